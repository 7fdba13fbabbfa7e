namespace NetGen.Compiler.Algebra;

/// <summary>Short names to write formulas with: <c>using static</c> makes them read like the textbook.</summary>
internal static class Notation
{
    public static Expression Exp(Expression argument) => new Call(Function.Exp, argument);

    public static Expression Ln(Expression argument) => new Call(Function.Log, argument);

    public static Expression Tanh(Expression argument) => new Call(Function.Tanh, argument);

    public static Expression Cosh(Expression argument) => new Call(Function.Cosh, argument);

    public static Expression Sin(Expression argument) => new Call(Function.Sin, argument);

    public static Expression Cos(Expression argument) => new Call(Function.Cos, argument);

    public static Expression Atan(Expression argument) => new Call(Function.Atan, argument);

    /// <summary>σ(a) = 1 / (1 + e^(−a)), see <see cref="Definitions"/>.</summary>
    public static Expression Sigmoid(Expression argument) => new Call(Function.Sigmoid, argument);

    public static Expression Sqrt(Expression argument) => new Call(Function.Sqrt, argument);

    public static Expression Abs(Expression argument) => new Call(Function.Abs, argument);

    public static Expression Sign(Expression argument) => new Call(Function.Sign, argument);

    public static Expression Min(Expression left, Expression right) => new Minimum(left, right);

    public static Expression Max(Expression left, Expression right) => new Maximum(left, right);

    public static Expression Square(Expression operand) => operand * operand;

    public static Expression Cube(Expression operand) => operand * operand * operand;

    public static Comparison Greater(Expression left, Expression right) => new(Relation.Greater, left, right);

    public static Comparison Less(Expression left, Expression right) => new(Relation.Less, left, right);

    public static Comparison AtMost(Expression left, Expression right) => new(Relation.LessOrEqual, left, right);

    /// <summary><paramref name="then"/> where the condition holds, else <paramref name="otherwise"/>.</summary>
    public static Expression When(Comparison condition, Expression then, Expression otherwise) =>
        new Choice(condition, then, otherwise);
}
