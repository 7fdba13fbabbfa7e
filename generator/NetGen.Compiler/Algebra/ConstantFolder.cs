namespace NetGen.Compiler.Algebra;

/// <summary>
/// Computes beforehand what does not depend on any symbol, in double, and clears the signs that code need not write.
/// </summary>
/// <remarks>
/// Unlike <see cref="Simplifier"/> it leaves the order of operations alone, so that a stable formula stays stable.
/// </remarks>
internal static class ConstantFolder
{
    public static Expression Fold(Expression formula)
    {
        // a·(1/b) is a/b, but what is divided once and used twice stays a quotient: σ in SiLU's derivative.
        var shared = new HashSet<Expression>(formula.Descendants().OfType<Quotient>()
            .GroupBy(static quotient => quotient)
            .Where(static same => same.Count() > 1)
            .Select(static same => same.Key));
        return formula.Rewrite(node =>
            node is Product(var a, Quotient(Constant { Value: 1 }, var b) reciprocal) && !shared.Contains(reciprocal)
                ? Rule(a / b)
                : Rule(node));
    }

    private static Expression Rule(Expression node) => node switch
    {
        Constant constant => constant.Value,
        Reference => node,
        _ when node is not Choice && Array.TrueForAll(node.Children(), static child => child is Constant) =>
            node.Evaluate(static _ => double.NaN),
        Negation(Negation(var a)) => a,
        Negation(Product(Constant c, var a)) => -c.Value * a,
        Negation(Difference(var a, var b)) => b - a,
        Negation => node,
        Sum(Constant { Value: 0 }, var a) => a,
        Sum(var a, Constant { Value: 0 }) => a,
        Sum(var a, Constant { Value: < 0 } c) => a - -c.Value,
        Sum(var a, Negation(var b)) => a - b,
        Sum(Negation(var a), var b) => b - a,
        Difference(var a, Constant { Value: 0 }) => a,
        Difference(Constant { Value: 0 }, var a) => Rule(-a),
        Difference(var a, Constant { Value: < 0 } c) => a + -c.Value,
        Difference(var a, Negation(var b)) => a + b,
        Product => OfProduct(node.Factors()),
        Quotient(var a, Constant { Value: 1 }) => a,
        // Dividing by a power of two is multiplying by its reciprocal, to the last bit.
        Quotient(var a, Constant c) when IsPowerOfTwo(c.Value) => Rule((1 / c.Value) * a),
        Quotient(Negation(var a), var b) => -(a / b),
        Choice(var condition, var a, var b) => ChoiceRules.Apply(condition, a, b),
        _ => node,
    };

    /// <summary>One number in front, and one sign before it.</summary>
    private static Expression OfProduct(IReadOnlyList<Expression> factors)
    {
        double number = 1.0;
        var rest = new List<Expression>();
        foreach (var factor in factors)
        {
            var (sign, plain) = factor is Negation(var operand) ? (-1, operand) : (1, factor);
            number *= sign;
            if (plain is Constant constant)
            {
                number *= constant.Value;
            }
            else
            {
                rest.Add(plain);
            }
        }

        if (number == 0)
        {
            return 0;
        }

        var product = rest.Aggregate(static (left, right) => left * right);
        return number switch
        {
            1 => product,
            -1 => -product,
            _ => rest.Skip(1).Aggregate(number * rest[0], static (left, right) => left * right),
        };
    }

    private static bool IsPowerOfTwo(double value)
    {
        long fraction = BitConverter.DoubleToInt64Bits(value) & 0xF_FFFF_FFFF_FFFF;
        return fraction == 0 && value != 0 && !double.IsInfinity(1 / value);
    }
}
