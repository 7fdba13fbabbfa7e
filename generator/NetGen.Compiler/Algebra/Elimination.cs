using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Compiler.Algebra;

/// <summary>Finds f′(u) in terms of y = f(u), so that whoever keeps y need not keep u.</summary>
/// <remarks>
/// f is solved for the term through which it depends on u: where y = (a·z + b) / (c·z + d), z is (b − d·y) / (c·y − a);
/// a logarithm around it is undone first. Put into f′, that leaves y alone. A form is taken only if it divides by
/// nothing that depends on y, because y may come to lie on the pole.
/// </remarks>
internal static class Elimination
{
    private static readonly Reference Unknown = new("·");

    /// <summary>f′ in y where f allows it, otherwise in u.</summary>
    /// <param name="function">f(u)</param>
    /// <param name="variable">u</param>
    /// <param name="value">y</param>
    /// <remarks>Where f never falls, u &gt; c is the same as y &gt; f(c) where f rises.</remarks>
    public static Expression DerivativeInOwnValue(Expression function, Reference variable, Reference value)
    {
        function = Simplifier.Simplify(function);
        var derivative = function.Derive(variable);
        return Find(function, derivative) is { } found && Simplifier.Simplify(found) is var simple
            && KeepsDigits(function, simple, derivative, variable, value)
            ? simple
            : derivative;

        Expression? Find(Expression f, Expression slope) => slope switch
        {
            _ when !slope.Mentions(variable) => slope,
            Choice choice => FindEach(f, choice),
            _ => Candidates(f, slope, variable, value)
                .Where(form => !form.Mentions(variable) && !DividesBy(form, value))
                .OrderBy(Cost.Of)
                .FirstOrDefault(),
        };

        Expression? FindEach(Expression f, Choice slope)
        {
            if (!NeverFalls() || Condition(slope.Condition) is not { } condition)
            {
                return null;
            }

            var (then, otherwise) = Sides(f, slope.Condition);
            return Find(then, slope.Then) is { } a && Find(otherwise, slope.Else) is { } b
                ? When(condition, a, b)
                : null;
        }

        // A slope that is nowhere negative says so only of a function without jumps.
        bool NeverFalls() => ValueRange.Of(derivative).IsNotNegative
            && !function.Descendants().Any(part => part is Call(Function.Sign, _))
            && function.Descendants().OfType<Choice>().All(choice => IsJoined(choice.Condition));

        bool IsJoined(Comparison comparison)
        {
            if (ChoiceRules.Normalise(comparison) is not { Right: Constant threshold } plain || plain.Left != variable)
            {
                return false;
            }

            double step = Math.Max(Math.Abs(threshold.Value), 1) * 1e-9;
            double before = At(threshold.Value - step), after = At(threshold.Value + step);
            return Math.Abs(after - before) <= 1e-6 * Math.Max(Math.Abs(before), 1);
        }

        // f on the two sides of the condition that its derivative is split by.
        (Expression Then, Expression Else) Sides(Expression f, Comparison condition) => f switch
        {
            Choice choice when choice.Condition == condition => (choice.Then, choice.Else),
            Maximum(var a, var b) when ChoiceRules.Normalise(Greater(a, b)) == condition => (a, b),
            Minimum(var a, var b) when ChoiceRules.Normalise(Less(a, b)) == condition => (a, b),
            _ => (f, f),
        };

        // u > c is y > f(c) if f rises behind c; u < c is y < f(c) if it rises before c; and so on for ≥ and ≤.
        Comparison? Condition(Comparison comparison)
        {
            if (comparison.Left != variable || comparison.Right is not Constant threshold)
            {
                return null;
            }

            bool behind = comparison.Relation is Relation.Greater or Relation.LessOrEqual;
            double step = Math.Max(Math.Abs(threshold.Value), 1) * (behind ? 1e-6 : -1e-6);
            double here = At(threshold.Value) + 0.0;
            return here == At(threshold.Value + step) ? null : new(comparison.Relation, value, here);
        }

        double At(double u) => function.Evaluate(_ => u);
    }

    /// <summary>
    /// Whether f′ in y, computed in float, is f′ in u: y = 1000 + tanh u has rounded away what f′ asks for.
    /// </summary>
    private static bool KeepsDigits(
        Expression f, Expression inValue, Expression derivative, Reference variable, Reference value)
    {
        if (!inValue.Mentions(value))
        {
            return true;
        }

        double[] slopes = [.. Probes.Select(u => derivative.Evaluate(_ => u))];
        double largest = slopes.Max(Math.Abs);
        for (int n = 0; n < Probes.Length; n++)
        {
            double y = f.Evaluate(_ => Probes[n], Single);
            double found = inValue.Evaluate(_ => y, Single);
            if (!(Math.Abs(found - slopes[n]) <= 1e-5 * largest))
            {
                return false;
            }
        }

        return true;

        static double Single(double number) => (float)number;
    }

    private static readonly double[] Probes = [-7.3, -3.7, -1.9, -0.83, -0.31, 0.27, 0.71, 1.7, 3.3, 6.9];

    private static IEnumerable<Expression> Candidates(
        Expression f, Expression slope, Reference variable, Reference value)
    {
        foreach (var solution in Solve(f, value, variable))
        {
            yield return Simplifier.Simplify(Put(slope, solution.Part, solution.Value));
        }

        if (!IsOdd(f, variable))
        {
            yield break;
        }

        // f is odd and so f′ is even: |y| = f(|u|) says |u|, and f′(u) = f′(|u|).
        Reference size = new("|" + variable.Symbol.Name + "|");
        var positive = f.Substitute(Abs(variable), size).Substitute(variable, size);
        var even = slope.Substitute(Abs(variable), size).Substitute(variable, size);
        foreach (var solution in Solve(positive, Abs(value), size))
        {
            var form = Simplifier.Simplify(Put(even, solution.Part, solution.Value));
            if (!form.Mentions(size))
            {
                yield return form;
            }
        }
    }

    /// <summary>Solves result = f for each term z of f through which alone f depends on the variable.</summary>
    private static IEnumerable<(Expression Part, Expression Value)> Solve(
        Expression f, Expression result, Reference variable)
    {
        foreach (var part in Parts(f, variable).Distinct())
        {
            var outer = Put(f, part, Unknown);
            if (outer.Mentions(variable) || Inverse(outer, result) is not { } solution)
            {
                continue;
            }

            yield return (part, solution);
            if (part is not Call(Function.Log, var inside))
            {
                continue;
            }

            foreach (var inner in Solve(inside, Simplifier.Simplify(Exp(solution)), variable))
            {
                yield return inner;
            }
        }
    }

    /// <summary>The variable, and functions of it.</summary>
    private static IEnumerable<Expression> Parts(Expression f, Reference variable) => f.Descendants()
        .Where(part => part is Call && part.Mentions(variable) || part.Equals(variable));

    /// <summary>Replaces a part; an e^a also where it stands as e^(−a).</summary>
    private static Expression Put(Expression expression, Expression part, Expression value)
    {
        var replaced = expression.Substitute(part, value);
        return part is Call(Function.Exp, var a)
            ? replaced.Substitute(Exp(Simplifier.Simplify(-a)), 1 / value)
            : replaced;
    }

    /// <summary>z from result = (a·z + b) / (c·z + d); null if it is not of that form.</summary>
    private static Expression? Inverse(Expression f, Expression result)
    {
        var (above, below) = Fraction(f);
        if (Line(above) is not var (a, b) || Line(below) is not var (c, d))
        {
            return null;
        }

        var divisor = Simplifier.Simplify((c * result) - a);
        return divisor.Equals(new Constant(0)) ? null : Simplifier.Simplify((b - (d * result)) / divisor);
    }

    /// <summary>Slope and offset of a line in the unknown; null if it is no line.</summary>
    private static (Expression Slope, Expression Offset)? Line(Expression expression)
    {
        var slope = expression.Derive(Unknown);
        return slope.Mentions(Unknown) ? null : (slope, Simplifier.Simplify(expression.Substitute(Unknown, 0)));
    }

    private static (Expression Above, Expression Below) Fraction(Expression expression)
    {
        switch (expression)
        {
            case Negation(var operand):
                var (above, below) = Fraction(operand);
                return (-above, below);
            case Sum(var left, var right):
                var (a, b, c, d) = Both(left, right);
                return ((a * d) + (c * b), b * d);
            case Difference(var left, var right):
                (a, b, c, d) = Both(left, right);
                return ((a * d) - (c * b), b * d);
            case Product(var left, var right):
                (a, b, c, d) = Both(left, right);
                return (a * c, b * d);
            case Quotient(var left, var right):
                (a, b, c, d) = Both(left, right);
                return (a * d, b * c);
            default:
                return (expression, 1);
        }

        static (Expression, Expression, Expression, Expression) Both(Expression left, Expression right)
        {
            var (a, b) = Fraction(left);
            var (c, d) = Fraction(right);
            return (a, b, c, d);
        }
    }

    private static bool IsOdd(Expression f, Reference variable) =>
        Simplifier.Simplify(f.Substitute(variable, -variable) + f).Equals(new Constant(0));

    private static bool DividesBy(Expression form, Reference value) =>
        form.Descendants().Any(node => node is Quotient(_, var divisor) && divisor.Mentions(value));
}
