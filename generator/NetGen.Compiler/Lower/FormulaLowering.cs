using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower;

/// <summary>Formulas of the algebra as values of a program.</summary>
/// <param name="type">Of the results: a number, or a register.</param>
internal sealed class FormulaLowering(NumberType type)
{
    /// <summary>A formula, stabilised already, over what its symbols stand for.</summary>
    public Value Lower(Expression formula, Func<string, Value> symbols)
    {
        return Value(formula);

        Value Value(Expression expression) => expression switch
        {
            Constant constant => new Number(constant.Value, type),
            Reference reference => symbols(Identifiers.Of(reference)),
            Negation(var a) => new Negate(Value(a)),
            Sum(var a, var b) => Value(a) + Value(b),
            Difference(var a, var b) => Value(a) - Value(b),
            Product(var a, var b) => Value(a) * Value(b),
            Quotient(var a, var b) => Value(a) / Value(b),
            Algebra.Minimum(var a, var b) => new Binary(BinaryOperator.Minimum, Value(a), Value(b)),
            Algebra.Maximum(var a, var b) => new Binary(BinaryOperator.Maximum, Value(a), Value(b)),
            Call(var function, var a) => new Apply(function, Value(a)),
            Choice(var condition, var then, var otherwise) => new Choose(
                new Compare(condition.Relation, Value(condition.Left), Value(condition.Right)),
                Value(then),
                Value(otherwise)),
            _ => throw new ArgumentException($"No value for {expression.GetType().Name}.", nameof(formula)),
        };
    }

    /// <summary>What the symbols of y stand for: u, and in a residual layer y of the layer above.</summary>
    public static Func<string, Value> OfNeuron(Value u, Func<Value> added) =>
        symbol => symbol == Identifiers.Of(Symbols.R) ? added() : u;

    /// <summary>
    /// A formula in a statement, behind a declaration of each costly term that stands in it more than once.
    /// </summary>
    /// <param name="formula">Stabilised already.</param>
    /// <param name="symbols">What its symbols stand for.</param>
    /// <param name="suffix">Makes the names of the declared terms unique in their routine, such as "1_0".</param>
    /// <param name="use">The statement that takes the value.</param>
    public IEnumerable<Statement> Statements(
        Expression formula, Func<string, Value> symbols, string suffix, Func<Value, Statement> use)
    {
        var (temporaries, rest) = CommonSubexpressions.Extract(formula);
        foreach (Temporary temporary in temporaries)
        {
            yield return new Declare(Term(temporary.Name.Symbol.Name), Lower(temporary.Value, Known));
        }

        yield return use(Lower(rest, Known));

        Local Term(string name) => new($"{name}_{suffix}", type);

        Value Known(string name) =>
            temporaries.Any(temporary => temporary.Name.Symbol.Name == name) ? Term(name) : symbols(name);
    }
}
