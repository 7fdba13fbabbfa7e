using Microsoft.CodeAnalysis;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Prose;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse.Formulas;

/// <summary>Formulas of the user's: there, understood, and in nobody's way.</summary>
internal static class FormulaRules
{
    private static readonly (string Formula, string[] Others)[] Alternatives =
    [
        (Names.HiddenFormula, [Names.HiddenActivation, Names.HiddenActivations]),
        (Names.OutputFormula, [Names.OutputActivation]),
        (Names.LossFormula, [Names.Loss]),
    ];

    public static IEnumerable<Problem> Problems(NetworkDeclaration declaration) =>
    [
        .. Twice(declaration.Arguments),
        .. declaration.Formulas.All.Select(formula => formula.Problem).OfType<Problem>(),
    ];

    /// <summary>
    /// Where a formula or its derivative has no finite value: for the analyzer alone, which has the time.
    /// </summary>
    public static IEnumerable<Problem> NotFinite(NetworkDeclaration declaration, NetworkModel model) =>
        declaration.Formulas.All.Where(formula => formula.Id is not null).SelectMany(formula =>
            PlanQueries.Fault(model, formula.Id!) is { } fault
                ? [new Problem(
                    DiagnosticDescriptors.FormulaNotFinite, formula.Location, formula.Id!.Name, fault.Describe())]
                : Array.Empty<Problem>());

    private static IEnumerable<Problem> Twice(NetworkArguments arguments) =>
        from pair in Alternatives
        where arguments.IsGiven(pair.Formula)
        from other in pair.Others
        where arguments.IsGiven(other)
        select new Problem(
            DiagnosticDescriptors.FormulaTwice, arguments.LocationOf(pair.Formula), pair.Formula, other);
}
