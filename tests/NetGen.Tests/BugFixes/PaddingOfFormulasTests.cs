using NetGen.TestSupport;

namespace NetGen.Tests.BugFixes;

/// <summary>
/// A formula that is infinite at 0, where the registers of a row are padded: vector code once multiplied the padding by
/// weights of 0, which gave NaN.
/// </summary>
public sealed class PaddingOfFormulasTests
{
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void What_is_infinite_in_padding_reaches_no_sum(Precision precision)
    {
        if (precision == Precision.Single) Check<float>(precision, 0.02);
        else Check<double>(precision, 1e-9);
    }

    private static void Check<T>(Precision precision, double tolerance)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        int[][] hidden = [[3], [3, 3, 3], [19, 19]];
        NetworkSpec[] specs =
        [
            .. from shape in Enumerable.Range(0, hidden.Length)
               from skips in Enumerable.Range(0, 4)
               from kernel in new[] { Kernel.Scalar, Kernel.Vector, Kernel.Loop }
               select new NetworkSpec
               {
                   Name = $"Shape{shape}Skips{skips}{kernel}",
                   Inputs = 3,
                   Hidden = hidden[shape],
                   Outputs = 2,
                   HiddenFormula = "0.1 * Math.Log(Math.Abs(u))",
                   Residual = skips % 2 == 1 && hidden[shape] is ([3] or [_, _, ..]),
                   InputSkip = skips > 1,
                   Precision = precision,
                   Kernel = kernel,
               },
        ];
        using CompiledNetworks compiled = NetworkCompiler.Compile(specs);
        var random = new Random(4);
        T[] x = Numbers.Random<T>(random, 3 * 37), t = Numbers.Random<T>(random, 2 * 37);
        foreach (IGrouping<string, NetworkSpec> same in specs.GroupBy(spec => spec.Name[..^spec.Kernel.ToString().Length]))
        {
            NetworkSpec[] kernels = [.. same];
            T[] parameters = Numbers.Random<T>(random, kernels[0].ParameterCount);
            double[][] results = [.. kernels.Select(spec => Results(compiled.Create<T>(spec), parameters))];
            Assert.All(results[0], value => Assert.True(double.IsFinite(value)));
            foreach (double[] other in results[1..])
            {
                for (int n = 0; n < other.Length; n++)
                {
                    double size = Math.Max(1, Math.Abs(results[0][n]));
                    Assert.True(Math.Abs(other[n] - results[0][n]) <= tolerance * size, $"{same.Key}: {n}");
                }
            }
        }

        // What one row gives, what many give, and the parameters after steps.
        double[] Results(ITestNetwork<T> network, T[] parameters)
        {
            network.LoadParameters(parameters);
            T[] one = new T[2], all = new T[2 * 37];
            network.Predict(x.AsSpan(0, 3), one);
            network.PredictBatch(x, all);
            T[] forward = network.Forward(x.AsSpan(0, 3)).ToArray();
            T error = network.Backward(t.AsSpan(0, 2));
            T[] gradients = network.Gradients();
            T mean = network.BackwardBatch(x, t);
            T[] meanGradients = network.Gradients();
            network.TrainStep(x.AsSpan(0, 3), t.AsSpan(0, 2), T.CreateChecked(1e-4));
            return
            [
                .. new[] { one, all, forward, [error], gradients, [mean], meanGradients, network.Parameters() }
                    .SelectMany(values => values).Select(double.CreateChecked),
            ];
        }
    }
}
