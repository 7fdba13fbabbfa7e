using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Algebra;

namespace NetGen.Compiler.Emit.Printing;

/// <summary>Prints a stabilised formula as a C# 9 expression of <c>float</c> or <c>double</c>.</summary>
/// <param name="precision">The type of literals, and of what the operands are.</param>
/// <param name="operand">The operand that a symbol stands for.</param>
/// <param name="portableMath">The class with Exp, ExpM1, Log, Log1P, Tanh and Sqrt.</param>
/// <param name="math">The class with Abs, Min and Max.</param>
internal sealed class ScalarPrinter(
    Precision precision,
    Func<string, Operand> operand,
    string portableMath = "global::NetGen.PortableMath",
    string math = "global::System.Math") : ExpressionPrinter
{
    protected override Operand Number(Constant constant) => Literal.Operand(constant.Value, precision);

    protected override Operand Name(string symbol) => operand(symbol);

    protected override Operand Extremum(string name, Expression left, Expression right) =>
        $"{math}.{name}({Print(left)}, {Print(right)})";

    protected override Operand Function(Function function, Expression argument) => function switch
    {
        Plan.Algebra.Function.Sigmoid or Plan.Algebra.Function.Sign or Plan.Algebra.Function.Sinh
            or Plan.Algebra.Function.Cosh => throw NotPrintable(function),
        Plan.Algebra.Function.Abs => $"{math}.Abs({Print(argument)})",
        _ => $"{portableMath}.{function}({Print(argument)})",
    };

    protected override Operand Choose(Choice choice)
    {
        string sign = choice.Condition.Relation switch
        {
            Relation.Less => "<",
            Relation.LessOrEqual => "<=",
            Relation.Greater => ">",
            _ => ">=",
        };
        string left = Print(choice.Condition.Left, Precedence.Additive);
        string right = Print(choice.Condition.Right, Precedence.Additive);
        // A choice in a choice is put in parentheses though C# does not ask: the reader does.
        string then = Print(choice.Then, Precedence.Comparison);
        string otherwise = Print(choice.Else, Precedence.Comparison);
        return new($"{left} {sign} {right} ? {then} : {otherwise}", Precedence.Choice);
    }
}
