using NetGen.TestSupport;

namespace NetGen.Tests.Randomised;

/// <summary>Networks drawn from all that the attribute allows: the seed decides, so that a failure can be repeated.</summary>
internal static class RandomNetworks
{
    public const int PerBatch = 25;

    /// <summary>Batches of networks; the environment variable NETGEN_SOAK asks for more of them.</summary>
    public static int Batches =>
        ((int.TryParse(Environment.GetEnvironmentVariable("NETGEN_SOAK"), out int count) ? count : 200) + PerBatch - 1)
        / PerBatch;

    public static IReadOnlyList<NetworkSpec> Batch(int batch)
    {
        var random = new Random(1000 + batch);
        return [.. Enumerable.Range(batch * PerBatch, PerBatch).Select(n => Draw(random, $"Random{n}"))];
    }

    private static NetworkSpec Draw(Random random, string name)
    {
        (Loss loss, Activation output) = Pick(Networks.Pairs);
        return new NetworkSpec
        {
            Name = name,
            Inputs = Width(),
            Hidden = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Width())],
            // Softmax of one output is 1 whatever the network says.
            Outputs = output == Activation.Softmax ? 1 + Width() : Width(),
            HiddenActivation = Pick(Networks.HiddenActivations),
            OutputActivation = output,
            Loss = loss,
            Optimizer = Pick(Enum.GetValues<Optimizer>()),
            Precision = Pick(Enum.GetValues<Precision>()),
            Kernel = Pick(Enum.GetValues<Kernel>()),
            InputGradients = random.Next(2) == 0,
        };

        T Pick<T>(T[] values) => values[random.Next(values.Length)];

        // 1 … 40; the cube makes small ones more frequent, where code differs most and compiles fastest.
        int Width()
        {
            double u = random.NextDouble();
            return 1 + (int)(40 * u * u * u);
        }
    }
}
