using NetGen.TestSupport;

namespace NetGen.Tests;

/// <summary>What theories range over.</summary>
internal static class Networks
{
    /// <summary>Every kernel that is written, as opposed to picked.</summary>
    public static readonly Kernel[] Kernels = [Kernel.Scalar, Kernel.Vector, Kernel.Loop];

    /// <summary>One hidden layer, and two: at two, layers above and below a hidden layer are both hidden.</summary>
    public static readonly int[] Depths = [1, 2];

    public static readonly Activation[] HiddenActivations =
        [.. BuiltIn.Activations.Where(activation => activation != Activation.Softmax)];

    /// <summary>Every loss with every output activation that it is defined on.</summary>
    public static readonly (Loss Loss, Activation Output)[] Pairs =
    [
        .. from loss in BuiltIn.Losses
           from output in BuiltIn.Activations
           where loss switch
           {
               Loss.CrossEntropy => output == Activation.Softmax,
               Loss.BinaryCrossEntropy => output is Activation.Sigmoid or Activation.Softmax,
               _ => true,
           }
           select (loss, output),
    ];

    /// <summary>By default each kernel in one precision, and all combinations if all tests are asked for.</summary>
    public static IEnumerable<(Kernel Kernel, Precision Precision)> Combinations =>
        from kernel in Kernels
        from precision in Enum.GetValues<Precision>()
        where AllTests.AreAskedFor || (kernel == Kernel.Vector) == (precision == Precision.Single)
        select (kernel, precision);

    /// <inheritdoc cref="Combinations"/>
    public static TheoryData<Kernel, Precision> KernelsAndPrecisions
    {
        get
        {
            var data = new TheoryData<Kernel, Precision>();
            foreach ((Kernel kernel, Precision precision) in Combinations) data.Add(kernel, precision);
            return data;
        }
    }

    /// <summary>Targets that fit the loss: a distribution, probabilities, or anything.</summary>
    public static double[] Targets(NetworkSpec spec, Random random, int rows = 1)
    {
        bool distribution = spec.Loss == Loss.CrossEntropy || spec.OutputActivation == Activation.Softmax;
        var targets = new double[rows * spec.Outputs];
        for (int row = 0; row < rows; row++)
        {
            int hot = random.Next(spec.Outputs);
            for (int k = 0; k < spec.Outputs; k++)
            {
                targets[(row * spec.Outputs) + k] = distribution
                    ? (k == hot ? 1 : 0)
                    : spec.Loss == Loss.BinaryCrossEntropy
                        ? random.Next(17) / 16.0
                        : Math.Round(((random.NextDouble() * 2) - 1) * 65536) / 65536;
            }
        }

        return targets;
    }
}
