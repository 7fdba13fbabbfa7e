using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parse.Formulas;

namespace NetGen.Generator.Parse;

/// <summary>Every rule, in one list: the parser refuses what has an error, the analyzer reports all of it.</summary>
internal static class NetworkValidator
{
    public static IReadOnlyList<Problem> Problems(NetworkDeclaration declaration, CancellationToken cancellation)
    {
        List<Problem> problems = [.. ClassRules.Problems(declaration)];
        cancellation.ThrowIfCancellationRequested();

        // What is wrong with the shape decides whether the members and the size can be spoken of.
        Problem[] shape =
            [.. EnumRules.Problems(declaration.Arguments), .. ShapeRules.Problems(declaration.Arguments)];
        problems.AddRange(shape);
        problems.AddRange(OptimizerRules.Problems(declaration.Arguments));
        problems.AddRange(FormulaRules.Problems(declaration));
        cancellation.ThrowIfCancellationRequested();
        if (!DeclaredRules.AreMembersKnown(declaration, shape))
        {
            return problems;
        }

        var model = NetworkParser.Model(declaration);
        problems.AddRange(MemberRules.Problems(declaration, model, cancellation));
        if (shape.Length > 0)
        {
            return problems;
        }

        problems.AddRange(FrozenRules.Problems(declaration, model));
        problems.AddRange(HidingRules.Problems(declaration, model, cancellation));
        problems.AddRange(ModelRules.Problems(declaration, model, problems.Any(problem => problem.IsError)));
        return problems;
    }

    /// <summary>What the analyzer says besides of a network without errors.</summary>
    /// <remarks>Not for the parser, since it takes a plan.</remarks>
    public static IEnumerable<Problem> WithoutEffect(NetworkDeclaration declaration)
    {
        NetworkModel model = NetworkParser.Model(declaration);
        if (model.Parallel && PlanQueries.WhyNoParts(model) is { } reason)
        {
            yield return new Problem(
                DiagnosticDescriptors.OptionUnused,
                declaration.Arguments.LocationOf(Names.Parallel),
                Names.Parallel,
                $"here, because {reason}",
                "");
        }

        foreach (Problem problem in FormulaRules.NotFinite(declaration, model))
        {
            yield return problem;
        }
    }
}
