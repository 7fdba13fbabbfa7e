using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Writing;

/// <summary>The attributes of generated members, and of the class.</summary>
internal static class GeneratedAttributes
{
    private const string Options = "MethodImplOptions.AggressiveOptimization";

    /// <summary>
    /// Those of a method that computes: the JIT optimizes it fully at its first call, instead of after some time.
    /// </summary>
    public static IEnumerable<string> OfComputation(NetworkPlan plan) =>
        [.. Of(plan), .. FullOptimization(plan, "global::System.Runtime.CompilerServices.")];

    /// <summary>The same inside a class that has the other attributes.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="names">What stands before the attribute's name, where its namespace is not imported.</param>
    public static IEnumerable<string> FullOptimization(NetworkPlan plan, string names = "") =>
        plan.Model.Consumer.HasFullOptimization ? [$"[{names}MethodImpl({names}{Options})]"] : [];

    /// <summary>Those that tell analyzers and coverage that nobody wrote a member by hand.</summary>
    public static IEnumerable<string> Of(NetworkPlan plan) => plan.Model.Consumer.HasToolAttributes
        ?
        [
            $"[global::System.CodeDom.Compiler.GeneratedCode(\"NetGen\", \"{Origin.Version}\")]",
            "[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]",
        ]
        : [];

    /// <summary>What a debugger shows of a network before it is opened: "2-3-1 Sigmoid, Identity; …".</summary>
    /// <remarks>Not where its user says something else.</remarks>
    public static IEnumerable<string> OfClass(NetworkPlan plan) =>
        plan.Model.Consumer.HasToolAttributes && !plan.Model.Class.HasDebuggerDisplay
        ? ["[global::System.Diagnostics.DebuggerDisplay(\"{Topology,nq}\")]"]
        : [];
}
