using System.Numerics;
using NetGen.C99.Tests.Targets;
using NetGen.TestSupport;

namespace NetGen.C99.Tests.Bits;

/// <summary>
/// The mathematical functions of an export give the bits of .NET's for a million arguments each: any pattern of bits,
/// and
/// numbers from −32 to 32.
/// </summary>
public sealed class FunctionTests
{
    private const int Count = 1_000_000;

    private static readonly NetworkSpec Single = new()
    {
        Name = "Functions",
        Inputs = 1,
        Hidden = [1, 1, 1, 1, 1],
        HiddenActivations =
            [Activation.Softplus, Activation.Tanh, Activation.ELU, Activation.HardTanh, Activation.Softsign],
        Outputs = 1,
        Loss = Loss.BinaryCrossEntropy,
        OutputActivation = Activation.Sigmoid,
        Optimizer = Optimizer.RMSProp,
        Kernel = Kernel.Compact,
    };

    private static readonly NetworkSpec SingleWaves = new()
    {
        Name = "Waves",
        Inputs = 1,
        Hidden = [1],
        HiddenFormula = "Math.Sin(u) + Math.Cos(2 * u) + Math.Atan(u)",
        Outputs = 1,
        Kernel = Kernel.Compact,
    };

    private static readonly NetworkSpec Doubles = Single with { Name = "Doubles", Precision = Precision.Double };

    private static readonly NetworkSpec DoubleWaves =
        SingleWaves with { Name = "Tides", Precision = Precision.Double };

    private static readonly CompiledNetworks Compiled =
        NetworkCompiler.Compile([Single, SingleWaves, Doubles, DoubleWaves]);

    public static TheoryData<string> Functions =>
        ["exp", "exp_m1", "log1p", "tanh", "sqrt", "abs", "min", "max", "sin", "cos", "atan"];

    [ToolchainTheory("x86-64 gcc")]
    [MemberData(nameof(Functions))]
    [Trait("Category", "Slow")]
    public void Float_functions_have_the_bits_of_dotnet(string function) => Compare<float>(
        function is "sin" or "cos" or "atan" ? SingleWaves : Single, function, state => BitConverter.UInt32BitsToSingle((uint)(state >> 32)));

    [ToolchainTheory("x86-64 gcc")]
    [MemberData(nameof(Functions))]
    [Trait("Category", "Slow")]
    public void Double_functions_have_the_bits_of_dotnet(string function) => Compare<double>(
        function is "sin" or "cos" or "atan" ? DoubleWaves : Doubles, function, BitConverter.UInt64BitsToDouble);

    private static void Compare<T>(NetworkSpec spec, string function, Func<ulong, T> any)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var folder = new TemporaryFolder();
        string name = spec.Name.ToLowerInvariant();
        bool isSingle = typeof(T) == typeof(float);
        ((ITrainable<T>)Compiled.CreateTrainable<T>(spec, 1)).SaveC(folder.File(""), new CExport { Training = true });
        bool isBinary = function is "min" or "max";
        string real = isSingle ? "float" : "double", word = isSingle ? "uint32_t" : "uint64_t";
        File.WriteAllText(folder.File("functions_test.c"), string.Join('\n',
        [
            $"#include \"{name}.c\"",
            "#include <stdio.h>",
            .. Hash.InC(real, isSingle),
            "static uint64_t state = 1;",
            $"static {real} argument(int n)",
            "{",
            "    state = state * 6364136223846793005u + 1442695040888963407u;",
            "    if (n % 2 == 0)",
            "    {",
            $"        {real} x;",
            $"        {word} bits = ({word})(state >> {(isSingle ? 32 : 0)});",
            "        memcpy(&x, &bits, sizeof x);",
            "        return x;",
            "    }",
            $"    return ({real})(int64_t)(state >> 40) / ({real})262144 - ({real})32;",
            "}",
            "int main(void)",
            "{",
            $"    for (int n = 0; n < {Count}; ++n)",
            "    {",
            isBinary
                ? $"        {real} a = argument(n); {real} b = n % 7 == 0 ? -a : argument(n); add({name}_{function}(a, b));"
                : $"        add({name}_{function}(argument(n)));",
            "    }",
            "    printf(\"%08X\", hash);",
            "    return 0;",
            "}",
        ]));
        Command.Run(folder.File(""), "gcc", ["-std=c99", "-O2", "-w", "functions_test.c", "-o", "functions_test"]);
        string printed = Command.Run(folder.File(""), folder.File("functions_test"), []);

        var hash = new Hash();
        ulong state = 1;
        for (int n = 0; n < Count; n++)
        {
            T a = Next(n);
            hash.Add(isBinary ? Value(function, a, n % 7 == 0 ? -a : Next(n)) : Value(function, a, a));
        }

        Assert.Equal(hash.ToString(), printed);

        T Next(int n)
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            return n % 2 == 0 ? any(state)
                : (T.CreateChecked((long)(state >> 40)) / T.CreateChecked(262144)) - T.CreateChecked(32);
        }
    }

    private static T Value<T>(string function, T a, T b)
        where T : IBinaryFloatingPointIeee754<T> => (function, a) switch
        {
            ("sqrt", _) => T.Sqrt(a),
            ("abs", _) => T.Abs(a),
            ("min", _) => T.Min(a, b),
            ("max", _) => T.Max(a, b),
            ("exp", float x) => (T)(object)PortableMath.Exp(x),
            ("exp_m1", float x) => (T)(object)PortableMath.ExpM1(x),
            ("log1p", float x) => (T)(object)PortableMath.Log1P(x),
            ("tanh", float x) => (T)(object)PortableMath.Tanh(x),
            ("sin", float x) => (T)(object)PortableMath.Sin(x),
            ("cos", float x) => (T)(object)PortableMath.Cos(x),
            ("atan", float x) => (T)(object)PortableMath.Atan(x),
            ("sin", double x) => (T)(object)PortableMath.Sin(x),
            ("cos", double x) => (T)(object)PortableMath.Cos(x),
            ("atan", double x) => (T)(object)PortableMath.Atan(x),
            ("exp", double x) => (T)(object)PortableMath.Exp(x),
            ("exp_m1", double x) => (T)(object)PortableMath.ExpM1(x),
            ("log1p", double x) => (T)(object)PortableMath.Log1P(x),
            ("tanh", double x) => (T)(object)PortableMath.Tanh(x),
            _ => throw new NotSupportedException(function),
        };
}
