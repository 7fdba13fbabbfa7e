using NetGen.TestSupport;

namespace NetGen.C99.Tests.Bits;

/// <summary>
/// Networks over all activations, losses and optimizers: number n is the same network in every run, and a few in a row
/// differ in everything.
/// </summary>
internal static class DrawnNetworks
{
    private static readonly Optimizer[] Optimizers = Enum.GetValues<Optimizer>();

    /// <summary>A network of up to so many neurons per layer.</summary>
    public static NetworkSpec Of(int number, int widest = 12, bool hasDouble = true)
    {
        var random = new Random(number);
        // 5 and 3 have no factor in common with the number of pairs and activations: all are met.
        (Loss loss, Activation output) = Networks.Pairs[number * 5 % Networks.Pairs.Length];
        int[] hidden = [.. Enumerable.Range(0, (number % 5) switch { 0 => 0, < 4 => 1, _ => 2 }).Select(_ => Width())];
        return new NetworkSpec
        {
            Name = $"Net{number}",
            Inputs = Width(),
            Hidden = hidden,
            HiddenActivations =
            [
                .. hidden.Select((_, layer) =>
                    Networks.HiddenActivations[((number * 3) + layer) % Networks.HiddenActivations.Length]),
            ],
            Outputs = output == Activation.Softmax ? 1 + Width() : Width(),
            OutputActivation = output,
            Loss = loss,
            Optimizer = Optimizers[number % Optimizers.Length],
            Precision = hasDouble && number % 3 == 2 ? Precision.Double : Precision.Single,
            Kernel = Kernel.Scalar,
            InputGradients = number % 2 == 0,
            Extra = Extra(Optimizers[number % Optimizers.Length], number),
        };

        int Width() => 1 + random.Next(widest);
    }

    /// <summary>Every other network of an optimizer has constants of its own.</summary>
    private static string? Extra(Optimizer optimizer, int number) => (number / Optimizers.Length % 2, optimizer) switch
    {
        (0, _) => null,
        (_, Optimizer.Momentum or Optimizer.Nesterov) => "Momentum = 0.8, WeightDecay = 0.001",
        (_, Optimizer.Adam or Optimizer.AdamW) => "Beta1 = 0.85, Beta2 = 0.99, Epsilon = 1e-6, WeightDecay = 0.02",
        (_, Optimizer.RMSProp) => "Alpha = 0.95, Epsilon = 1e-6",
        (_, Optimizer.RProp) => "StepDecrease = 0.4, StepIncrease = 1.1, MaxStep = 1",
        (_, Optimizer.AdaGrad) => "Epsilon = 1e-6",
        _ => "WeightDecay = 0.001",
    };
}
