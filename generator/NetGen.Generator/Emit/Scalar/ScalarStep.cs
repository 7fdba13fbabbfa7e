using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Formulas;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>
/// The optimizer's step of one parameter. One formula without state stands inline; anything longer is a method, so that
/// the formulas are written once.
/// </summary>
internal sealed class ScalarStep(NetworkPlan plan)
{
    private const string MethodName = "Step";

    private readonly ScalarFormulas _formulas = new(plan.Model.Precision);
    private readonly string _type = new Dialect(plan.Model).T;

    /// <summary>The statement for the parameter at an index of w, constant or computed.</summary>
    public string Statement(string index, Operand gradient)
    {
        if (plan.StepIsInline)
        {
            return Statement(plan.StepCode[0], symbol => symbol switch
            {
                "w" => $"w[{index}]",
                "g" => gradient,
                _ => symbol,
            });
        }

        IEnumerable<string> arguments = new[] { "w" }.Concat(plan.Optimizer.States)
            .Select(section => $"ref {section}[{index}]")
            .Append(gradient.Text)
            .Concat(StepScalars.Names(plan));
        return $"{ScalarClass.Name}.{MethodName}({string.Join(", ", arguments)});";
    }

    /// <summary>The method, where <see cref="Statement(string, Operand)"/> calls one.</summary>
    public void WriteMethod(CodeWriter writer)
    {
        if (plan.StepIsInline)
        {
            return;
        }

        IEnumerable<string> parameters = new[] { "w" }.Concat(plan.Optimizer.States)
            .Select(section => $"ref {_type} {section}")
            .Append($"{_type} g")
            .Concat(StepScalars.Names(plan).Select(scalar => $"{_type} {scalar}"));
        writer.Gap();
        writer.Line($"// {plan.Optimizer.Name}:  {string.Join(",  ", plan.Optimizer.Describe())}");
        using (writer.Braces($"internal static void {MethodName}({string.Join(", ", parameters)})"))
        {
            writer.Lines(plan.StepCode.Select(assignment => Statement(assignment, symbol => symbol)));
        }
    }

    private string Statement(Assignment assignment, Func<string, Operand> operands)
    {
        string target = operands(assignment.Target.Symbol).Text;
        return assignment.Value is Difference difference && difference.Left == assignment.Target
            ? $"{target} -= {_formulas.Print(difference.Right, operands)};"
            : $"{target} = {_formulas.Print(assignment.Value, operands)};";
    }
}
