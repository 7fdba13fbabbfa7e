using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Diagnostics;

/// <summary>Says what is wrong with a network's declaration; the generator does only where no analyzer can.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticDescriptors.Declaration;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var symbol = (INamedTypeSymbol)context.Symbol;
        if (NetworkDeclaration.Of(symbol, context.Compilation, context.CancellationToken) is not { } declaration)
        {
            return;
        }

        IReadOnlyList<Problem> problems = NetworkValidator.Problems(declaration, context.CancellationToken);
        IEnumerable<Problem> others =
            problems.Any(problem => problem.IsError) ? [] : NetworkValidator.WithoutEffect(declaration);
        foreach (Problem problem in problems.Concat(others))
        {
            context.ReportDiagnostic(problem.ToDiagnostic());
        }
    }
}
