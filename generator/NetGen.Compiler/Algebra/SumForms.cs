namespace NetGen.Compiler.Algebra;

/// <summary>The ways to write a sum.</summary>
internal static class SumForms
{
    public static Expression Best(IEnumerable<Term> terms)
    {
        var collected = Terms.Collect(terms.Select(ProductForms.Reduce));
        return collected.Count switch
        {
            0 => 0,
            1 => ProductForms.Best(collected[0]),
            _ => Simplifier.Cheapest(Of(collected)),
        };
    }

    private static IEnumerable<Expression> Of(List<Term> terms)
    {
        var flat = Terms.Flatten(terms);
        yield return Factored(terms, Terms.Flatten);
        yield return Factored(terms, static rest => [.. rest]);
        yield return Factored(flat, static rest => [.. rest]);
        yield return Terms.Build(flat);
        yield return Terms.Build(terms);
        yield return TermBuilder.Build(OverOneBar(terms));
        yield return Terms.Build(Terms.Expand(terms));
    }

    /// <summary>c·a + c·b = c·(a + b)</summary>
    private static Expression Factored(List<Term> terms, Func<IEnumerable<Term>, List<Term>> inner)
    {
        if (terms.Count == 0)
        {
            return 0;
        }

        var common = Terms.Common(terms, denominators: false);
        var rest = inner(terms.Select(term => term.Times(common.Raised(-1))));
        return TermBuilder.Build(common.Times(Term.Of(Terms.Build(rest))));
    }

    /// <summary>a/b + c/d = (a·d + c·b) / (b·d), multiplied out above the bar, so that what cancels is gone.</summary>
    public static Term OverOneBar(List<Term> terms)
    {
        var bar = Terms.Common(terms, denominators: true).Monic();
        var above = Terms.Expand(terms.Select(term => ProductForms.Reduce(term.Times(bar.Raised(-1)))));
        if (above.Count == 0)
        {
            return Term.Of(0.0);
        }

        var common = Terms.Common(above, denominators: false);
        var rest = Terms.Build(above.Select(term => term.Times(common.Raised(-1))));
        return ProductForms.Reduce(bar.Times(common).Times(Term.Of(rest)));
    }
}
