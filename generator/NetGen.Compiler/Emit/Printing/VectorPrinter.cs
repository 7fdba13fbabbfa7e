using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Algebra;

namespace NetGen.Compiler.Emit.Printing;

/// <summary>Prints a stabilised formula as a C# expression of <c>Vector128/256/512</c>, for .NET 9 and later.</summary>
/// <param name="precision">The lanes' type.</param>
/// <param name="bits">128, 256 or 512.</param>
/// <param name="operand">The vector that a symbol stands for.</param>
/// <param name="prefix">What stands before <c>Vector256</c>: nothing, or "global::System.Runtime.Intrinsics.".</param>
/// <param name="helperPrefix">What stands before Exp, Log, Tanh, …, e.g. a class and a dot.</param>
internal sealed class VectorPrinter(
    Precision precision, int bits, Func<string, Operand> operand, string prefix = "", string helperPrefix = "")
    : ExpressionPrinter
{
    private readonly string _vector = $"{prefix}Vector{bits}";

    private readonly string _lane = precision == Precision.Single ? "float" : "double";

    private readonly SortedSet<Function> _usedHelpers = [];

    /// <summary>The helpers that were printed so far: what <see cref="VectorHelpers"/> must provide.</summary>
    public IReadOnlyCollection<Function> UsedHelpers => _usedHelpers;

    protected override Operand Number(Constant constant) => constant.Value switch
    {
        0 => $"{_vector}<{_lane}>.Zero",
        1 => $"{_vector}<{_lane}>.One",
        _ => $"{_vector}.Create({Literal.Of(constant.Value, precision)})",
    };

    protected override Operand Name(string symbol) => operand(symbol);

    /// <remarks>
    /// The native instructions give their second operand where either is NaN, so a constant goes first. Where neither
    /// is one, only the slower function lets every NaN through.
    /// </remarks>
    protected override Operand Extremum(string name, Expression left, Expression right)
    {
        if (right is Constant) (left, right) = (right, left);
        string native = left is Constant ? "Native" : "";
        return $"{_vector}.{name}{native}({Print(left)}, {Print(right)})";
    }

    protected override Operand Function(Function function, Expression argument)
    {
        switch (function)
        {
            case Plan.Algebra.Function.Sqrt or Plan.Algebra.Function.Abs:
                return $"{_vector}.{function}({Print(argument)})";
            case Plan.Algebra.Function.Exp or Plan.Algebra.Function.Log or Plan.Algebra.Function.Tanh
                or Plan.Algebra.Function.ExpM1 or Plan.Algebra.Function.Log1P:
                _usedHelpers.Add(function);
                return $"{helperPrefix}{function}({Print(argument)})";
            default:
                throw NotPrintable(function);
        }
    }

    protected override Operand Choose(Choice choice)
    {
        var condition = choice.Condition;
        string test = condition.Relation switch
        {
            Relation.Less => "LessThan",
            Relation.LessOrEqual => "LessThanOrEqual",
            Relation.Greater => "GreaterThan",
            _ => "GreaterThanOrEqual",
        };
        string mask = $"{_vector}.{test}({Print(condition.Left)}, {Print(condition.Right)})";
        return $"{_vector}.ConditionalSelect({mask}, {Print(choice.Then)}, {Print(choice.Else)})";
    }
}
