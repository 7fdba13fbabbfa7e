using NetGen.TestSupport;

namespace NetGen.Tests.Gradients;

/// <summary>Where derivatives jump: there, neither a difference quotient nor a rounded sum says anything.</summary>
internal static class Kinks
{
    /// <summary>A sample whose every u and y − t keeps this far from any kink.</summary>
    public static (double[] X, double[] T) SampleFarFrom(
        NetworkSpec spec, double[] parameters, Random random, double distance = 1e-3)
    {
        var network = new NaiveNetwork<double>(spec, parameters);
        for (int attempt = 0; attempt < 1000; attempt++)
        {
            double[] x = Numbers.Random<double>(random, spec.Inputs);
            double[] t = Networks.Targets(spec, random);
            double[] y = network.Forward(x);
            bool clear = network.Layers
                .SelectMany((layer, k) => layer.Sums.Select(u => DistanceOf(spec.ActivationOf(k), u)))
                .Concat(y.Select((output, k) => DistanceOf(spec.Loss, output - t[k])))
                .All(d => d > distance);
            if (clear) return (x, t);
        }

        throw new InvalidOperationException($"No sample of {spec} keeps clear of its kinks.");
    }

    private static double DistanceOf(Activation activation, double u) => activation switch
    {
        Activation.ReLU or Activation.LeakyReLU or Activation.ELU or Activation.SELU or Activation.Softsign => Math.Abs(u),
        Activation.HardSigmoid => Math.Abs(Math.Abs(u) - 3),
        Activation.HardTanh => Math.Abs(Math.Abs(u) - 1),
        _ => 1,
    };

    private static double DistanceOf(Loss loss, double difference) => loss switch
    {
        Loss.AbsoluteError => Math.Abs(difference),
        Loss.Huber => Math.Abs(Math.Abs(difference) - 1),
        _ => 1,
    };
}
