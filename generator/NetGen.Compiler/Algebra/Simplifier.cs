namespace NetGen.Compiler.Algebra;

/// <summary>Makes a formula what a textbook would print: the cheapest of its normal forms, in reading order.</summary>
/// <remarks>
/// The value stays the same wherever the formula is defined; a gap such as y/y at 0 is closed, and so is a kink's
/// single point, sign(a)² = 1. Simplifying twice changes nothing more.
/// </remarks>
internal static class Simplifier
{
    /// <summary>Forms can only become cheaper, or circle among equals; both end soon.</summary>
    private const int MostRounds = 16;

    public static Expression Simplify(Expression expression)
    {
        List<Expression> seen = [expression];
        while (seen.Count <= MostRounds)
        {
            var next = Once(seen[^1]);
            int before = seen.IndexOf(next);
            // On a circle the same form is chosen wherever it was entered.
            if (before == seen.Count - 1)
            {
                return next;
            }

            if (before >= 0)
            {
                return seen.Skip(before).OrderBy(Cost.Of).ThenBy(ReadingOrder.Key, StringComparer.Ordinal).First();
            }

            seen.Add(next);
        }

        return seen[^1];
    }

    private static Expression Once(Expression expression) => expression switch
    {
        Sum or Difference or Negation or Product or Quotient => Arithmetic(expression),
        Call call => CallRules.Apply(call.Function, Once(call.Argument)),
        Minimum or Maximum => ChoiceRules.Extremum(expression.MapChildren(Once)),
        Choice(var condition, var then, var otherwise) =>
            ChoiceRules.Apply(ChoiceRules.Normalise(condition.Map(Once)), Once(then), Once(otherwise)),
        _ => expression,
    };

    private static Expression Arithmetic(Expression expression)
    {
        if (expression is Sum or Difference)
        {
            return SumForms.Best(Summands(expression));
        }

        var product = ProductOf(expression);
        return ProductForms.Best(product);
    }

    private static List<Term> Summands(Expression expression) => expression switch
    {
        Sum(var a, var b) => [.. Summands(a), .. Summands(b)],
        Difference(var a, var b) => [.. Summands(a), .. Summands(b).Select(static term => term.Times(-1))],
        Negation(var a) => [.. Summands(a).Select(static term => term.Times(-1))],
        _ => [Term.Of(Once(expression))],
    };

    private static Term ProductOf(Expression expression) => expression switch
    {
        Negation(var a) => ProductOf(a).Times(-1),
        Product(var a, var b) => ProductOf(a).Times(ProductOf(b)),
        Quotient(var a, var b) => ProductOf(a).Times(ProductOf(b).Raised(-1)),
        _ => Term.Of(Once(expression)),
    };

    /// <summary>The cheapest form; among equals the first.</summary>
    public static Expression Cheapest(IEnumerable<Expression> forms) =>
        forms.Aggregate(static (best, form) => Cost.Of(form) < Cost.Of(best) ? form : best);
}
