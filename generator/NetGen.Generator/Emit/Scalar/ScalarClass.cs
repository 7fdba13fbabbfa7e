using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>The nested class that holds what scalar code calls, so that few names enter the user's class.</summary>
internal static class ScalarClass
{
    public const string Name = "ScalarKernel";

    public static void Write(CodeWriter writer, NetworkPlan plan, IScalarKernel kernel)
    {
        if (!kernel.HasMembers)
        {
            return;
        }

        writer.Gap();
        writer.Lines(ToolAttributes.Of(plan));
        using (writer.Braces($"private static class {Name}"))
        {
            kernel.WriteMembers(writer);
        }
    }
}
