using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Places;

/// <summary>The analyzers of the SDK, as AnalysisLevel latest-all runs them, and NetGen's own.</summary>
internal static class NetAnalyzers
{
    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> All = new(Load);

    public static async Task<IReadOnlyList<Diagnostic>> Analyze(CSharpCompilation compilation)
    {
        var severities = All.Value.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Select(rule => rule.Id).Distinct()
            .ToImmutableDictionary(id => id, _ => ReportDiagnostic.Warn);
        ImmutableArray<Diagnostic> found = await compilation
            .WithOptions(compilation.Options.WithSpecificDiagnosticOptions(severities))
            .WithAnalyzers(All.Value.Add(new NetworkAnalyzer()))
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(problem => problem.Severity >= DiagnosticSeverity.Warning)];
    }

    private static ImmutableArray<DiagnosticAnalyzer> Load()
    {
        var loader = new Loader();
        return
        [
            .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }.SelectMany(
                file => new AnalyzerFileReference(Path.Combine(Paths.Analyzers, file), loader).GetAnalyzers(LanguageNames.CSharp)),
        ];
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
