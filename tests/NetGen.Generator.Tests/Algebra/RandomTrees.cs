using NetGen.Compiler.Algebra;

namespace NetGen.Generator.Tests.Algebra;

/// <summary>Formulas nobody would write, the same in every run.</summary>
internal sealed class RandomTrees(int seed)
{
    private static readonly Function[] Functions =
        [.. Enum.GetValues<Function>().Where(function => function is not (Function.ExpM1 or Function.Log1P))];

    private readonly Random _random = new(seed);

    public Expression Next(int depth)
    {
        if (depth == 0 || _random.Next(8) == 0) return Leaf();
        Expression a = Next(depth - 1), b = Next(depth - 1);
        return _random.Next(14) switch
        {
            0 or 1 => a + b,
            2 or 3 => a - b,
            4 or 5 or 6 => a * b,
            7 or 8 => a / b,
            9 => -a,
            10 => new Minimum(a, b),
            11 => new Choice(new((Relation)_random.Next(4), a, b), b, Leaf()),
            _ => new Call(Functions[_random.Next(Functions.Length)], a),
        };
    }

    public double Value() => (_random.NextDouble() * 4) - 2;

    private Expression Leaf() => _random.Next(6) switch
    {
        0 or 1 => Symbols.U,
        2 or 3 => Symbols.Y,
        4 => new Constant(1.25, "κ"),
        _ => _random.Next(-3, 4) * 0.5,
    };
}
