using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Writing;

/// <summary>The attributes that tell analyzers and coverage that nobody wrote a member by hand.</summary>
internal static class ToolAttributes
{
    public static IEnumerable<string> Of(NetworkPlan plan) => plan.Model.Consumer.HasToolAttributes
        ?
        [
            $"[global::System.CodeDom.Compiler.GeneratedCode(\"NetGen\", \"{Origin.Version}\")]",
            "[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]",
        ]
        : [];
}
