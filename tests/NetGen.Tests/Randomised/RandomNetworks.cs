using NetGen.TestSupport;

namespace NetGen.Tests.Randomised;

/// <summary>Networks drawn from all that the attribute allows: the seed decides, so that a failure can be repeated.</summary>
internal static class RandomNetworks
{
    public const int PerBatch = 25;

    /// <summary>A seed for every batch, of 100 networks together or more: see <see cref="Soak"/>.</summary>
    public static IEnumerable<int> Seeds =>
        Enumerable.Range(Soak.FirstSeed, (Soak.RandomNetworks + PerBatch - 1) / PerBatch);

    /// <summary>Depends on nothing but the seed.</summary>
    public static IReadOnlyList<NetworkSpec> Batch(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, PerBatch).Select(n => Draw(random, $"Random{seed}_{n}"))];
    }

    private static NetworkSpec Draw(Random random, string name)
    {
        (Loss loss, Activation output) = Pick(Networks.Pairs);
        int[] hidden = [.. Enumerable.Range(0, Depth()).Select(_ => Width())];
        var spec = new NetworkSpec
        {
            Name = name,
            Inputs = Width(),
            Hidden = hidden,
            HiddenActivations = random.Next(2) == 0 ? [.. hidden.Select(_ => Pick(Networks.HiddenActivations))] : null,
            // Softmax of one output is 1 whatever the network says.
            Outputs = output == Activation.Softmax ? 1 + Width() : Width(),
            HiddenActivation = Pick(Networks.HiddenActivations),
            OutputActivation = output,
            Loss = loss,
            Optimizer = Pick(Enum.GetValues<Optimizer>()),
            Precision = Pick(Enum.GetValues<Precision>()),
            Kernel = Pick(Enum.GetValues<Kernel>()),
            InputGradients = random.Next(2) == 0,
            L1 = random.Next(6) == 0 ? 0.01 : 0,
            L2 = random.Next(4) == 0 ? 0.02 : 0,
            DecayBiases = random.Next(4) > 0,
            Trainable = Trainable(hidden.Length + 1),
        };
        return WithSkips(spec);

        T Pick<T>(T[] values) => values[random.Next(values.Length)];

        // Mostly small, where code differs most and compiles fastest; some fill the widest registers several times.
        int Width() => 1 + random.Next(random.Next(8) == 0 ? 40 : 12);

        // A third of the networks have layers that do not learn, but never only such.
        bool[]? Trainable(int layers)
        {
            bool[] all = [.. Enumerable.Range(0, layers).Select(_ => random.Next(2) == 0)];
            return random.Next(3) == 0 && all.Contains(true) ? all : null;
        }

        // Drawn last. Neighbours of the same size are rare: some are made equal.
        NetworkSpec WithSkips(NetworkSpec drawn)
        {
            bool residual = random.Next(3) == 0 && hidden.Length > 0;
            bool inputSkip = random.Next(3) == 0 && hidden.Length > 0;
            int[] sizes = [drawn.Inputs, .. hidden];
            for (int k = 1; residual && k < sizes.Length; k++)
            {
                if (k == sizes.Length - 1 || random.Next(2) == 0) sizes[k] = sizes[k - 1];
            }

            return drawn with { Hidden = sizes[1..], Residual = residual, InputSkip = inputSkip };
        }

        int Depth() => random.Next(10) switch { < 2 => 0, < 6 => 1, < 9 => 2, _ => 3 };
    }
}
