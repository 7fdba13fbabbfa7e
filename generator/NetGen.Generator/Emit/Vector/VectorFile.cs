using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit.Vector;

internal static class VectorFile
{
    public static string Write(NetworkPlan plan, VectorForm form) => throw new NotImplementedException();
}
