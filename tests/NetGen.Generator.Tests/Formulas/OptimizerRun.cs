using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Formulas;

namespace NetGen.Generator.Tests.Formulas;

/// <summary>Carries an optimizer's formulas out for one parameter, as generated code would.</summary>
internal sealed class OptimizerRun
{
    private readonly OptimizerFormula _formula;

    private readonly Func<double, double>? _round;

    private readonly Dictionary<string, double> _values = [];

    public OptimizerRun(OptimizerFormula formula, double learningRate, Func<double, double>? round = null)
    {
        (_formula, _round) = (formula, round);
        _values[Symbols.LearningRate.Symbol] = learningRate;
        foreach (string state in formula.States) _values[state] = 0;
        foreach (RunningScalar scalar in formula.Running) _values[scalar.Target.Symbol] = scalar.Initial;
    }

    public double Step(double w, double g)
    {
        foreach (RunningScalar scalar in _formula.Running) Set(scalar.Target, scalar.Value, null);
        foreach (Assignment assignment in _formula.PerStep) Set(assignment.Target, assignment.Value, null);
        (_values["w"], _values["g"]) = (w, g);
        foreach (Assignment assignment in _formula.Assignments) Set(assignment.Target, assignment.Value, _round);
        return _values["w"];
    }

    private void Set(Reference target, Expression value, Func<double, double>? round) =>
        _values[target.Symbol] = Stabiliser.Lower(value).Evaluate(symbol => _values[symbol], round);
}
