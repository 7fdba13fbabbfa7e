using System.Reflection;
using NetGen.CompilerServices;
using NetGen.TestSupport;

namespace NetGen.Tests.Numerics;

/// <summary>
/// A float network computes in float alone: no instruction, local or call of its code, or of the portable functions and
/// sums that it calls, has to do with <c>double</c>.
/// </summary>
/// <remarks>
/// What does not compute is left out: the optimizer's state is handed over in double, initial weights are drawn in it, and
/// registers are filled by pairs of floats at a time, which are moved as one double.
/// </remarks>
public class DoubleInFloatTests
{
    private static readonly string[] Functions = ["Atan", "Cos", "Exp", "ExpM1", "Log", "Log1P", "Sin", "Sqrt", "Tanh"];

    [Fact]
    public void Portable_functions_of_float_compute_in_float()
    {
        var finder = new DoubleFinder(typeof(PortableMath));
        foreach (string function in Functions)
        {
            finder.Walk(typeof(PortableMath).GetMethod(function, [typeof(float)])!);
        }

        Assert.True(finder.Methods > Functions.Length, "No helper was walked.");
        Assert.Empty(finder.Found);
    }

    [Fact]
    public void Sums_of_float_compute_in_float()
    {
        var finder = new DoubleFinder(typeof(CompensatedSum));
        foreach (MethodInfo method in Sums(typeof(float))) finder.Walk(method);
        Assert.True(finder.Methods >= 2, $"{finder.Methods} methods were walked.");
        Assert.Empty(finder.Found);
    }

    [Fact]
    public void What_computes_in_double_is_found()
    {
        var finder = new DoubleFinder(typeof(PortableMath));
        foreach (string function in Functions)
        {
            finder.Walk(typeof(PortableMath).GetMethod(function, [typeof(double)])!);
        }

        foreach (string function in Functions)
        {
            Assert.Contains(finder.Found, found => found.Contains($"PortableMath.{function}(", StringComparison.Ordinal));
        }

        finder = new DoubleFinder(typeof(CompensatedSum));
        foreach (MethodInfo method in Sums(typeof(double)))
        {
            finder.Walk(method);
            Assert.Contains(
                finder.Found, found => found.Contains($"CompensatedSum.{method.Name}(", StringComparison.Ordinal));
        }
    }

    /// <summary>Every method that has a sum, or an array of sums, of one precision.</summary>
    private static IEnumerable<MethodInfo> Sums(Type precision) => typeof(CompensatedSum)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.GetParameters()[0].ParameterType.GetElementType() == precision);

    public static TheoryData<Kernel> Kernels => [.. Networks.Kernels];

    [Theory]
    [MemberData(nameof(Kernels))]
    [Trait("Category", "Slow")]
    public void Generated_code_of_float_computes_in_float(Kernel kernel)
    {
        NetworkSpec[] specs = [.. Specs(kernel)];
        using CompiledNetworks compiled = NetworkCompiler.Compile(specs);
        foreach (NetworkSpec spec in specs)
        {
            Type type = compiled.Assembly.GetType($"{NetworkCompiler.Namespace}.{spec.Name}", throwOnError: true)!;
            DoubleFinder finder = Walk(type);
            Assert.True(finder.Methods > 10, $"{spec.Name}: {finder.Methods} methods were walked.");
            Assert.True(finder.Found.Count == 0, $"{spec}:\n{string.Join("\n", finder.Found)}");
        }
    }

    [Fact]
    public void Generated_code_of_double_is_found()
    {
        NetworkSpec spec = Specs(Kernel.Scalar).First() with { Precision = Precision.Double };
        using CompiledNetworks compiled = NetworkCompiler.Compile([spec]);
        DoubleFinder finder = Walk(compiled.Assembly.GetType($"{NetworkCompiler.Namespace}.{spec.Name}", throwOnError: true)!);
        Assert.Contains(finder.Found, found => found.Contains(".Forward(", StringComparison.Ordinal));
        Assert.Contains(finder.Found, found => found.Contains(".TrainStep(", StringComparison.Ordinal));
    }

    private static DoubleFinder Walk(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
            | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var finder = new DoubleFinder(type);
        foreach (FieldInfo field in type.GetFields(All)) finder.Check(field);
        foreach (MethodInfo method in type.GetMethods(All).Where(method => !IsLeftOut(method))) finder.Walk(method);
        foreach (Type nested in type.GetNestedTypes(All))
        {
            foreach (FieldInfo field in nested.GetFields(All)) finder.Check(field);
            foreach (MethodInfo method in nested.GetMethods(All)) finder.Walk(method);
        }

        return finder;
    }

    private static bool IsLeftOut(MethodInfo method) =>
        method.Name.Contains("OptimizerState", StringComparison.Ordinal) // in double for either precision
        || method.Name is "Initialize" // UniformGenerator draws in double
        || method.Name.EndsWith("get_Topology", StringComparison.Ordinal); // describes, computes nothing

    /// <summary>
    /// Every activation, loss and optimizer, one hidden layer and two, with and without what options add; in a soak every
    /// pair of loss and activation.
    /// </summary>
    private static IEnumerable<NetworkSpec> Specs(Kernel kernel)
    {
        Activation[] activations = Networks.HiddenActivations;
        Optimizer[] optimizers = Enum.GetValues<Optimizer>();
        (Loss Loss, Activation Output)[] pairs =
        [
            .. Networks.Pairs.Where((pair, n) =>
                Soak.IsOn || n % 4 == 0 || pair.Loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy),
        ];
        for (int i = 0; i < pairs.Length; i++)
        {
            (Loss loss, Activation output) = pairs[i];
            Optimizer optimizer = optimizers[i % optimizers.Length];
            yield return new NetworkSpec
            {
                Name = $"Float{i}",
                Inputs = 3,
                Hidden = i % 3 == 0 ? [5, 9] : [i % 2 == 0 ? 4 : 17],
                Outputs = 2 + (i % 4),
                HiddenActivation = activations[i % activations.Length],
                OutputActivation = output,
                Loss = loss,
                Optimizer = optimizer,
                Kernel = kernel,
                InputGradients = i % 2 == 0,
                Extra = optimizer is Optimizer.RProp ? null : i % 3 == 1 ? "WeightDecay = 0.001" : null,
            };
        }
    }
}
