using NetGen.Compiler.Plan;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>Sets an opened section to zero.</summary>
internal static class Clearing
{
    /// <summary>Padding is zero unless a loss that was not finite has gone through it.</summary>
    public const string PaddingComment = "// Padding too: a step with NaN or infinite numbers may have written there.";

    public static string Statement(NetworkPlan plan, string section) => plan.Storage.IsOneBuffer
        ? $"{section}.Clear();"
        : $"global::System.Array.Clear({section}, 0, {plan.Storage.Section(section).Length});";
}
