using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Harness;

/// <summary>What a project tells the generator: its build properties, and what .editorconfig says of each file.</summary>
internal sealed class Settings : AnalyzerConfigOptionsProvider
{
    private readonly Options _project;
    private readonly Options _files;

    private Settings(Dictionary<string, string> project, Dictionary<string, string> files) =>
        (_project, _files) = (new Options(project), new Options(files));

    /// <summary>The package's properties are known, and not set.</summary>
    public static Settings Default { get; } = Project();

    /// <summary>A compiler that is called without the package's properties.</summary>
    public static Settings Unknown { get; } = new([], []);

    public override AnalyzerConfigOptions GlobalOptions => _project;

    public static Settings Project(string runAnalyzers = "", string runAnalyzersDuringBuild = "") => new(
        new()
        {
            ["build_property.RunAnalyzers"] = runAnalyzers,
            ["build_property.RunAnalyzersDuringBuild"] = runAnalyzersDuringBuild,
        },
        []);

    /// <summary>The same project with a line in the .editorconfig of every file.</summary>
    public Settings With(string key, string value) =>
        new(_project.Values, new(_files.Values, StringComparer.Ordinal) { [key] = value });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _files;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _files;

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public Dictionary<string, string> Values { get; } = new(values, KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            Values.TryGetValue(key, out value);
    }
}
