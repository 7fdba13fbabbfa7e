using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Writing;

/// <summary>Attributes for tools.</summary>
internal static class ToolAttributes
{
    /// <summary>They tell analyzers and coverage that nobody wrote a member by hand.</summary>
    public static IEnumerable<string> Of(NetworkPlan plan) => plan.Model.Consumer.HasToolAttributes
        ?
        [
            $"[global::System.CodeDom.Compiler.GeneratedCode(\"NetGen\", \"{Origin.Version}\")]",
            "[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]",
        ]
        : [];

    /// <summary>What a debugger shows of a network before it is opened: "2-3-1 Sigmoid, Identity; …".</summary>
    public static IEnumerable<string> OfClass(NetworkPlan plan) => plan.Model.Consumer.HasToolAttributes
        ? ["[global::System.Diagnostics.DebuggerDisplay(\"{Topology,nq}\")]"]
        : [];
}
