using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Compiler.Algebra;

/// <summary>The ways to write a product.</summary>
internal static class ProductForms
{
    public static Expression Best(Term product)
    {
        var reduced = Reduce(product);
        return reduced.Coefficient == 0 ? 0 : Simplifier.Cheapest(Of(reduced));
    }

    /// <summary>What functions make of each other in a product.</summary>
    public static Term Reduce(Term product)
    {
        foreach (Power power in product.Powers)
        {
            var factor = power.Factor;
            product = factor switch
            {
                Call(Function.Sign, var a) => ReduceSign(product, factor, a),
                Call(Function.Abs, var a) => ReduceAbs(product, factor, a),
                Call(Function.Sqrt, var a) => ReduceSqrt(product, factor, a),
                Call(Function.Sinh, var a) => ReduceSinh(product, factor, a),
                _ => product,
            };
        }

        return product;
    }

    private static IEnumerable<Expression> Of(Term product)
    {
        // A choice of products before the product of a choice: y > 0 ? dy : 0.01·dy.
        var choice = product.Powers.Select(static power => power.Factor).OfType<Choice>().FirstOrDefault();
        if (choice is not null && product.Exponent(choice) == 1)
        {
            yield return Distribute(product.With(choice, 0), choice);
        }

        yield return TermBuilder.Build(product);
        yield return Terms.Build(Terms.Expand([product]));
        var cleared = Cleared(product);
        yield return TermBuilder.Build(cleared);
        yield return Terms.Build(Terms.Expand([cleared]));
        foreach (var power in product.Powers)
        {
            if (power.Factor is Call(Function.Exp, _))
            {
                yield return UnderTheBar(product, power.Factor, power.Exponent);
            }
        }
    }

    /// <summary>1 / (1 + a/b) = b / (b + a): no bar within a factor.</summary>
    private static Term Cleared(Term product) => Reduce(product.Powers
        .Select(static power => power.Factor is Sum or Difference
            ? SumForms.OverOneBar(Terms.Of(power.Factor)).Raised(power.Exponent)
            : Term.One.With(power.Factor, power.Exponent))
        .Aggregate(Term.Of(product.Coefficient), static (left, right) => left.Times(right)));

    private static Expression Distribute(Term rest, Choice choice) => ChoiceRules.Apply(
        choice.Condition,
        TermBuilder.Build(Reduce(rest.Times(Term.Of(choice.Then)))),
        TermBuilder.Build(Reduce(rest.Times(Term.Of(choice.Else)))));

    /// <summary>e^a / (1 + e^a) = 1 / (e^(−a) + 1): finite for every a, where the left is ∞/∞.</summary>
    private static Expression UnderTheBar(Term product, Expression exponential, int exponent)
    {
        foreach (var power in product.Powers)
        {
            if (power.Factor is not (Sum or Difference) || power.Exponent != -Math.Abs(exponent))
            {
                continue;
            }

            var into = Term.One.With(exponential, -Math.Sign(exponent));
            var sum = Terms.Build(Terms.Collect(Terms.Of(power.Factor).Select(term => term.Times(into))));
            return TermBuilder.Build(
                product.With(exponential, 0).With(power.Factor, 0).Times(Term.Of(sum).Raised(power.Exponent)));
        }

        return TermBuilder.Build(product);
    }

    /// <summary>sign(a)² = 1, a·sign(a) = |a|, |a|·sign(a) = a</summary>
    private static Term ReduceSign(Term product, Expression sign, Expression a)
    {
        if (product.Exponent(sign) % 2 == 0)
        {
            return product.With(sign, 0);
        }

        product = product.With(sign, 1);
        if (product.Exponent(Abs(a)) is not 0 and var power)
        {
            return product.With(sign, 0).With(Abs(a), power - 1).Times(Term.Of(a));
        }

        var (argument, single) = (Term.Of(a).Monic(), product.Exponent(a));
        return argument.IsLike(Term.One.With(a, 1)) && single != 0
            ? product.With(sign, 0).With(a, single - 1).Times(Term.Of(Abs(a)))
            : product;
    }

    /// <summary>|a|² = a²</summary>
    private static Term ReduceAbs(Term product, Expression abs, Expression a)
    {
        int pairs = product.Exponent(abs) / 2;
        if (pairs == 0)
        {
            return product;
        }

        return product.With(abs, product.Exponent(abs) - (2 * pairs)).Times(Term.Of(a).Raised(2 * pairs));
    }

    /// <summary>√a² = a</summary>
    private static Term ReduceSqrt(Term product, Expression root, Expression a)
    {
        int pairs = product.Exponent(root) / 2;
        if (pairs == 0)
        {
            return product;
        }

        return product.With(root, product.Exponent(root) - (2 * pairs)).Times(Term.Of(a).Raised(pairs));
    }

    /// <summary>sinh a / cosh a = tanh a</summary>
    private static Term ReduceSinh(Term product, Expression sinh, Expression a)
    {
        int shared = Math.Min(product.Exponent(sinh), -product.Exponent(Cosh(a)));
        return shared <= 0
            ? product
            : product.With(sinh, product.Exponent(sinh) - shared).With(Cosh(a), product.Exponent(Cosh(a)) + shared)
                .Times(Term.One.With(Tanh(a), shared));
    }
}
