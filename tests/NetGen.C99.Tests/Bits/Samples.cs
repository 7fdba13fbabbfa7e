using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.C99.Tests.Bits;

/// <summary>
/// The same numbers in .NET and in C: whole numbers that wrap around, made to numbers without rounding.
/// </summary>
internal sealed class Samples(NetworkSpec spec)
{
    private uint _state = 1;

    /// <summary>What fits the loss: a distribution, 0 or 1, or anything from −1 to 1.</summary>
    private readonly int _kind = spec.Loss == Loss.CrossEntropy || spec.OutputActivation == Activation.Softmax ? 2
        : spec.Loss == Loss.BinaryCrossEntropy ? 1 : 0;

    public void Next<T>(T[] x, T[] t)
        where T : INumber<T>
    {
        Fill(x);
        int hot = (int)(Next() % (uint)t.Length);
        for (int k = 0; k < t.Length; k++)
        {
            t[k] = _kind switch
            {
                2 => k == hot ? T.One : T.Zero,
                1 => (Next() & 0x8000) != 0 ? T.One : T.Zero,
                _ => Number<T>(),
            };
        }
    }

    public void Fill<T>(T[] x)
        where T : INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Number<T>();
        }
    }

    /// <summary>The same in C, for a network's file of the test.</summary>
    public string[] InC(string name, string real) =>
    [
        "static uint32_t state = 1;",
        "",
        "static uint32_t next(void)",
        "{",
        "    state = state * 1664525u + 1013904223u;",
        "    return state >> 8;",
        "}",
        "",
        $"static {real} number(void)",
        "{",
        $"    return ({real})(int32_t)next() / ({real})8388608 - ({real})1;",
        "}",
        "",
        $"static void fill({real} *x)",
        "{",
        $"    for (int i = 0; i < {name.ToUpperInvariant()}_INPUTS; ++i)",
        "    {",
        "        x[i] = number();",
        "    }",
        "}",
        "",
        $"static void next_sample({real} *x, {real} *t)",
        "{",
        "    int hot;",
        "    fill(x);",
        $"    hot = (int)(next() % {name.ToUpperInvariant()}_OUTPUTS);",
        $"    for (int k = 0; k < {name.ToUpperInvariant()}_OUTPUTS; ++k)",
        "    {",
        _kind switch
        {
            2 => $"        t[k] = k == hot ? ({real})1 : ({real})0;",
            1 => $"        t[k] = (next() & 0x8000u) != 0u ? ({real})1 : ({real})0;",
            _ => "        t[k] = number();",
        },
        "    }",
        "",
        "    (void)hot;",
        "}",
    ];

    private T Number<T>()
        where T : INumber<T> =>
        (T.CreateChecked((int)Next()) / T.CreateChecked(8388608)) - T.One;

    private uint Next()
    {
        _state = unchecked((_state * 1664525u) + 1013904223u);
        return _state >> 8;
    }
}
