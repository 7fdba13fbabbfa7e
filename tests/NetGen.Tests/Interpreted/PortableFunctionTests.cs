using NetGen.Compiler.Algebra;
using NetGen.Compiler.Program;

namespace NetGen.Tests.Interpreted;

/// <summary>The functions as programs give the bits of the library's, which are printed from them.</summary>
public class PortableFunctionTests
{
    private const int Randoms = 20_000;

    /// <summary>Where a formula begins or ends, and numbers whose neighbours are special.</summary>
    private static readonly double[] Borders =
    [
        0, double.Epsilon, 2.2250738585072014e-308, 1.401298464324817e-45, 1.1754943508222875e-38, 1e-20, 1.5e-8, 1e-4,
        0.41421356237309515, 0.5, 0.55, 0.625, Math.Sqrt(0.5), Math.PI / 4, 1, Math.Sqrt(2), Math.PI / 2, 2, 9, 10, 17.33, 18, 19.1, 40, 87, 88,
        88.72284, 89, 103.97, 104, 709.782712893384, 710, 745.13321910194, 746, 6433, 6.5e6, 1e10, 3.5e15, 1e300, float.MaxValue,
        double.MaxValue, double.PositiveInfinity, double.NaN,
    ];

    public static TheoryData<string> Names => ["Exp", "ExpM1", "Log", "Log1P", "Tanh", "Sin", "Cos", "Atan"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_floats(string name)
    {
        Func<float, float> printed = name switch
        {
            "Exp" => PortableMath.Exp,
            "ExpM1" => PortableMath.ExpM1,
            "Log" => PortableMath.Log,
            "Log1P" => PortableMath.Log1P,
            "Sin" => PortableMath.Sin,
            "Cos" => PortableMath.Cos,
            "Atan" => PortableMath.Atan,
            _ => PortableMath.Tanh,
        };
        float[] x =
        [
            .. Neighbours(border => BitConverter.SingleToInt32Bits((float)border))
                .Select(bits => BitConverter.Int32BitsToSingle((int)bits)),
            .. Random(20, scale => (float)scale, bits => BitConverter.Int32BitsToSingle((int)bits)),
        ];
        double[] y = Interpret(name, NumberFormat.Single, [.. x.Select(one => (double)one)]);
        for (int n = 0; n < x.Length; n++)
        {
            AssertSame(BitConverter.SingleToInt32Bits, printed(x[n]), (float)y[n], x[n]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Slow")]
    public void Of_doubles(string name)
    {
        Func<double, double> printed = name switch
        {
            "Exp" => PortableMath.Exp,
            "ExpM1" => PortableMath.ExpM1,
            "Log" => PortableMath.Log,
            "Log1P" => PortableMath.Log1P,
            "Sin" => PortableMath.Sin,
            "Cos" => PortableMath.Cos,
            "Atan" => PortableMath.Atan,
            _ => PortableMath.Tanh,
        };
        double[] x =
        [
            .. Neighbours(BitConverter.DoubleToInt64Bits).Select(BitConverter.Int64BitsToDouble),
            .. Random(30, scale => scale, BitConverter.Int64BitsToDouble),
        ];
        double[] y = Interpret(name, NumberFormat.Double, x);
        for (int n = 0; n < x.Length; n++)
        {
            AssertSame(BitConverter.DoubleToInt64Bits, printed(x[n]), y[n], x[n]);
        }
    }

    /// <summary>y ← f(x), number by number.</summary>
    private static double[] Interpret(string name, NumberFormat format, double[] x)
    {
        Place from = new("x", format, PlaceKind.Row), to = new("y", format, PlaceKind.Row);
        Local i = Indexes.Counter("i");
        var y = new double[x.Length];
        new Interpreter().Run(
            [
                new For(i, Indexes.Of(0), Indexes.Of(x.Length), 1,
                    [new Store(new Element(to, i), new Apply(Enum.Parse<Function>(name), new Element(from, i)))]),
            ],
            new Dictionary<string, Memory> { ["x"] = new(x), ["y"] = new(y) },
            new Dictionary<string, double>());
        return y;
    }

    /// <summary>The bits of borders, of their negatives, and of the numbers around them.</summary>
    private static IEnumerable<long> Neighbours(Func<double, long> bits) =>
        from border in Borders
        from signed in new[] { border, -border }
        from step in Enumerable.Range(-20, 41)
        select bits(signed) + step;

    /// <summary>Random numbers of usual size, and as many random patterns of bits.</summary>
    private static IEnumerable<T> Random<T>(double size, Func<double, T> ofNumber, Func<long, T> ofBits)
    {
        var random = new Random(1);
        return Enumerable.Range(0, Randoms).Select(n => n % 2 == 0
            ? ofNumber(size * ((2 * random.NextDouble()) - 1))
            : ofBits(random.NextInt64(long.MinValue, long.MaxValue)));
    }

    /// <summary>No standard says which bits a NaN has, so any of them is as good as another.</summary>
    private static void AssertSame<T, TBits>(Func<T, TBits> bits, T printed, T interpreted, T x)
        where T : System.Numerics.IFloatingPointIeee754<T>
        where TBits : IEquatable<TBits> => Assert.True(
            bits(printed).Equals(bits(interpreted)) || (T.IsNaN(printed) && T.IsNaN(interpreted)),
            $"{interpreted} instead of {printed} for {x}.");
}
