using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.TestSupport;

namespace NetGen.Tests.Processes;

/// <summary>
/// The JIT silently gives up optimizing a method that is too large (60,000 bytes of IL, 2,000 locals, …): no generated
/// method may be one of those.
/// </summary>
public class MethodTierTests
{
    // The smallest; what just fits into locals or registers, with the largest update; what is cut into methods or loops.
    private static readonly (int Inputs, int[] Hidden, int Outputs, Optimizer Optimizer)[] Shapes =
        [(2, [3], 2, Optimizer.Adam), (12, [16], 7, Optimizer.RProp), (40, [40], 10, Optimizer.Adam)];

    private static readonly (int Inputs, int[] Hidden, int Outputs, Optimizer Optimizer)[] LargeShapes =
        [(64, [64], 10, Optimizer.Adam), (784, [128], 10, Optimizer.GradientDescent)];

    [Theory]
    [InlineData(Kernel.Scalar, Precision.Single)]
    [InlineData(Kernel.Scalar, Precision.Double)]
    [InlineData(Kernel.Vector, Precision.Single)]
    [InlineData(Kernel.Vector, Precision.Double)]
    [InlineData(Kernel.Loop, Precision.Single)]
    [InlineData(Kernel.Loop, Precision.Double)]
    public void Every_generated_method_is_optimized(Kernel kernel, Precision precision)
    {
        // Unrolled, the large ones take the compiler long: 64-64-10 now and then, the wide one never.
        int large = kernel == Kernel.Loop ? LargeShapes.Length : Soak.IsOn ? 1 : 0;
        NetworkSpec[] specs =
        [
            .. from shape in Shapes.Concat(LargeShapes.Take(large))
               select new NetworkSpec
               {
                   Name = $"{kernel}{shape.Inputs}x{string.Join('x', shape.Hidden)}x{shape.Outputs}",
                   Inputs = shape.Inputs,
                   Hidden = shape.Hidden,
                   Outputs = shape.Outputs,
                   OutputActivation = Activation.Softmax,
                   Loss = Loss.CrossEntropy,
                   Optimizer = shape.Optimizer,
                   Kernel = kernel,
                   Precision = precision,
               },
        ];
        using CompiledNetworks compiled = NetworkCompiler.Compile(specs);

        foreach (string lesser in kernel == Kernel.Scalar ? [""] : Child.LesserMachines)
        {
            IReadOnlyList<(string Tier, string Method)> methods = Tiers(compiled, lesser);
            Assert.All(specs, spec => Assert.Contains(methods, method => method.Method.Contains(spec.Name, StringComparison.Ordinal)));
            Assert.DoesNotContain(methods, method => method.Tier == "MinOptJitted");
            Assert.All(methods, method => Assert.StartsWith("Optimized", method.Tier, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_method_past_the_limit_would_be_noticed()
    {
        string statements = string.Concat(Enumerable.Range(0, 6000).Select(n =>
            string.Create(CultureInfo.InvariantCulture, $"a = a * {n}.5 + b; ")));
        string source = $$"""
            namespace {{NetworkCompiler.Namespace}}
            {
                public static class Cliff
                {
                    public static void Run()
                    {
                        Small(1, 2);
                        Huge(1, 2);
                    }

                    public static double Small(double a, double b) { if (a > 100) return Small(b, a); return a * b; }

                    public static double Huge(double a, double b) { {{statements}} return a; }
                }
            }
            """;
        using CompiledNetworks compiled = NetworkCompiler.Compile(LanguageVersion.CSharp9, source);
        IReadOnlyList<(string Tier, string Method)> methods = Tiers(compiled, "");
        Assert.Equal("MinOptJitted", methods.Single(method => method.Method.EndsWith(".Huge", StringComparison.Ordinal)).Tier);
        Assert.Equal("Optimized", methods.Single(method => method.Method.EndsWith(".Run", StringComparison.Ordinal)).Tier);
    }

    /// <summary>Runs <see cref="TierProbe"/> where every method is compiled at once and for good.</summary>
    private static List<(string Tier, string Method)> Tiers(CompiledNetworks compiled, string switchedOff) =>
    [
        .. Child.Run("tiers", compiled, "DOTNET_TieredCompilation", switchedOff)
            .Select(line => line.Split(' ', 2))
            .Select(parts => (parts[0], parts[1])),
    ];
}
