using System.Numerics;
using NetGen.TestSupport;
using NetGen.Tests.Gradients;
using NetGen.Tests.Numerics;

namespace NetGen.Tests.Randomised;

/// <summary>
/// Means over many rows are as exact as their rows are: against the naive engine in double, and in double E against
/// 256 bits.
/// </summary>
internal static class ManyRowsCheck
{
    // Coprime with blocks, chunks and lanes.
    private const int Samples = 37;

    /// <summary>The last batch of one block, the first of two, of 64 rows and of 1,024; and one of many blocks.</summary>
    private static readonly int[] RowCounts = [71, 72, 1031, 1032, 5003];

    /// <param name="pick">Which of the long batches is taken, but in a soak: all of them.</param>
    public static void Run<T>(NetworkSpec spec, ITestNetwork<T> network, int pick)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(spec.ParameterCount);
        double[] parameters = Numbers.Random<double>(random, spec.ParameterCount, 1 / Math.Sqrt(spec.Sizes.Max()));
        network.LoadParameters(Numbers.Of<T>(parameters));
        Sample[] samples = [.. Enumerable.Range(0, Samples).Select(_ => Draw(spec, network, parameters, random))];
        var comparison = new Comparison(Agreement.Bits);
        foreach (int rows in Soak.IsOn ? RowCounts : [.. RowCounts[..2], RowCounts[2 + (pick % 3)]])
        {
            T[] x = Numbers.Of<T>(Enumerable.Range(0, rows).SelectMany(row => samples[row % Samples].X));
            T[] t = Numbers.Of<T>(Enumerable.Range(0, rows).SelectMany(row => samples[row % Samples].T));
            double[] shares =
                [.. Enumerable.Range(0, Samples).Select(n => (rows - n + Samples - 1) / Samples / (double)rows)];
            Value error = Mean(samples.Select(sample => sample.Error), shares);

            // Vector functions are off by up to 2 units each where those of the naive engine are exact, and all rows
            // by the same. ln cosh of tanh goes through five.
            Near("Evaluate", error, network.Evaluate(x, t), units: 12);
            Near("BackwardBatch", error, network.BackwardBatch(x, t), units: 12);
            T[] gradients = network.Gradients();
            for (int p = 0; p < gradients.Length; p++)
            {
                // A block is added up as it comes.
                Near($"∂{p}", Mean(samples.Select(sample => sample.Gradients[p]), shares), gradients[p], units: 48);
            }

            void Near(string what, Value expected, T actual, double units)
            {
                double unit = double.CreateChecked(T.BitIncrement(T.One) - T.One);
                double off = Math.Abs(double.CreateChecked(actual) - expected.Exact);
                double least = double.CreateChecked(T.Epsilon);
                double allowed = (2 * expected.Noise) + (units * unit * expected.Size) + least;
                if (!(off <= allowed))
                {
                    comparison.Fail($"{what} of {rows} rows is {actual} instead of {expected.Exact:R}: "
                        + $"off by {off:G3}, allowed {allowed:G3}");
                }
            }
        }

        comparison.Assert();
    }

    private static Sample Draw<T>(NetworkSpec spec, ITestNetwork<T> network, double[] parameters, Random random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (double[] x, double[] t) = Kinks.SampleFarFrom(spec, parameters, random, distance: 1e-4);
        var exact = new NaiveNetwork<double>(spec, parameters);
        exact.Forward(x);
        double error = exact.Backward(t);
        double[] gradients = exact.Gradients;
        if (spec.Precision == Precision.Single)
        {
            var rounded = new NaiveNetwork<T>(spec, Numbers.Of<T>(parameters));
            rounded.Forward(Numbers.Of<T>(x));
            T roundedError = rounded.Backward(Numbers.Of<T>(t));
            T[] roundedGradients = rounded.Gradients;
            return new(
                x, t, Value.Of(error, roundedError), [.. gradients.Select((g, p) => Value.Of(g, roundedGradients[p]))]);
        }

        // What reordering does to a double is not in the naive engine, which has one order.
        double[] y = Array.ConvertAll(network.Forward(Numbers.Of<T>(x)).ToArray(), double.CreateChecked);
        BigFloat sum = spec.ErrorIsOfSums
            ? ExactError.OfSums(spec.Loss, exact.Layers[^1].Sums, t)
            : ExactError.OfOutputs(spec.Loss, y, t);
        double e = sum.ToDouble(), largest = gradients.Max(Math.Abs);
        return new(
            x, t, new Value(e, (4e-15 * e) + 2e-16, e),
            [.. gradients.Select(g => new Value(g, 1e-14 * largest, Math.Abs(g)))]);
    }

    private static Value Mean(IEnumerable<Value> values, double[] shares)
    {
        double exact = 0, noise = 0, size = 0;
        foreach ((Value value, double share) in values.Zip(shares))
        {
            exact += share * value.Exact;
            noise += share * value.Noise;
            size += share * value.Size;
        }

        return new(exact, noise, size);
    }

    private sealed record Sample(double[] X, double[] T, Value Error, Value[] Gradients);

    /// <param name="Exact">A number of one row, or the mean of many.</param>
    /// <param name="Noise">How far off a row's is in the network's precision.</param>
    /// <param name="Size">Its magnitude.</param>
    private readonly record struct Value(double Exact, double Noise, double Size)
    {
        public static Value Of<T>(double exact, T rounded)
            where T : INumberBase<T> =>
            new(exact, Math.Abs(double.CreateChecked(rounded) - exact), Math.Abs(exact));
    }
}
