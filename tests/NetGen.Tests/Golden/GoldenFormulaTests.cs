using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>Formulas that a user might write: value and slope as PyTorch's autograd has them.</summary>
public sealed class GoldenFormulaTests
{
    private static readonly Lazy<GoldenFormulas> LazyAll = new(
        () => GoldenFile.Read<GoldenFormulas>("golden.formulas.json"));

    [Theory]
    [InlineData(Kernel.Scalar, Precision.Double)]
    [InlineData(Kernel.Compact, Precision.Single)]
    [InlineData(Kernel.Vector, Precision.Single)]
    [InlineData(Kernel.Loop, Precision.Double)]
    public void Values_and_slopes_are_PyTorchs(Kernel kernel, Precision precision)
    {
        GoldenFormulas golden = LazyAll.Value;
        Assert.Equal((20, 10), (golden.Activations.Length, golden.Losses.Length));
        NetworkSpec[] activations = [.. golden.Activations.Select(one => Spec(one.Name) with { OutputFormula = one.Code })];
        NetworkSpec[] losses =
        [
            .. golden.Losses.Select(one => Spec(one.Name) with
            {
                LossFormula = one.Code, OutputActivation = one.Inside ? Activation.Sigmoid : Activation.Identity,
            }),
        ];
        using CompiledNetworks compiled = NetworkCompiler.Compile(activations.Concat(losses));
        var comparison = new Comparison(Agreement.Golden(precision));
        for (int n = 0; n < activations.Length; n++)
        {
            if (precision == Precision.Double) Activations<double>(activations[n], golden.Activations[n]);
            else Activations<float>(activations[n], golden.Activations[n]);
        }

        for (int n = 0; n < losses.Length; n++)
        {
            if (precision == Precision.Double) Losses<double>(losses[n], golden.Losses[n]);
            else Losses<float>(losses[n], golden.Losses[n]);
        }

        comparison.Assert();

        NetworkSpec Spec(string name) => new()
        {
            Name = name, Inputs = 1, Hidden = [], Outputs = 2, Kernel = kernel, Precision = precision,
        };

        // y_k = f(x), and δ_k = f′(x) with t_k = y_k − 1.
        void Activations<T>(NetworkSpec spec, GoldenActivation one)
            where T : unmanaged, System.Numerics.INumber<T>
        {
            ITestNetwork<T> network = Identity<T>(spec);
            List<T> y = [], slopes = [];
            foreach (double u in one.U)
            {
                network.Forward([T.CreateChecked(u)]);
                y.Add(network.Layers[^1].Outputs[1]);
                network.Backward([y[^1] - T.One, y[^1] - T.One]);
                slopes.Add(network.Layers[^1].Deltas[1]);
            }

            comparison.Add($"{spec.Name} y", one.Y, y);
            comparison.Add($"{spec.Name} f′", one.Slope, slopes);
        }

        // Both outputs have the same y and t: E is twice one output's part.
        void Losses<T>(NetworkSpec spec, GoldenLoss one)
            where T : unmanaged, System.Numerics.INumber<T>
        {
            ITestNetwork<T> network = Identity<T>(spec);
            List<T> errors = [], slopes = [];
            for (int n = 0; n < one.Y.Length; n++)
            {
                double y = one.Y[n], u = one.Inside ? Math.Log(y / (1 - y)) : y;
                T t = T.CreateChecked(one.T[n]);
                network.Forward([T.CreateChecked(u)]);
                errors.Add(network.Backward([t, t]));
                slopes.Add(network.Layers[^1].Deltas[1]);
            }

            comparison.Add($"{spec.Name} E", [.. one.E.Select(e => 2 * e)], errors);
            comparison.Add(
                $"{spec.Name} δ",
                [.. one.Slope.Zip(one.Y, (slope, y) => one.Inside ? slope * y * (1 - y) : slope)],
                slopes);
        }

        ITestNetwork<T> Identity<T>(NetworkSpec spec)
            where T : unmanaged, System.Numerics.INumber<T>
        {
            ITestNetwork<T> network = compiled.Create<T>(spec);
            network.LoadParameters([T.One, T.One, T.Zero, T.Zero]);
            return network;
        }
    }

    private sealed record GoldenFormulas(GoldenActivation[] Activations, GoldenLoss[] Losses);

    private sealed record GoldenActivation(string Name, string Code, double[] U, double[] Y, double[] Slope);

    private sealed record GoldenLoss(
        string Name, string Code, bool Inside, double[] Y, double[] T, double[] E, double[] Slope);
}
