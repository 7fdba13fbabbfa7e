using System.Globalization;
using NetGen.Compiler.Model;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>
/// The optimizers' constants, where they are written: the ranges in which their formulas make sense, and whether the
/// chosen optimizer's formula has them at all.
/// </summary>
internal static class OptimizerRules
{
    /// <summary>Which optimizers use a constant, in the attribute's order. A test holds it to their formulas.</summary>
    public static readonly IReadOnlyList<(string Name, IReadOnlyList<Optimizer> Users)> Uses =
    [
        Use(Names.Momentum),
        Use(Names.Beta1),
        Use(Names.Beta2),
        Use(Names.Alpha),
        Use(Names.Epsilon),
        Use(Names.WeightDecay),
        Use(Names.StepDecrease),
        Use(Names.StepIncrease),
        Use(Names.MinStep),
        Use(Names.MaxStep),
        Use(Names.L1),
        Use(Names.L2),
    ];

    /// <summary>What is out of range; where nothing is, what has no effect.</summary>
    public static IEnumerable<Problem> Problems(NetworkArguments arguments)
    {
        List<Problem> problems = [.. OutOfRange(arguments)];
        return problems.Count > 0 ? problems : Unused(arguments);
    }

    private static (string Name, IReadOnlyList<Optimizer> Users) Use(string name) => (
        name,
        [
            .. Enum.GetValues(typeof(Optimizer)).Cast<Optimizer>().Where(optimizer =>
                OptimizerConstants.Of(optimizer).Any(constant => constant.Key == name)),
        ]);

    private static IEnumerable<Problem> Unused(NetworkArguments arguments)
    {
        Optimizer optimizer = arguments.GetEnum(Names.Optimizer, Optimizer.GradientDescent);
        return Uses
            .Where(use => Enum.IsDefined(typeof(Optimizer), optimizer) && !arguments.Get(Names.Frozen, false)
                && arguments.IsGiven(use.Name) && !use.Users.Contains(optimizer))
            .Select(use => new Problem(
                DiagnosticDescriptors.OptionUnused,
                arguments.LocationOf(use.Name),
                use.Name,
                $"with Optimizer.{optimizer}, "
                    + $"only with {string.Join(", ", use.Users.Select(user => $"Optimizer.{user}"))}",
                ", or choose one that uses it"))
            .Concat(UnusedDecayBiases(arguments));
    }

    private static IEnumerable<Problem> UnusedDecayBiases(NetworkArguments arguments)
    {
        Optimizer optimizer = arguments.GetEnum(Names.Optimizer, Optimizer.GradientDescent);
        return arguments.Get(Names.DecayBiases, true) || arguments.Get(Names.Frozen, false)
            || NetworkParser.OptimizerOf(optimizer, arguments.Get).Decays
            ? []
            :
            [
                new Problem(
                    DiagnosticDescriptors.OptionUnused,
                    arguments.LocationOf(Names.DecayBiases),
                    Names.DecayBiases,
                    "without L1, L2 or WeightDecay",
                    ", or give one of them"),
            ];
    }

    private static IEnumerable<Problem> OutOfRange(NetworkArguments arguments)
    {
        double smallest = arguments.Get(Names.MinStep, OptimizerConstants.MinStep);
        return
        [
            .. Check(Names.Momentum, IsShare, "at least 0 and less than 1"),
            .. Check(Names.Beta1, IsShare, "at least 0 and less than 1"),
            .. Check(Names.Beta2, IsShare, "at least 0 and less than 1"),
            .. Check(Names.Alpha, IsShare, "at least 0 and less than 1"),
            .. Check(Names.Epsilon, value => value > 0 && IsFinite(value), "positive and finite"),
            .. Check(Names.WeightDecay, value => value >= 0 && IsFinite(value), "at least 0 and finite"),
            .. Check(Names.StepDecrease, value => value is > 0 and < 1, "more than 0 and less than 1"),
            .. Check(Names.StepIncrease, value => value > 1 && IsFinite(value), "more than 1 and finite"),
            .. Check(Names.MinStep, value => value > 0 && IsFinite(value), "positive and finite"),
            .. Check(
                Names.MaxStep,
                value => value > 0 && IsFinite(value) && !(value < smallest),
                $"finite and at least MinStep, {Text(smallest)}"),
            .. arguments.IsGiven(Names.MaxStep)
                ? []
                : Check(
                    Names.MinStep,
                    value => !(value > OptimizerConstants.MaxStep) || !IsFinite(value),
                    $"at most MaxStep, {Text(OptimizerConstants.MaxStep)}"),
            .. Check(Names.L1, value => value >= 0 && IsFinite(value), "at least 0 and finite"),
            .. Check(Names.L2, value => value >= 0 && IsFinite(value), "at least 0 and finite"),
        ];

        IEnumerable<Problem> Check(string name, Func<double, bool> isRight, string wanted)
        {
            if (!arguments.IsGiven(name))
            {
                yield break;
            }

            double value = arguments.Get(name, 0.0);

            // A float network computes with the float next to it: 0.99999999999 is its 1, and 1e-50 its 0.
            bool isSingle = arguments.GetEnum(Names.Precision, Precision.Single) == Precision.Single;
            if (!isRight(value) || (isSingle && !isRight((float)value)))
            {
                yield return new Problem(
                    DiagnosticDescriptors.ConstantOutOfRange,
                    arguments.LocationOf(name),
                    name,
                    Text(value),
                    isRight(value) ? wanted + " when rounded to float" : wanted);
            }
        }
    }

    private static bool IsShare(double value) => value is >= 0 and < 1;

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
