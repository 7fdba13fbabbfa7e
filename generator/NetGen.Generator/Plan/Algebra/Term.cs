using static NetGen.Generator.Plan.Algebra.Notation;

namespace NetGen.Generator.Plan.Algebra;

/// <summary>A product in normal form: a number times powers of different factors, c · Π factor^exponent.</summary>
/// <remarks>
/// Sums stay whole as factors, so that what stands factored stays factored and cancels. e^a and e^(−a) are one factor with
/// exponents of either sign. Constants with a symbol are factors, because λ reads better than its digits.
/// </remarks>
internal sealed class Term
{
    private readonly Dictionary<Expression, int> _powers;

    private Term(double coefficient, Dictionary<Expression, int> powers)
    {
        Coefficient = coefficient;
        _powers = powers;
    }

    public static Term One { get; } = Of(1.0);

    public double Coefficient { get; }

    public IReadOnlyDictionary<Expression, int> Powers => _powers;

    public bool IsConstant => _powers.Count == 0;

    public static Term Of(double coefficient) => new(coefficient, []);

    /// <summary>Takes products, quotients and signs apart; anything else is one factor.</summary>
    public static Term Of(Expression expression) => expression switch
    {
        Constant { Symbol: null } constant => Of(constant.Value),
        Negation(var a) => Of(a).Times(-1),
        Product(var a, var b) => Of(a).Times(Of(b)),
        Quotient(var a, var b) => Of(a).Times(Of(b).Power(-1)),
        Call(Function.Exp, var a) when LeadsNegative(a, out var positive) => Factor(Exp(positive), -1),
        Sum or Difference when LeadsNegativeAsSum(expression, out var positive) => Factor(positive, 1).Times(-1),
        _ => Factor(expression, 1),
    };

    public int Exponent(Expression factor) => _powers.TryGetValue(factor, out var exponent) ? exponent : 0;

    public Term Times(double number) => new(Coefficient * number, _powers);

    public Term Times(Term other)
    {
        var powers = new Dictionary<Expression, int>(_powers);
        foreach (var power in other._powers) Raise(powers, power.Key, power.Value);
        return new(Coefficient * other.Coefficient, powers);
    }

    public Term Power(int exponent) =>
        new(Math.Pow(Coefficient, exponent), _powers.ToDictionary(power => power.Key, power => power.Value * exponent));

    /// <summary>The same with another exponent for one factor.</summary>
    public Term With(Expression factor, int exponent)
    {
        var powers = new Dictionary<Expression, int>(_powers);
        powers.Remove(factor);
        if (exponent != 0) powers.Add(factor, exponent);
        return new(Coefficient, powers);
    }

    /// <summary>The factors alone, whatever the number before them.</summary>
    public Term Monic() => new(1, _powers);

    public bool IsLike(Term other) =>
        _powers.Count == other._powers.Count && _powers.All(power => other.Exponent(power.Key) == power.Value);

    /// <summary>A sum whose reading order opens with a minus is the negative of one that does not: t − y = −(y − t).</summary>
    private static bool LeadsNegativeAsSum(Expression sum, out Expression positive)
    {
        var terms = Terms.Of(sum);
        positive = sum;
        if (!Terms.LeadsNegative(terms)) return false;
        positive = Terms.Build(terms.Select(term => term.Times(-1)));
        return true;
    }

    private static bool LeadsNegative(Expression argument, out Expression positive)
    {
        positive = argument;
        if (argument is Sum or Difference) return LeadsNegativeAsSum(argument, out positive);
        var term = Of(argument);
        if (term.Coefficient >= 0) return false;
        positive = TermBuilder.Build(term.Times(-1));
        return true;
    }

    private static Term Factor(Expression factor, int exponent) => new(1, new() { [factor] = exponent });

    private static void Raise(Dictionary<Expression, int> powers, Expression factor, int by)
    {
        powers.TryGetValue(factor, out var exponent);
        if (exponent + by == 0) powers.Remove(factor);
        else powers[factor] = exponent + by;
    }
}
