using System.Numerics;
using NetGen.TestSupport;
using NetGen.Tests.Gradients;
using NetGen.Tests.Randomised;

namespace NetGen.Tests.Interpreted;

/// <summary>
/// The interpreter is a witness of its own: it runs the programs that are printed, of every width, on hardware that has
/// no such registers too.
/// </summary>
[Trait("Category", "Soak")]
public class InterpreterTests
{
    public static TheoryData<int> Seeds =>
        [.. RandomNetworks.Seeds.Take(Math.Max(2, RandomNetworks.Seeds.Count() / 4))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Scalar_programs_have_the_bits_of_the_code(int seed)
    {
        NetworkSpec[] specs = [.. RandomNetworks.Batch(seed).Select(spec => spec with { Kernel = Kernel.Scalar })];
        using CompiledNetworks compiled = NetworkCompiler.Compile(specs);
        var comparison = new Comparison(Agreement.Bits);
        foreach (NetworkSpec spec in specs)
        {
            if (spec.Precision == Precision.Double) Compare(comparison, spec, compiled.Create<double>(spec));
            else Compare(comparison, spec, compiled.Create<float>(spec));
        }

        comparison.Assert();
    }

    [Fact]
    public void Gradients_from_outside_have_the_bits_of_the_code()
    {
        NetworkSpec[] specs =
        [
            .. from precision in Enum.GetValues<Precision>()
               from output in new[] { Activation.Softmax, Activation.GELU, Activation.Sigmoid, Activation.Identity }
               from kernel in new[] { Kernel.Scalar, Kernel.Compact }
               select new NetworkSpec
               {
                   Name = $"From{kernel}{output}{precision}",
                   Inputs = 3,
                   Hidden = [5, 4],
                   Outputs = 2,
                   OutputActivation = output,
                   Kernel = kernel,
                   Precision = precision,
                   BackwardFrom = true,
               },
        ];
        using CompiledNetworks compiled = NetworkCompiler.Compile(specs);
        var comparison = new Comparison(Agreement.Bits);
        foreach (NetworkSpec spec in specs)
        {
            if (spec.Precision == Precision.Double) CompareFrom(comparison, spec, compiled.Create<double>(spec));
            else CompareFrom(comparison, spec, compiled.Create<float>(spec));
        }

        comparison.Assert();

        static void CompareFrom<T>(Comparison comparison, NetworkSpec spec, ITestNetwork<T> network)
            where T : unmanaged, INumber<T>
        {
            var interpreted = InterpretedNetwork.Scalar(spec);
            interpreted.Parameters = [.. network.Parameters().Select(double.CreateChecked)];
            double[] x = [0.5, -0.25, 0.75], given = [0.125, -1.5];
            interpreted.LearnFrom(x, given);
            network.Forward(Numbers.Of<T>(x));
            ((IOutputGradients<T>)network).BackwardFrom(Numbers.Of<T>(given));
            comparison.Add(spec.Name, interpreted.Gradients, network.Gradients());
        }
    }

    [Theory]
    [InlineData(
        "u * Math.Tanh(Math.Log(1 + Math.Exp(u)))",
        "u > 0.5 ? u / Math.Sqrt(1 + u * u) : 0.3 * u - 0.1",
        "Math.Log(1 + (y - t) * (y - t)) / n")]
    [InlineData(
        "u + Math.Sin(u) * Math.Sin(u)",
        "Math.Atan(2 * u) - 0.3 * Math.Cos(3 * u)",
        "Math.Atan((y - t) * (y - t)) / n")]
    [Trait("Category", "Slow")]
    public void Formulas_of_the_user_have_the_bits_of_the_code(string hidden, string output, string loss)
    {
        NetworkSpec[] specs =
        [
            .. from precision in Enum.GetValues<Precision>()
               select new NetworkSpec
               {
                   Name = $"Formulas{precision}",
                   Inputs = 3,
                   Hidden = [5, 4],
                   Outputs = 2,
                   HiddenFormula = hidden,
                   OutputFormula = output,
                   LossFormula = loss,
                   Kernel = Kernel.Scalar,
                   Precision = precision,
               },
        ];
        using CompiledNetworks compiled = NetworkCompiler.Compile(specs);
        var comparison = new Comparison(Agreement.Bits);
        Compare(comparison, specs[0], compiled.Create<float>(specs[0]));
        Compare(comparison, specs[1], compiled.Create<double>(specs[1]));
        comparison.Assert();
        foreach (NetworkSpec spec in specs)
        {
            AssertVectors(spec);
        }
    }

    private static void AssertVectors(NetworkSpec spec)
    {
        Sample sample = Sample.Of(spec);
        InterpretedNetwork scalar = InterpretedNetwork.Scalar(spec);
        scalar.Parameters = sample.Parameters;
        double[] y = scalar.Predict(sample.X);
        double e = scalar.Learn(sample.X, sample.T);
        var comparison = new Comparison(Agreement.Reordered(spec.Precision));
        foreach ((int bits, InterpretedNetwork network) in InterpretedNetwork.Vectors(spec with { Kernel = Kernel.Vector }))
        {
            network.Parameters = sample.Parameters;
            comparison.Add($"{spec.Name} {bits} Predict", y, network.Predict(sample.X));
            comparison.Add($"{spec.Name} {bits} E", e, network.Learn(sample.X, sample.T));
            comparison.Add($"{spec.Name} {bits} ∂", scalar.Gradients, network.Gradients);
        }

        comparison.Assert();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Vector_programs_of_every_width_agree_with_the_naive_engine(int seed)
    {
        foreach (NetworkSpec spec in RandomNetworks.Batch(seed))
        {
            var comparison = new Comparison(Agreement.Reordered(spec.Precision));
            Sample sample = Sample.Of(spec);
            var naive = new NaiveNetwork<double>(spec with { Precision = Precision.Double }, sample.Parameters);
            double[] y = naive.Forward(sample.X);
            double e = naive.Backward(sample.T);
            foreach ((int bits, InterpretedNetwork network) in InterpretedNetwork.Vectors(spec))
            {
                network.Parameters = sample.Parameters;
                string name = $"{spec.Name} {spec.Kernel} {bits}";
                comparison.Add($"{name} Predict", y, network.Predict(sample.X));
                comparison.Add($"{name} E", e, network.Learn(sample.X, sample.T));
                comparison.Add($"{name} ∂", naive.Gradients, network.Gradients);
            }

            comparison.Assert();
        }
    }

    private static void Compare<T>(Comparison comparison, NetworkSpec spec, ITestNetwork<T> network)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Sample sample = Sample.Of(spec);
        InterpretedNetwork interpreted = InterpretedNetwork.Scalar(spec);
        interpreted.Parameters = sample.Parameters;
        network.LoadParameters(Numbers.Of<T>(sample.Parameters));
        (T[] x, T[] t) = (Numbers.Of<T>(sample.X), Numbers.Of<T>(sample.T));
        var y = new T[spec.Outputs];
        network.Predict(x, y);
        comparison.Add($"{spec.Name} Predict", y, interpreted.Predict(sample.X));
        network.Forward(x);
        comparison.Add($"{spec.Name} E", network.Backward(t), interpreted.Learn(sample.X, sample.T));
        comparison.Add($"{spec.Name} ∂", network.Gradients(), interpreted.Gradients);
        T rate = T.CreateChecked(0.0625);
        for (int step = 1; step <= 2; step++)
        {
            comparison.Add(
                $"{spec.Name} E of step {step}",
                network.TrainStep(x, t, rate),
                interpreted.TrainStep(sample.X, sample.T, 0.0625));
        }

        comparison.Add($"{spec.Name} w", network.Parameters(), interpreted.Parameters);
    }

    /// <summary>Parameters, inputs and targets that both precisions hold exactly.</summary>
    private sealed record Sample(double[] Parameters, double[] X, double[] T)
    {
        public static Sample Of(NetworkSpec spec)
        {
            var random = new Random(spec.ParameterCount);
            double[] parameters = Numbers.Random<double>(random, spec.ParameterCount, 1 / Math.Sqrt(spec.Sizes.Max()));
            (double[] x, double[] t) = Kinks.SampleFarFrom(spec, parameters, random, distance: 1e-4);
            return new(parameters, Rounded(spec, x), Rounded(spec, t));
        }

        private static double[] Rounded(NetworkSpec spec, double[] numbers) =>
            spec.Precision == Precision.Single ? [.. numbers.Select(number => (double)(float)number)] : numbers;
    }
}
