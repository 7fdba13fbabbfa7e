using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Compiler.Algebra;

/// <summary>A product in normal form: a number times powers of different factors, c · Π factor^exponent.</summary>
/// <remarks>
/// Sums stay whole as factors, so that what stands factored stays factored and cancels. e^a and e^(−a) are one factor
/// with exponents of either sign. Constants with a symbol are factors, because λ reads better than its digits.
/// </remarks>
internal sealed class Term
{
    private Term(double coefficient, IReadOnlyList<Power> powers)
    {
        Coefficient = coefficient;
        Powers = powers;
    }

    public static Term One { get; } = Of(1.0);

    public double Coefficient { get; }

    /// <summary>No factor twice, no exponent 0.</summary>
    public IReadOnlyList<Power> Powers { get; }

    public bool IsConstant => Powers.Count == 0;

    public static Term Of(double coefficient) => new(coefficient, []);

    /// <summary>Takes products, quotients and signs apart; anything else is one factor.</summary>
    public static Term Of(Expression expression) => expression switch
    {
        Constant { Symbol: null } constant => Of(constant.Value),
        Negation(var a) => Of(a).Times(-1),
        Product(var a, var b) => Of(a).Times(Of(b)),
        Quotient(var a, var b) => Of(a).Times(Of(b).Raised(-1)),
        Call(Function.Exp, var a) when LeadsNegative(a, out var positive) => Factor(Exp(positive), -1),
        Sum or Difference when LeadsNegativeAsSum(expression, out var positive) => Factor(positive, 1).Times(-1),
        _ => Factor(expression, 1),
    };

    public int Exponent(Expression factor)
    {
        foreach (Power power in Powers)
        {
            if (power.Factor.Equals(factor))
            {
                return power.Exponent;
            }
        }

        return 0;
    }

    public Term Times(double number) => new(Coefficient * number, Powers);

    public Term Times(Term other)
    {
        if (other.IsConstant)
        {
            return Times(other.Coefficient);
        }

        if (IsConstant)
        {
            return other.Times(Coefficient);
        }

        List<Power> powers = [.. Powers];
        foreach (Power power in other.Powers)
        {
            Raise(powers, power);
        }

        return new(Coefficient * other.Coefficient, powers);
    }

    public Term Raised(int exponent)
    {
        List<Power> powers = [];
        foreach (Power power in Powers)
        {
            powers.Add(new(power.Factor, power.Exponent * exponent));
        }

        return new(Math.Pow(Coefficient, exponent), powers);
    }

    /// <summary>The same with another exponent for one factor.</summary>
    public Term With(Expression factor, int exponent)
    {
        List<Power> powers = [];
        foreach (Power power in Powers)
        {
            if (!power.Factor.Equals(factor))
            {
                powers.Add(power);
            }
        }

        if (exponent != 0)
        {
            powers.Add(new(factor, exponent));
        }

        return new(Coefficient, powers);
    }

    /// <summary>The factors alone, whatever the number before them.</summary>
    public Term Monic() => new(1, Powers);

    public bool IsLike(Term other)
    {
        if (Powers.Count != other.Powers.Count)
        {
            return false;
        }

        foreach (Power power in Powers)
        {
            if (other.Exponent(power.Factor) != power.Exponent)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// A sum whose reading order opens with a minus is the negative of one that does not: t − y = −(y − t).
    /// </summary>
    private static bool LeadsNegativeAsSum(Expression sum, out Expression positive)
    {
        var terms = Terms.Of(sum);
        positive = sum;
        if (!Terms.LeadsNegative(terms))
        {
            return false;
        }

        positive = Terms.Build(terms.Select(term => term.Times(-1)));
        return true;
    }

    private static bool LeadsNegative(Expression argument, out Expression positive)
    {
        positive = argument;
        if (argument is Sum or Difference)
        {
            return LeadsNegativeAsSum(argument, out positive);
        }

        var term = Of(argument);
        if (term.Coefficient >= 0)
        {
            return false;
        }

        positive = TermBuilder.Build(term.Times(-1));
        return true;
    }

    private static Term Factor(Expression factor, int exponent) => new(1, [new(factor, exponent)]);

    private static void Raise(List<Power> powers, Power by)
    {
        int at = powers.FindIndex(power => power.Factor.Equals(by.Factor));
        int exponent = at < 0 ? by.Exponent : powers[at].Exponent + by.Exponent;
        if (at < 0)
        {
            powers.Add(by);
        }
        else if (exponent == 0)
        {
            powers.RemoveAt(at);
        }
        else
        {
            powers[at] = new(by.Factor, exponent);
        }
    }
}

/// <summary>A factor as often as its exponent says; below the fraction bar where that is negative.</summary>
internal sealed record Power(Expression Factor, int Exponent);
