using NetGen.Compiler.Algebra;

namespace NetGen.Compiler.Prose;

/// <summary>
/// Turns a formula into text: where parentheses must stand is decided here, how a node looks in the derived classes.
/// </summary>
/// <remarks>
/// a − (b − c) and a + (b + c) keep their parentheses: floating point is not associative, and the text must compute
/// what the tree says. A sign may leave a product's parentheses, because −(a·b) and −a·b are the same number.
/// </remarks>
internal abstract class ExpressionPrinter
{
    public string Print(Expression expression) => Visit(expression).Text;

    /// <summary>The text for a place that needs at least <paramref name="place"/>.</summary>
    public string Print(Expression expression, Precedence place) => Visit(expression).In(place);

    protected virtual Operand Visit(Expression expression) => expression switch
    {
        Constant constant => Number(constant),
        Reference reference => Name(reference.Symbol),
        Negation(var a) => Negative(Visit(a)),
        Sum(var a, var b) => Infix(a, " + ", b, Precedence.Additive),
        Difference(var a, var b) => Infix(a, " - ", b, Precedence.Additive),
        Product(var a, var b) => Infix(a, " * ", b, Precedence.Multiplicative),
        Quotient(var a, var b) => Infix(a, " / ", b, Precedence.Multiplicative),
        Minimum(var a, var b) => Extremum("Min", a, b),
        Maximum(var a, var b) => Extremum("Max", a, b),
        Call(var function, var a) => Function(function, a),
        Choice choice => Choose(choice),
        _ => throw new ArgumentException($"No text for {expression.GetType().Name}.", nameof(expression)),
    };

    protected abstract Operand Number(Constant constant);

    protected abstract Operand Name(Symbol symbol);

    /// <param name="name">"Min" or "Max".</param>
    /// <param name="left">The first operand.</param>
    /// <param name="right">The second operand.</param>
    protected abstract Operand Extremum(string name, Expression left, Expression right);

    protected abstract Operand Function(Function function, Expression argument);

    protected abstract Operand Choose(Choice choice);

    protected abstract Operand Negative(Operand operand);

    /// <summary>
    /// A left-associative operator: only its right operand must hold together more tightly than itself.
    /// </summary>
    protected Operand Infix(Expression left, string symbol, Expression right, Precedence precedence) =>
        new(Print(left, precedence) + symbol + Print(right, precedence + 1), precedence);

    protected static ArgumentException NotPrintable(Function function) =>
        new($"{function} is not printed as code; Stabiliser.Lower writes it out.", nameof(function));
}
