using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Compiler.Model;

namespace NetGen.Generator.Parse;

/// <summary>Whether a project runs its analyzers, as far as it tells the generator.</summary>
internal static class AnalyzerSettings
{
    private const string Run = "build_property.RunAnalyzers";
    private const string RunDuringBuild = "build_property.RunAnalyzersDuringBuild";

    private static readonly string[] Severities =
        ["dotnet_analyzer_diagnostic.category-NetGen.severity", "dotnet_analyzer_diagnostic.severity"];

    /// <summary>Whether no analyzer reports an error of a file as an error.</summary>
    public static bool AreSilent(Report report, Compilation compilation, AnalyzerConfigOptionsProvider options) =>
        !AreOn(options.GlobalOptions)
        || (compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == report.Place.Path) is { } tree
            && Soften(options.GetOptions(tree)));

    /// <summary>
    /// Whether the build asks the analyzers. The package's properties say so; where they are not known nothing is taken
    /// for granted, because a network with an error must not come to run.
    /// </summary>
    private static bool AreOn(AnalyzerConfigOptions project) =>
        project.TryGetValue(Run, out string? run) && project.TryGetValue(RunDuringBuild, out string? during)
        && !Is(run, "false") && (!Is(run, "") || !Is(during, "false"));

    /// <summary>Whether a file's settings make all analyzers' errors, or all of NetGen's, milder.</summary>
    private static bool Soften(AnalyzerConfigOptions file) => Severities
        .Select(key => file.TryGetValue(key, out string? severity) ? severity : null)
        .FirstOrDefault(severity => severity is not null) is { } said
        && !Is(said, "error") && !Is(said, "default");

    private static bool Is(string value, string other) =>
        string.Equals(value.Trim(), other, StringComparison.OrdinalIgnoreCase);
}
