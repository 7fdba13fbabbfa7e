using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Frozen;

/// <summary>Compares a frozen class with the network that it was.</summary>
internal static class FrozenCheck
{
    /// <summary>Single rows; fewer rows than a chunk of a batch; and several chunks.</summary>
    private static readonly int[] Rows = [1, 8, 19, 70];

    public static void Run(Type trained, Type frozen)
    {
        object network = Activator.CreateInstance(trained)!;
        NetworkSpec spec = NetworkSpec.Of(trained);
        if (network is IPredictor<double> doubles) Run(spec, doubles, new FrozenMethods<double>(frozen));
        else Run(spec, (IPredictor<float>)network, new FrozenMethods<float>(frozen));
    }

    private static void Run<T>(NetworkSpec spec, IPredictor<T> network, FrozenMethods<T> frozen)
        where T : unmanaged, INumber<T>
    {
        network.LoadParameters(frozen.Weights());
        // Vector code adds in another order than that of an instance, whose weights are padded.
        bool isScalar = spec.Kernel == Kernel.Scalar;
        var comparison = new Comparison(isScalar ? Agreement.Bits : Agreement.Reordered(spec.Precision));
        foreach (int rows in Rows)
        {
            T[] inputs = Numbers.Random<T>(new Random(rows), rows * spec.Inputs, limit: 2);
            T[] expected = new T[rows * spec.Outputs], actual = new T[rows * spec.Outputs];
            network.PredictBatch(inputs, expected);
            frozen.PredictBatch(inputs, actual);
            comparison.Add($"{spec.Name}, {rows} rows, y", expected, actual);

            T[] x = inputs[..spec.Inputs], y = new T[spec.Outputs], alone = new T[spec.Outputs];
            network.Predict(x, y);
            frozen.Predict(x, alone);
            comparison.Add($"{spec.Name}, y", y, alone);
            comparison.Add($"{spec.Name}, y returned", alone, frozen.Predict(x));
        }

        comparison.Assert();
    }
}
