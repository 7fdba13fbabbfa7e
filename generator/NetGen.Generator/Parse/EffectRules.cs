using NetGen.Generator.Diagnostics;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;

namespace NetGen.Generator.Parse;

/// <summary>What changes nothing in a network that is right: not for the parser, since it takes a plan.</summary>
internal static class EffectRules
{
    public static IEnumerable<Problem> Problems(NetworkDeclaration declaration, NetworkModel model)
    {
        if (model.Parallel && PlanQueries.WhyNoParts(model) is { } reason)
        {
            yield return new Problem(
                DiagnosticDescriptors.OptionUnused,
                declaration.Arguments.LocationOf(Names.Parallel),
                Names.Parallel,
                $"here, because {reason}",
                "");
        }
    }
}
