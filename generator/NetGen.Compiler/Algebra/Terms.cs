namespace NetGen.Compiler.Algebra;

/// <summary>A sum in normal form: a list of terms, no two alike.</summary>
internal static class Terms
{
    /// <summary>
    /// Products of sums are multiplied out only up to this many terms; beyond, nobody would read the result.
    /// </summary>
    private const int MostTerms = 64;

    /// <summary>Takes sums and differences apart; anything else is one term.</summary>
    public static List<Term> Of(Expression expression) => expression switch
    {
        Sum(var a, var b) => [.. Of(a), .. Of(b)],
        Difference(var a, var b) => [.. Of(a), .. Of(b).Select(static term => term.Times(-1))],
        Negation(var a) => [.. Of(a).Select(static term => term.Times(-1))],
        _ => [Term.Of(expression)],
    };

    /// <summary>Adds like terms up.</summary>
    public static List<Term> Collect(IEnumerable<Term> terms)
    {
        var collected = new List<Term>();
        foreach (var term in terms)
        {
            int like = collected.FindIndex(term.IsLike);
            if (like < 0)
            {
                collected.Add(term);
            }
            else
            {
                collected[like] = Add(collected[like], term);
            }
        }

        collected.RemoveAll(static term => term.Coefficient == 0);
        return collected;
    }

    /// <summary>c·(a + b) is c·a + c·b: takes numbers into sums, products of sums stay.</summary>
    public static List<Term> Flatten(IEnumerable<Term> terms) => Collect(terms.SelectMany(FlattenOne));

    /// <summary>Multiplies all sums above the bar out.</summary>
    public static List<Term> Expand(IEnumerable<Term> terms) => Collect(terms.SelectMany(ExpandOne));

    /// <summary>Writes a sum in reading order, what is added before what is taken off.</summary>
    public static Expression Build(IEnumerable<Term> terms)
    {
        List<Expression> added = [], takenOff = [];
        foreach (Term term in terms)
        {
            (term.Coefficient < 0 ? takenOff : added).Add(Size(term));
        }

        added.Sort(ReadingOrder.CompareTerms);
        takenOff.Sort(ReadingOrder.CompareTerms);
        if (added.Count > 0)
        {
            return takenOff.Aggregate(Total(added), static (sum, part) => sum - part);
        }

        return takenOff.Count > 0 ? Opposite(Total(takenOff)) : 0;
    }

    /// <summary>Whether the term that leads in reading order, constants first, is taken off.</summary>
    public static bool LeadsNegative(List<Term> terms)
    {
        var constant = terms.FirstOrDefault(static term => term.IsConstant);
        var leader = constant ?? terms.Aggregate(static (first, term) =>
            ReadingOrder.CompareTerms(Size(term), Size(first)) < 0 ? term : first);
        return leader.Coefficient < 0;
    }

    /// <summary>The factors that all terms share, with the smaller exponent; below the bar, the larger bar.</summary>
    public static Term Common(IReadOnlyList<Term> terms, bool denominators)
    {
        var common = Term.One;
        var factors = terms.SelectMany(static term => term.Powers).Select(static power => power.Factor).Distinct();
        foreach (var factor in factors)
        {
            int least = terms.Min(term => term.Exponent(factor)), most = terms.Max(term => term.Exponent(factor));
            if (denominators)
            {
                common = common.With(factor, Math.Min(least, 0));
            }
            else if (least > 0)
            {
                common = common.With(factor, least);
            }
            else if (most < 0)
            {
                common = common.With(factor, most);
            }
        }

        // ½ + ½·a = ½·(1 + a): a number that stands before every term.
        double number = Math.Abs(terms[0].Coefficient);
        return terms.All(term => Math.Abs(term.Coefficient) == number) ? common.Times(number) : common;
    }

    private static Term Add(Term left, Term right)
    {
        double sum = left.Coefficient + right.Coefficient;
        // What is left of 0.1 + 0.2 − 0.3 is rounding.
        double scale = Math.Max(Math.Abs(left.Coefficient), Math.Abs(right.Coefficient));
        return left.Monic().Times(Math.Abs(sum) <= scale * 1e-15 ? 0 : sum);
    }

    private static IEnumerable<Term> FlattenOne(Term term)
    {
        if (term.Powers.Count != 1)
        {
            return [term];
        }

        var power = term.Powers[0];
        return power.Factor is Sum or Difference && power.Exponent == 1
            ? FlattenAll(Of(power.Factor).Select(part => part.Times(term.Coefficient)))
            : [term];
    }

    private static IEnumerable<Term> FlattenAll(IEnumerable<Term> terms) => terms.SelectMany(FlattenOne);

    private static IEnumerable<Term> ExpandOne(Term term)
    {
        List<Term> expanded = [Term.Of(term.Coefficient)];
        foreach (var power in term.Powers)
        {
            if (power.Factor is not (Sum or Difference) || power.Exponent < 0)
            {
                expanded = [.. expanded.Select(part => part.Times(Term.One.With(power.Factor, power.Exponent)))];
                continue;
            }

            var inner = Of(power.Factor);
            if (expanded.Count * Math.Pow(inner.Count, power.Exponent) > MostTerms)
            {
                return [term];
            }

            for (int i = 0; i < power.Exponent; i++)
            {
                expanded = [.. expanded.SelectMany(_ => inner, static (left, right) => left.Times(right))];
            }
        }

        return expanded;
    }

    private static Expression Total(List<Expression> parts) =>
        parts.Skip(1).Aggregate(parts[0], static (sum, part) => sum + part);

    /// <summary>The term without its sign.</summary>
    private static Expression Size(Term term) => TermBuilder.Build(term.Coefficient < 0 ? term.Times(-1) : term);

    private static Expression Opposite(Expression text) =>
        text is Constant { Symbol: null } constant ? -constant.Value : -text;
}
