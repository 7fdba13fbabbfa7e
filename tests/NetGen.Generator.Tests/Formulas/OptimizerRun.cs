using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan.Formulas;

namespace NetGen.Generator.Tests.Formulas;

/// <summary>Carries an optimizer's formulas out for one parameter, as generated code would.</summary>
internal sealed class OptimizerRun
{
    private readonly Assignment[] _assignments;

    private readonly Func<double, double>? _round;

    private readonly Dictionary<Symbol, double> _values = [];

    public OptimizerRun(OptimizerFormula formula, double learningRate, Func<double, double>? round = null)
    {
        _round = round;
        _assignments =
        [
            .. formula.Running.Select(scalar => new Assignment(scalar.Target, scalar.Value))
                .Concat(formula.PerStep)
                .Concat(formula.Assignments)
                .Select(step => step with { Value = Stabiliser.Lower(step.Value) }),
        ];
        _values[Symbols.LearningRate.Symbol] = learningRate;
        foreach (Reference state in formula.StateSymbols) _values[state.Symbol] = 0;
        foreach (RunningScalar scalar in formula.Running) _values[scalar.Target.Symbol] = scalar.Initial;
    }

    public double Step(double w, double g)
    {
        (_values["w"], _values["∂w"]) = (w, g);
        foreach (Assignment assignment in _assignments)
        {
            _values[assignment.Target.Symbol] = assignment.Value.Evaluate(symbol => _values[symbol], _round);
        }

        return _values["w"];
    }

    /// <summary>A state, a running scalar, or what was computed once in the last step.</summary>
    public double this[Symbol symbol] => _values[symbol];
}
