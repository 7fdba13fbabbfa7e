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
    public const string RoutineName = "Step";

    private readonly NetworkPlan _plan;
    private readonly ScalarValues _values;
    private readonly FormulaLowering _formulas;

    public OptimizerStep(NetworkPlan plan)
    {
        _plan = plan;
        _values = new ScalarValues(plan, inArrays: true);
        _formulas = new FormulaLowering(_values.Type);
        Routine = plan.StepIsInline ? null : new Routine(
            RoutineName,
            [
                .. Kept.Select(name => new VariableParameter(_values.Number(name))),
                new ValueParameter(_values.Number(Identifiers.Of(Symbols.G))),
                .. Scalars.Select(name => new ValueParameter(_values.Number(name))),
            ],
            Returns: null,
            [.. plan.StepCode.Select(assignment => Statement(assignment, _values.Number))]);
    }

    /// <summary>What <see cref="Statement(Value, Value)"/> calls; null where the formula stands inline.</summary>
    public Routine? Routine { get; }

    /// <summary>The statement for the parameter at an index of w.</summary>
    public Statement Statement(Value index, Value gradient)
    {
        if (Routine is null)
        {
            return Statement(_plan.StepCode[0], symbol => symbol == Identifiers.Of(Symbols.W) ? Parameter(symbol)
                : symbol == Identifiers.Of(Symbols.G) ? gradient
                : _values.Number(symbol));
        }

        return new Invoke(Routine,
        [
            .. Kept.Select(name => new VariableArgument(Parameter(name))),
            new ValueArgument(gradient),
            .. Scalars.Select(name => new ValueArgument(_values.Number(name))),
        ]);

        Element Parameter(string section) => new(_values.Section(section), index);
    }

    /// <summary>The parameter and what the optimizer keeps for it.</summary>
    private IEnumerable<string> Kept => new[] { Identifiers.Of(Symbols.W) }.Concat(_plan.Optimizer.States);

    /// <summary>What is found once per step, for all parameters.</summary>
    private IReadOnlyList<string> Scalars => _plan.Optimizer.Scalars;

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
