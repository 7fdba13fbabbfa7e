
namespace NetGen.Compiler.Algebra;

/// <summary>Computes formulas: for tests, for folding constants, and for thresholds such as f(c).</summary>
internal static class Evaluation
{
    /// <param name="expression">The formula.</param>
    /// <param name="values">The value of each symbol, by its name.</param>
    /// <param name="round">
    /// Applied to every result, e.g. rounding to float, to see what float would make of the formula.
    /// </param>
    public static double Evaluate(
        this Expression expression, Func<string, double> values, Func<double, double>? round = null)
    {
        round ??= static value => value;
        return Value(expression);

        double Value(Expression node) => round(node switch
        {
            Constant constant => constant.Value,
            Reference reference => values(reference.Symbol.Name),
            Negation negation => -Value(negation.Operand),
            Sum sum => Value(sum.Left) + Value(sum.Right),
            Difference difference => Value(difference.Left) - Value(difference.Right),
            Product product => Value(product.Left) * Value(product.Right),
            Quotient quotient => Value(quotient.Left) / Value(quotient.Right),
            Minimum minimum => Math.Min(Value(minimum.Left), Value(minimum.Right)),
            Maximum maximum => Math.Max(Value(maximum.Left), Value(maximum.Right)),
            Call call => Apply(call.Function, Value(call.Argument)),
            Choice(var condition, var then, var otherwise) =>
                Holds(condition.Relation, Value(condition.Left), Value(condition.Right))
                    ? Value(then)
                    : Value(otherwise),
            _ => throw new ArgumentException($"No value for {node.GetType().Name}.", nameof(expression)),
        });
    }

    public static bool Holds(Relation relation, double left, double right) => relation switch
    {
        Relation.Less => left < right,
        Relation.LessOrEqual => left <= right,
        Relation.Greater => left > right,
        Relation.GreaterOrEqual => left >= right,
        _ => left == right,
    };

    public static double Apply(Function function, double argument) => function switch
    {
        Function.Exp => Math.Exp(argument),
        Function.ExpM1 => ExpM1(argument),
        Function.Log => Math.Log(argument),
        Function.Log1P => Log1P(argument),
        Function.Tanh => Math.Tanh(argument),
        Function.Sinh => Math.Sinh(argument),
        Function.Cosh => Math.Cosh(argument),
        Function.Sin => Math.Sin(argument),
        Function.Cos => Math.Cos(argument),
        Function.Atan => Math.Atan(argument),
        Function.Sigmoid => 1 / (1 + Math.Exp(-argument)),
        Function.Sqrt => Math.Sqrt(argument),
        Function.Abs => Math.Abs(argument),
        Function.Sign => double.IsNaN(argument) ? argument : Math.Sign(argument),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    /// <remarks>
    /// e^a rounds; ln of the rounded value says which a it belongs to, and the quotient undoes the error.
    /// </remarks>
    private static double ExpM1(double a)
    {
        double power = Math.Exp(a);
        if (power == 1)
        {
            return a;
        }

        return Math.Abs(a) > 1 ? power - 1 : (power - 1) * a / Math.Log(power);
    }

    /// <remarks>The same trick: 1 + a rounds, and the quotient undoes it.</remarks>
    private static double Log1P(double a)
    {
        double sum = 1 + a;
        if (sum == 1)
        {
            return a;
        }

        return Math.Abs(a) > 1 ? Math.Log(sum) : Math.Log(sum) * a / (sum - 1);
    }
}
