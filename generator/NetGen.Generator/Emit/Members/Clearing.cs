using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit.Members;

/// <summary>Sets an opened section to zero.</summary>
internal static class Clearing
{
    public static string Statement(NetworkPlan plan, string section) => plan.Storage.IsOneBuffer
        ? $"{section}.Clear();"
        : $"global::System.Array.Clear({section}, 0, {plan.Storage.Section(section).Length});";
}
