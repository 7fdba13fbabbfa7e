using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Compiler.Algebra;

/// <summary>Choices and extrema: conditions in their plainest form, and none where the outcome is known.</summary>
internal static class ChoiceRules
{
    public static Expression Apply(Comparison condition, Expression then, Expression otherwise)
    {
        if (then.Equals(otherwise))
        {
            return then;
        }

        return Outcome(condition) switch
        {
            true => then,
            false => otherwise,
            null => new Choice(condition, then, otherwise),
        };
    }

    public static Expression Extremum(Expression extremum) => extremum switch
    {
        Minimum(Constant { Symbol: null } a, Constant { Symbol: null } b) => Math.Min(a.Value, b.Value),
        Maximum(Constant { Symbol: null } a, Constant { Symbol: null } b) => Math.Max(a.Value, b.Value),
        Minimum(var a, var b) when a.Equals(b) => a,
        Maximum(var a, var b) when a.Equals(b) => a,
        _ => extremum,
    };

    /// <summary>u/6 + ½ &gt; 0 is u &gt; −3; max(u, −1) &lt; 1 is u &lt; 1; 2·u &lt; u is u &lt; 0.</summary>
    public static Comparison Normalise(Comparison comparison)
    {
        if (comparison.Right is not Constant { Symbol: null } bound)
        {
            return OfTwoSides(comparison);
        }

        return comparison.Left switch
        {
            Minimum or Maximum => OfExtremum(comparison, bound.Value),
            Reference or Constant => comparison,
            _ => OfLine(comparison, bound.Value),
        };
    }

    /// <summary>What stands on both sides is taken off both.</summary>
    private static Comparison OfTwoSides(Comparison comparison)
    {
        if (comparison.Left is Constant)
        {
            return comparison;
        }

        var difference = Simplifier.Simplify(comparison.Left - comparison.Right);
        return Cost.Of(difference) < Cost.Of(comparison.Left)
            ? Normalise(new(comparison.Relation, difference, 0))
            : comparison;
    }

    public static Relation Mirror(Relation relation) => relation switch
    {
        Relation.Less => Relation.Greater,
        Relation.LessOrEqual => Relation.GreaterOrEqual,
        Relation.Greater => Relation.Less,
        Relation.GreaterOrEqual => Relation.LessOrEqual,
        _ => relation,
    };

    /// <summary>Whether a comparison holds for certain, or certainly not; null where it depends.</summary>
    private static bool? Outcome(Comparison comparison)
    {
        if (comparison is { Left: Constant left, Right: Constant right })
        {
            return Evaluation.Holds(comparison.Relation, left.Value, right.Value);
        }

        return comparison.Left.Equals(comparison.Right)
            ? comparison.Relation is Relation.LessOrEqual or Relation.GreaterOrEqual
            : null;
    }

    /// <summary>
    /// One side of the extremum is a constant: either it decides the comparison, or it does not matter.
    /// </summary>
    private static Comparison OfExtremum(Comparison comparison, double bound)
    {
        var (left, right) = comparison.Left switch
        {
            Minimum(var a, var b) => (a, b),
            Maximum(var a, var b) => (a, b),
            _ => throw new ArgumentException("Not an extremum.", nameof(comparison)),
        };
        if (left is Constant { Symbol: null })
        {
            (left, right) = (right, left);
        }

        if (right is not Constant { Symbol: null } constant)
        {
            return comparison;
        }

        // A maximum is above the bound if either side is; below it, if both are.
        bool either = comparison.Left is Maximum == comparison.Relation is Relation.Greater or Relation.GreaterOrEqual;
        bool holds = Evaluation.Holds(comparison.Relation, constant.Value, bound);
        return either == holds
            ? new(comparison.Relation, constant, bound)
            : Normalise(new(comparison.Relation, left, bound));
    }

    /// <summary>a·x + b against c is x against (c − b)/a.</summary>
    private static Comparison OfLine(Comparison comparison, double bound)
    {
        var terms = Terms.Expand(Terms.Of(comparison.Left));
        double offset = terms.FirstOrDefault(static term => term.IsConstant)?.Coefficient ?? 0;
        var rest = terms.Where(static term => !term.IsConstant).ToList();
        if (rest.Count != 1)
        {
            return comparison;
        }

        double slope = rest[0].Coefficient;
        if (slope == 1 && offset == 0)
        {
            return comparison;
        }

        var relation = slope < 0 ? Mirror(comparison.Relation) : comparison.Relation;
        return Normalise(new(relation, TermBuilder.Build(rest[0].Monic()), Tidy((bound - offset) / slope)));
    }

    /// <summary>Takes the last bits' rounding off a threshold that is a whole number: −½ / (1/6) is −3.</summary>
    private static double Tidy(double value)
    {
        double whole = Math.Round(value);
        return Math.Abs(value - whole) <= Math.Abs(value) * 1e-15 ? whole : value;
    }
}
