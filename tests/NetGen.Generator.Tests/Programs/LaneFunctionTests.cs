using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Program;
using NetGen.Generator.Tests.Printing;

namespace NetGen.Generator.Tests.Programs;

/// <summary>The functions of registers mean what their printed code computes.</summary>
public sealed class LaneFunctionTests
{
    private static readonly double[] Borders =
    [
        0, double.Epsilon, 1e-310, 2.2250738585072014e-308, 1.401298464324817e-45, 1.1754943508222875e-38, 1e-20, 1e-4,
        0.4, Math.Sqrt(0.5), 0.5, 1, Math.Sqrt(2), 10, 22, 87.33654f, 88.72283f, 708.3964185322641, 709.782712893384,
        1e30, float.MaxValue, double.MaxValue, double.PositiveInfinity, double.NaN,
    ];

    [Theory]
    [MemberData(nameof(LaneFunctionCode.Registers), MemberType = typeof(LaneFunctionCode))]
    public void The_interpreter_gives_the_bits_of_the_code(int precision, int bits)
    {
        bool isSingle = (Precision)precision == Precision.Single;
        NumberType type = LaneFunctionCode.TypeOf((Precision)precision, bits);
        Type code = LaneFunctionCode.Compile((Precision)precision, bits);
        double[] x = [.. Arguments().Select(type.Format.Round)];
        foreach (Function function in LaneFunctionCode.Functions)
        {
            object numbers = isSingle ? x.Select(one => (float)one).ToArray() : x;
            object printed = code.GetMethod($"Run{function}")!.Invoke(null, [numbers])!;
            double[] y = isSingle ? [.. ((float[])printed).Select(one => (double)one)] : (double[])printed;
            double[] interpreted = Interpret(function, type, x);
            for (int n = 0; n < x.Length; n++)
            {
                Assert.True(
                    IsSame(y[n], interpreted[n], type.Format),
                    $"{function}({x[n]:R}): {interpreted[n]:R} instead of {y[n]:R}");
            }
        }
    }

    private static double[] Interpret(Function function, NumberType type, double[] x)
    {
        Place from = new("x", type.Format, PlaceKind.Row), to = new("y", type.Format, PlaceKind.Row);
        Local i = Indexes.Counter("i");
        var y = new double[x.Length];
        Store store = new(new Element(to, i, type.Lanes), new Apply(function, new Element(from, i, type.Lanes)));
        new Interpreter().Run(
            [new For(i, Indexes.Of(0), Indexes.Of(x.Length), type.Lanes, [store])],
            new Dictionary<string, Memory> { ["x"] = new(x), ["y"] = new(y) },
            new Dictionary<string, double>());
        return y;
    }

    /// <summary>Borders and their neighbours, random numbers of all sizes: a multiple of every register's lanes.</summary>
    private static IEnumerable<double> Arguments()
    {
        var random = new Random(3);
        double[] borders =
        [
            .. from border in Borders
               from signed in new[] { border, -border }
               from step in new[] { -1e-7, -1e-15, 0, 1e-15, 1e-7 }
               select signed * (1 + step),
        ];
        int randoms = 4096 - borders.Length;
        return borders.Concat(Enumerable.Range(0, randoms).Select(n => (n % 3) switch
        {
            0 => 2 * ((2 * random.NextDouble()) - 1),
            1 => 100 * ((2 * random.NextDouble()) - 1),
            _ => Math.ScaleB((2 * random.NextDouble()) - 1, random.Next(-1020, 1020)),
        }));
    }

    /// <remarks>
    /// Without the instruction the code rounds each multiply-add twice, and differs in the last digits. No standard says
    /// which bits a NaN has.
    /// </remarks>
    private static bool IsSame(double printed, double interpreted, NumberFormat format)
    {
        int most = Fma.IsSupported || AdvSimd.IsSupported ? 0 : 8;
        return (double.IsNaN(printed) && double.IsNaN(interpreted))
            || Math.Abs(format.ToBits(printed) - format.ToBits(interpreted)) <= most;
    }
}
