using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Formulas;

/// <summary>
/// Networks with formulas drawn at random, in every kernel. The witness is the user's method itself: it runs as C#, in
/// naive loops, and its slopes are differences.
/// </summary>
[Trait("Category", "Slow")]
public sealed class RandomFormulaTests
{
    private const double Step = 1e-6;

    private static readonly Kernel[] Kernels = [Kernel.Scalar, Kernel.Compact, Kernel.Vector, Kernel.Loop];

    /// <summary>Many in a soak; a few, that meet every function, always.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Soak.IsOn ? 100 : 1)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Compute_what_the_methods_say(int seed)
    {
        NetworkSpec[] all = [.. Enumerable.Range(0, 10).SelectMany(n => Specs((100 * seed) + n))];
        using CompiledNetworks compiled = NetworkCompiler.Compile(all);
        foreach (NetworkSpec spec in all)
        {
            if (spec.Precision == Precision.Double) Check<double>(compiled, spec);
            else Check<float>(compiled, spec);
        }
    }

    private static IEnumerable<NetworkSpec> Specs(int number)
    {
        var random = new Random(number);
        var formulas = new RandomFormulas(number);
        string hidden = formulas.Activation(1 + (number % 2)), loss = formulas.Loss(number % 2);
        string? output = number % 3 == 0 ? formulas.Activation(1) : null;
        int inputs = 1 + random.Next(9), outputs = 2 + random.Next(9);
        int[] sizes = [.. Enumerable.Range(0, 1 + (number % 2)).Select(_ => 1 + random.Next(20))];
        return
            from kernel in Kernels
            from precision in new[] { Precision.Double, Precision.Single }
            where precision == Precision.Double || number % 4 == 0
            select new NetworkSpec
            {
                Name = $"F{number}{kernel}{precision}",
                Inputs = inputs,
                Hidden = sizes,
                Outputs = outputs,
                HiddenFormula = hidden,
                OutputFormula = output,
                OutputActivation = number % 3 == 1 ? Activation.Softmax : Activation.Identity,
                LossFormula = loss,
                Kernel = kernel,
                Precision = precision,
            };
    }

    private static void Check<T>(CompiledNetworks compiled, NetworkSpec spec)
        where T : unmanaged, INumber<T>
    {
        bool isDouble = spec.Precision == Precision.Double;
        var comparison = new Comparison(isDouble ? new(1e-9, 1e-10, 1e-11) : new(1e-5, 5e-5, 1e-5));
        var slopes = new Comparison(isDouble ? new(2e-5, 2e-6, 1e-6) : new(2e-3, 2e-3, 1e-3));
        var naive = new FormulaNetwork(compiled, spec);
        var random = new Random(spec.Name.Length);
        ITestNetwork<T> network = compiled.Create<T>(spec, seed: 3);
        T[] parameters = Draw(spec.ParameterCount, 0.6);
        network.LoadParameters(parameters);
        const int rows = 5;
        T[] inputs = Draw(rows * spec.Inputs, 1), targets = Draw(rows * spec.Outputs, 1);

        double[] w = Doubles(parameters), gradient = new double[spec.ParameterCount];
        double mean = 0;
        bool hasKink = false;
        for (int row = 0; row < rows; row++)
        {
            T[] x = inputs[(row * spec.Inputs)..((row + 1) * spec.Inputs)];
            T[] t = targets[(row * spec.Outputs)..((row + 1) * spec.Outputs)];
            network.Forward(x);
            T e = network.Backward(t);
            (double[] y, double error) = naive.Run(w, Doubles(x), Doubles(t));
            comparison.Add($"{spec.Name} y", y, network.Layers[^1].Outputs.ToArray());
            comparison.Add($"{spec.Name} E", [error], [e]);
            (double[] slope, bool turns) = naive.Slopes(w, Doubles(x), Doubles(t), Step);
            hasKink |= turns;
            if (!turns) slopes.Add($"{spec.Name} ∂", slope, network.Gradients());
            mean += error / rows;
            for (int p = 0; p < slope.Length; p++) gradient[p] += slope[p] / rows;
        }

        comparison.Add($"{spec.Name} mean E", [mean], [network.BackwardBatch(inputs, targets)]);
        if (!hasKink) slopes.Add($"{spec.Name} mean ∂", gradient, network.Gradients());

        // A fused step is the gradient's step, and so is a batch of one row.
        T rate = T.CreateChecked(0.01);
        T[] first = inputs[..spec.Inputs], wanted = targets[..spec.Outputs];
        network.Forward(first);
        network.Backward(wanted);
        network.Update(rate);
        T[] stepped = network.Parameters();
        network.LoadParameters(parameters);
        network.TrainStep(first, wanted, rate);
        comparison.Add($"{spec.Name} step", Doubles(stepped), network.Parameters());
        network.LoadParameters(parameters);
        network.TrainBatch(first, wanted, rate);
        comparison.Add($"{spec.Name} batch of one", Doubles(stepped), network.Parameters());
        comparison.Assert();
        slopes.Assert();

        T[] Draw(int count, double size) =>
            [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(((random.NextDouble() * 2) - 1) * size))];

        static double[] Doubles(T[] numbers) => Array.ConvertAll(numbers, double.CreateChecked);
    }
}
