using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Writing;

/// <summary>XML documentation as lines.</summary>
internal static class Documentation
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A summary of one or several sentences, and parameters with their meaning.</summary>
    public static IEnumerable<string> Of(string summary, params (string Name, string Meaning)[] parameters) =>
    [
        .. Element("summary", summary),
        .. parameters.Select(parameter => $"/// <param name=\"{parameter.Name}\">{Escape(parameter.Meaning)}</param>"),
    ];

    /// <summary>A text in an element of its own.</summary>
    public static IEnumerable<string> Element(string name, string text) => Escape(text) is { Length: < 90 } line
        ? [$"/// <{name}>{line}</{name}>"]
        : [$"/// <{name}>", .. Wrapping.Words(Escape(text)).Select(line => $"/// {line}"), $"/// </{name}>"];
}

/// <summary>The attributes of generated members.</summary>
internal static class ToolAttributes
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
