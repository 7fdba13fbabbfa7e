using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>Computes a formula of the user's and its derivative at points over their range, as the code will.</summary>
/// <remarks>
/// The derivative is held against central differences too, where the formula has no kink nearby: the witness that the
/// algebra made no mistake.
/// </remarks>
internal static class FormulaCheck
{
    /// <summary>Half the distance of the points of a central difference: its error is about its square.</summary>
    private const double Step = 1e-5;

    private static readonly double[] Sums =
    [
        .. Enumerable.Range(-40, 81).Select(static half => half / 2.0),
        -1e-3, 1e-3, -0.123, 0.123, -2.718, 2.718, -60, 60,
    ];

    private static readonly double[] Values = [-3, -1.5, -1, -0.4, 0, 0.3, 1, 1.7, 3];

    private static readonly double[] Shares = [1e-6, 0.1, 0.35, 0.5, 0.8, 1 - 1e-6];

    private static readonly double[] Targets = [0, 0.2, 0.5, 1];

    /// <summary>
    /// Where a formula, or its derivative, has no finite value, or not the right one; null where nowhere.
    /// </summary>
    public static FormulaFault? Fault(NetworkModel model, FormulaId formula) =>
        model.Loss == formula ? OfLoss(model, formula) : OfActivation(model.Precision, formula);

    private static FormulaFault? OfActivation(Precision precision, FormulaId formula)
    {
        var activation = ActivationFormula.For(formula);
        Expression value = Stabiliser.Lower(activation.Value), slope = Stabiliser.Lower(activation.Derivative);
        foreach (double u in Sums)
        {
            double y = 0;
            var at = new Point(precision, name => name == Symbols.Y.Symbol.Name ? y : u, [(Symbols.U, u)]);
            y = at.Value(value);
            if (at.Fault(value, slope, step => activation.Value.Evaluate(_ => u + step)) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static FormulaFault? OfLoss(NetworkModel model, FormulaId formula)
    {
        double smallest = LossFormula.Guard(model);
        bool isShare = smallest > 0;
        var loss = LossFormula.For(formula);
        Expression value = Stabiliser.Lower(loss.Term, smallest), slope = Stabiliser.Lower(loss.Gradient, smallest);
        foreach (double y in isShare ? Shares : Values)
        {
            foreach (double t in isShare ? Targets : Values)
            {
                var at = new Point(model.Precision, name => Of(name, y), [(Symbols.Y, y), (Symbols.T, t)]);
                if (at.Fault(value, slope, step => loss.Term.Evaluate(name => Of(name, y + step))) is { } fault)
                {
                    return fault;
                }

                double Of(string name, double output) => name == Symbols.Y.Symbol.Name ? output
                    : name == Symbols.T.Symbol.Name ? t
                    : model.Outputs;
            }
        }

        return null;
    }

    /// <summary>What the symbols are at one point.</summary>
    private sealed class Point(
        Precision precision, Func<string, double> symbols, IReadOnlyList<(Reference Symbol, double Value)> shown)
    {
        public double Value(Expression formula) => formula.Evaluate(symbols, Rounded);

        public FormulaFault? Fault(Expression value, Expression slope, Func<double, double> exactly)
        {
            if (NotFinite(value) is { } part)
            {
                return new(part, Value(part), null, shown);
            }

            if (NotFinite(slope) is { } slopePart)
            {
                return new(slopePart, Value(slopePart), null, shown);
            }

            double found = slope.Evaluate(symbols);
            return Differs(exactly, found) is { } difference ? new(slope, found, difference, shown) : null;
        }

        /// <summary>
        /// The first part that is not finite, of which all parts are; null where the whole is finite.
        /// </summary>
        private Expression? NotFinite(Expression formula) => IsFinite(Value(formula))
            ? null
            : formula.Descendants().FirstOrDefault(part => !IsFinite(Value(part))
                && Array.TrueForAll(part.Children(), child => IsFinite(Value(child)))) ?? formula;

        /// <summary>
        /// The central difference, where it says something else; null where the formula turns and none can.
        /// </summary>
        private static double? Differs(Func<double, double> value, double slope)
        {
            double here = value(0), before = (here - value(-Step)) / Step, after = (value(Step) - here) / Step;
            double scale = Math.Max(1, Math.Abs(slope)), difference = (before + after) / 2;
            // Rounding of values of this size, divided by the step.
            double noise = Math.Abs(here) * 1e-15 / Step;
            bool turns = Math.Abs(after - before) > (1e-2 * scale) + noise;
            return turns || !IsFinite(difference) || Math.Abs(difference - slope) <= (1e-3 * scale) + noise
                ? null
                : difference;
        }

        private double Rounded(double value) => precision == Precision.Single ? (float)value : value;

        private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
    }
}

/// <summary>A point at which a formula or its derivative is not what it should be.</summary>
/// <param name="Part">The smallest part that is not finite, or the derivative that is wrong.</param>
/// <param name="Value">What it is there.</param>
/// <param name="Difference">The central difference, where a finite derivative is wrong; otherwise null.</param>
/// <param name="Point">The symbols' values.</param>
internal sealed record FormulaFault(
    Expression Part, double Value, double? Difference, IReadOnlyList<(Reference Symbol, double Value)> Point);
