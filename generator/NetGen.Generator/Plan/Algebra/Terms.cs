namespace NetGen.Generator.Plan.Algebra;

/// <summary>A sum in normal form: a list of terms, no two alike.</summary>
internal static class Terms
{
    /// <summary>Products of sums are multiplied out only up to this many terms; beyond, nobody would read the result.</summary>
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
            var like = collected.FindIndex(term.IsLike);
            if (like < 0) collected.Add(term);
            else collected[like] = Add(collected[like], term);
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
        var parts = terms
            .Select(static term => (Negative: term.Coefficient < 0, Text: TermBuilder.Build(term.Coefficient < 0 ? term.Times(-1) : term)))
            .ToList();
        if (parts.Count == 0) return 0;
        parts.Sort(static (left, right) => left.Negative != right.Negative
            ? left.Negative.CompareTo(right.Negative)
            : ReadingOrder.CompareTerms(left.Text, right.Text));
        if (parts[0].Negative)
            return parts.Count == 1 ? Opposite(parts[0].Text) : -parts.Skip(1).Aggregate(parts[0].Text, static (sum, part) => sum + part.Text);
        return parts.Skip(1).Aggregate(
            parts[0].Text, static (sum, part) => part.Negative ? sum - part.Text : sum + part.Text);
    }

    /// <summary>Whether the term that leads in reading order, constants first, is taken off.</summary>
    public static bool LeadsNegative(List<Term> terms)
    {
        var constant = terms.FirstOrDefault(static term => term.IsConstant);
        var leader = constant ?? terms
            .OrderBy(static term => TermBuilder.Build(term.Coefficient < 0 ? term.Times(-1) : term), Comparer<Expression>.Create(ReadingOrder.CompareTerms))
            .First();
        return leader.Coefficient < 0;
    }

    /// <summary>The factors that all terms share, with the smaller exponent; below the bar, the larger bar.</summary>
    public static Term Common(IReadOnlyList<Term> terms, bool denominators)
    {
        var common = Term.One;
        foreach (var factor in terms.SelectMany(static term => term.Powers.Keys).Distinct())
        {
            var least = terms.Min(term => term.Exponent(factor));
            if (denominators ? least < 0 : least != 0 && terms.All(term => Math.Sign(term.Exponent(factor)) == Math.Sign(least)))
                common = common.With(factor, denominators || least > 0 ? least : terms.Max(term => term.Exponent(factor)));
        }

        // ½ + ½·a = ½·(1 + a): a number that stands before every term.
        var number = Math.Abs(terms[0].Coefficient);
        return terms.All(term => Math.Abs(term.Coefficient) == number) ? common.Times(number) : common;
    }

    private static Term Add(Term left, Term right)
    {
        var sum = left.Coefficient + right.Coefficient;
        // What is left of 0.1 + 0.2 − 0.3 is rounding.
        var scale = Math.Max(Math.Abs(left.Coefficient), Math.Abs(right.Coefficient));
        return left.Monic().Times(Math.Abs(sum) <= scale * 1e-15 ? 0 : sum);
    }

    private static IEnumerable<Term> FlattenOne(Term term)
    {
        if (term.Powers.Count != 1) return [term];
        var power = term.Powers.Single();
        return power.Key is Sum or Difference && power.Value == 1
            ? FlattenAll(Of(power.Key).Select(part => part.Times(term.Coefficient)))
            : [term];
    }

    private static IEnumerable<Term> FlattenAll(IEnumerable<Term> terms) => terms.SelectMany(FlattenOne);

    private static IEnumerable<Term> ExpandOne(Term term)
    {
        List<Term> expanded = [Term.Of(term.Coefficient)];
        foreach (var power in term.Powers)
        {
            if (power.Key is not (Sum or Difference) || power.Value < 0)
            {
                expanded = [.. expanded.Select(part => part.Times(Term.One.With(power.Key, power.Value)))];
                continue;
            }

            var inner = Of(power.Key);
            if (expanded.Count * Math.Pow(inner.Count, power.Value) > MostTerms) return [term];
            for (var i = 0; i < power.Value; i++)
                expanded = [.. expanded.SelectMany(_ => inner, static (left, right) => left.Times(right))];
        }

        return expanded;
    }

    private static Expression Opposite(Expression text) => text is Constant { Symbol: null } constant ? -constant.Value : -text;
}
