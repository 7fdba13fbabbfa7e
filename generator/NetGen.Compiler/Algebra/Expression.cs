
namespace NetGen.Compiler.Algebra;

/// <summary>A formula as a tree. Equality is structural.</summary>
/// <remarks>
/// Constructors build exactly what they are told; <see cref="Simplifier"/> makes it what a textbook would print. The
/// tree knows neither C# nor networks: printers turn it into code or prose, and <see cref="Differentiator"/> derives
/// it.
/// </remarks>
internal abstract record Expression
{
    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression left, Expression right) => new Sum(left, right);

    public static Expression operator -(Expression left, Expression right) => new Difference(left, right);

    public static Expression operator *(Expression left, Expression right) => new Product(left, right);

    public static Expression operator /(Expression left, Expression right) => new Quotient(left, right);

    public static Expression operator -(Expression operand) => new Negation(operand);
}

/// <summary>
/// A number; <paramref name="Symbol"/> is how prose writes it, such as "½" or "λ", where digits say less.
/// </summary>
internal sealed record Constant(double Value, string? Symbol = null) : Expression;

/// <summary>A quantity that the formula does not know: u, y, t, …</summary>
internal sealed record Reference(Symbol Symbol) : Expression;

internal sealed record Negation(Expression Operand) : Expression;

internal sealed record Sum(Expression Left, Expression Right) : Expression;

internal sealed record Difference(Expression Left, Expression Right) : Expression;

internal sealed record Product(Expression Left, Expression Right) : Expression;

internal sealed record Quotient(Expression Left, Expression Right) : Expression;

internal sealed record Minimum(Expression Left, Expression Right) : Expression;

internal sealed record Maximum(Expression Left, Expression Right) : Expression;

/// <summary>A function of one argument.</summary>
internal sealed record Call(Function Function, Expression Argument) : Expression;

/// <summary><paramref name="Then"/> where the comparison holds, else <paramref name="Else"/>.</summary>
internal sealed record Choice(Comparison Condition, Expression Then, Expression Else) : Expression;

/// <summary>A comparison of two values.</summary>
internal sealed record Comparison(Relation Relation, Expression Left, Expression Right);

internal enum Relation
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>Programs alone ask for it, of functions' arguments; formulas have thresholds.</summary>
    Equal,
}

/// <summary>
/// The functions that formulas may call. ExpM1(a) = e^a − 1 and Log1P(a) = ln(1 + a) keep small values exact.
/// </summary>
internal enum Function
{
    Exp,
    ExpM1,
    Log,
    Log1P,
    Tanh,
    Sinh,
    Cosh,
    Sin,
    Cos,
    Atan,
    Sigmoid,
    Sqrt,
    Abs,
    Sign,
}
