using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>
/// The optimizer's step of one parameter. One formula without state stands where it is needed; anything longer is a
/// routine, so that the formulas are written once.
/// </summary>
internal sealed class OptimizerStep
{
    private readonly NetworkPlan _plan;
    private readonly ScalarValues _values;
    private readonly FormulaLowering _formulas;
    private readonly Dictionary<ParameterStep, Routine> _routines;

    public OptimizerStep(NetworkPlan plan)
    {
        _plan = plan;
        _values = new ScalarValues(plan, inArrays: true);
        _formulas = new FormulaLowering(_values.Type);
        _routines = plan.Steps.Where(step => !step.IsInline).ToDictionary(step => step, Make);
    }

    /// <summary>What the statements call; none where the formulas stand inline.</summary>
    public IReadOnlyList<Routine> Routines =>
        [.. _plan.Steps.Where(_routines.ContainsKey).Select(step => _routines[step])];

    /// <summary>The statement for the parameter at an index of w.</summary>
    public Statement Statement(ParameterStep step, Value index, Value gradient)
    {
        if (!_routines.TryGetValue(step, out Routine? routine))
        {
            return Statement(step.Code[0], symbol => symbol == Identifiers.Of(Symbols.W) ? Parameter(symbol)
                : symbol == Identifiers.Of(Symbols.G) ? gradient
                : _values.Number(symbol));
        }

        return new Invoke(routine,
        [
            .. Kept(step).Select(name => new VariableArgument(Parameter(name))),
            new ValueArgument(gradient),
            .. step.Formula.Scalars.Select(name => new ValueArgument(_values.Number(name))),
        ]);

        Element Parameter(string section) => new(_values.Section(section), index);
    }

    private Routine Make(ParameterStep step) => new(
        step.RoutineName,
        [
            .. Kept(step).Select(name => new VariableParameter(_values.Number(name))),
            new ValueParameter(_values.Number(Identifiers.Of(Symbols.G))),
            .. step.Formula.Scalars.Select(name => new ValueParameter(_values.Number(name))),
        ],
        Returns: null,
        [.. step.Code.Select(assignment => Statement(assignment, _values.Number))]);

    /// <summary>The parameter and what the optimizer keeps for it.</summary>
    private static IEnumerable<string> Kept(ParameterStep step) =>
        new[] { Identifiers.Of(Symbols.W) }.Concat(step.Formula.States);

    private Statement Statement(Assignment assignment, Func<string, Value> symbols)
    {
        Value target = symbols(Identifiers.Of(assignment.Target));
        if (assignment.Value is Difference difference && difference.Left == assignment.Target)
        {
            return new Accumulate(target, BinaryOperator.Subtract, _formulas.Lower(difference.Right, symbols));
        }

        Value value = _formulas.Lower(assignment.Value, symbols);
        return target is Local local ? new Assign(local, value) : new Store((Element)target, value);
    }
}
