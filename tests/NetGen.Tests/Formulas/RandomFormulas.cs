using System.Globalization;

namespace NetGen.Tests.Formulas;

/// <summary>Methods that a user might write, drawn at random: bounded enough to train, with every function and kink.</summary>
internal sealed class RandomFormulas(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>f(u), which depends on u and grows no faster than a line.</summary>
    public string Activation(int depth) => $"{Number()} * u + {Bounded("u", depth)}";

    /// <summary>E(y, t) of one output: smallest somewhere, as a loss is, and with a term of its own.</summary>
    public string Loss(int depth)
    {
        string error = "(y - t)";
        string shape = _random.Next(5) switch
        {
            0 => $"{error} * {error}",
            1 => $"Math.Abs{error}",
            2 => $"Math.Log(1 + {error} * {error})",
            3 => $"Math.Max({Positive()} * {error}, -{Positive()} * {error})",
            _ => $"(Math.Abs{error} < 1 ? 0.5 * {error} * {error} : Math.Abs{error} - 0.5) / n",
        };
        return $"{shape} + 0.1 * {Bounded("(y + 0.5 * t)", depth)}";
    }

    /// <summary>Something between about −3 and 3.</summary>
    private string Bounded(string of, int depth)
    {
        string a = Inner(of, depth), b = Inner(of, depth);
        return _random.Next(15) switch
        {
            0 => $"Math.Tanh({a})",
            1 => $"1 / (1 + Math.Exp({a}))",
            2 => $"Math.Exp(-Math.Abs({a}))",
            3 => $"({a}) / (1 + Math.Abs({a}))",
            4 => $"Math.Clamp({a}, -1, {Positive()})",
            5 => $"({a}) / Math.Sqrt(1 + ({a}) * ({a}))",
            6 => $"(({a}) > {Number()} ? Math.Tanh({b}) : {Number()})",
            7 => $"Math.Max(-2, Math.Min(Math.Max({a}, {b}), 2))",
            8 => $"1 / Math.Cosh({a})",
            9 => $"Math.Log(1 + Math.Exp(-Math.Abs({a})))",
            10 => $"Math.Sign({a}) * Math.Pow(1 + Math.Abs({b}), -1.5)",
            11 => $"Math.Sin({a})",
            12 => $"Math.Cos({a}) * Math.Tanh({b})",
            13 => $"Math.Atan({a})",
            _ => $"Math.Exp(-({a}) * ({a})) * Math.Tanh({b})",
        };
    }

    private string Inner(string of, int depth) => depth == 0
        ? $"{Number()} * {of}"
        : _random.Next(6) switch
        {
            0 => $"{Number()} * {of} + {Number()}",
            1 => $"{Bounded(of, depth - 1)} - {Number()} * {of}",
            2 => $"{Bounded(of, depth - 1)} * {Bounded(of, depth - 1)}",
            3 => $"{of} / {Positive()}",
            4 => $"{Bounded(of, depth - 1)} + {Bounded(of, depth - 1)}",
            _ => $"-{of} + {Bounded(of, depth - 1)}",
        };

    private string Number() => Text((_random.NextDouble() * 4) - 2);

    private string Positive() => Text(0.25 + (_random.NextDouble() * 2));

    private static string Text(double value) => value < 0
        ? $"(-{Text(-value)})"
        : Math.Round(value, 3).ToString("0.0##", CultureInfo.InvariantCulture);
}
