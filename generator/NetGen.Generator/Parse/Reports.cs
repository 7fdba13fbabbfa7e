using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Compiler.Model;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>Problems as values that outlive their compilation, and back.</summary>
internal static class Reports
{
    /// <summary>What is left out or misspelled: the compiler has stopped, and no analyzer speaks.</summary>
    public static IEnumerable<Report> OfSpelling(IEnumerable<Problem> problems) => problems.Select(problem =>
        new Report(problem.Descriptor.Id, new(problem.Arguments), PlaceOf(problem.Location), IsSpokenFor: false));

    /// <summary>
    /// Errors that the analyzer reports, for the generator to report where it does not. One that breaks the build is
    /// enough: the generator's own would keep the compiler from asking the analyzer.
    /// </summary>
    public static IEnumerable<Report> OfErrors(NetworkDeclaration declaration, IEnumerable<Problem> problems)
    {
        Problem[] errors = [.. problems.Where(problem => problem.IsError)];
        bool isSpokenFor = CompilationWithAnalyzers
            .GetEffectiveDiagnostics(errors.Select(problem => problem.ToDiagnostic()), declaration.Compilation)
            .Any(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false });
        return errors.Select(problem => new Report(
            DiagnosticDescriptors.NotCompiled.Id,
            new(
            [
                declaration.Class.Name,
                problem.Descriptor.Id,
                problem.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture),
            ]),
            PlaceOf(problem.Location),
            isSpokenFor));
    }

    public static Diagnostic ToDiagnostic(Report report) => Diagnostic.Create(
        DiagnosticDescriptors.Generator.Single(rule => rule.Id == report.Id),
        LocationOf(report.Place),
        [.. report.Arguments]);

    private static SourcePlace PlaceOf(Location location)
    {
        FileLinePositionSpan lines = location.GetLineSpan();
        return new SourcePlace(
            location.SourceTree?.FilePath ?? lines.Path,
            location.SourceSpan.Start,
            location.SourceSpan.Length,
            lines.StartLinePosition.Line,
            lines.StartLinePosition.Character,
            lines.EndLinePosition.Line,
            lines.EndLinePosition.Character);
    }

    private static Location LocationOf(SourcePlace place) => Location.Create(
        place.Path,
        new TextSpan(place.Start, place.Length),
        new LinePositionSpan(
            new LinePosition(place.StartLine, place.StartColumn), new LinePosition(place.EndLine, place.EndColumn)));
}
