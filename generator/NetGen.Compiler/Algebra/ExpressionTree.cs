
namespace NetGen.Compiler.Algebra;

/// <summary>Walks and rewrites trees: the one place that knows every node's parts.</summary>
internal static class ExpressionTree
{
    /// <summary>The parts of a node, from left to right; a choice's condition first.</summary>
    public static Expression[] Children(this Expression expression) => expression switch
    {
        Negation negation => [negation.Operand],
        Sum sum => [sum.Left, sum.Right],
        Difference difference => [difference.Left, difference.Right],
        Product product => [product.Left, product.Right],
        Quotient quotient => [quotient.Left, quotient.Right],
        Minimum minimum => [minimum.Left, minimum.Right],
        Maximum maximum => [maximum.Left, maximum.Right],
        Call call => [call.Argument],
        Choice choice => [choice.Condition.Left, choice.Condition.Right, choice.Then, choice.Else],
        _ => [],
    };

    /// <summary>The same node over other parts.</summary>
    public static Expression MapChildren(
        this Expression expression, Func<Expression, Expression> map) => expression switch
    {
        Negation negation => new Negation(map(negation.Operand)),
        Sum sum => new Sum(map(sum.Left), map(sum.Right)),
        Difference difference => new Difference(map(difference.Left), map(difference.Right)),
        Product product => new Product(map(product.Left), map(product.Right)),
        Quotient quotient => new Quotient(map(quotient.Left), map(quotient.Right)),
        Minimum minimum => new Minimum(map(minimum.Left), map(minimum.Right)),
        Maximum maximum => new Maximum(map(maximum.Left), map(maximum.Right)),
        Call call => new Call(call.Function, map(call.Argument)),
        Choice choice => new Choice(choice.Condition.Map(map), map(choice.Then), map(choice.Else)),
        _ => expression,
    };

    public static Comparison Map(this Comparison comparison, Func<Expression, Expression> map) =>
        new(comparison.Relation, map(comparison.Left), map(comparison.Right));

    /// <summary>The node and all below it, parts before the whole.</summary>
    public static IReadOnlyList<Expression> Descendants(this Expression expression)
    {
        List<Expression> descendants = [];
        Add(expression);
        return descendants;

        void Add(Expression node)
        {
            foreach (Expression child in node.Children())
            {
                Add(child);
            }

            descendants.Add(node);
        }
    }

    /// <summary>The quantities that a formula speaks of, each once, in the order of reading.</summary>
    public static IReadOnlyList<Reference> FreeReferences(this Expression expression) =>
        [.. expression.Descendants().OfType<Reference>().Distinct()];

    public static bool Mentions(this Expression expression, Reference reference) =>
        expression.Equals(reference) || Array.Exists(expression.Children(), child => child.Mentions(reference));

    /// <summary>The factors of a chain of products, from left to right.</summary>
    public static IReadOnlyList<Expression> Factors(this Expression expression)
    {
        List<Expression> factors = [];
        Add(expression);
        return factors;

        void Add(Expression factor)
        {
            if (factor is Product(var left, var right))
            {
                Add(left);
                Add(right);
            }
            else
            {
                factors.Add(factor);
            }
        }
    }

    /// <summary>
    /// Puts <paramref name="replacement"/> wherever <paramref name="part"/> stands, of whatever shape it is.
    /// </summary>
    public static Expression Substitute(this Expression expression, Expression part, Expression replacement) =>
        expression.Equals(part) ? replacement : expression.MapChildren(child => child.Substitute(part, replacement));

    /// <summary>
    /// Rewrites from the leaves up until the rule has seen every node once, rewritten parts included.
    /// </summary>
    public static Expression Rewrite(this Expression expression, Func<Expression, Expression> rule) =>
        rule(expression.MapChildren(child => child.Rewrite(rule)));
}
