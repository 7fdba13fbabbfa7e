using NetGen.Tests.Formulas;
using NetGen.TestSupport;

namespace NetGen.C99.Tests.Bits;

/// <summary>
/// Networks over all activations, losses and optimizers: number n is the same network in every run, and a few in a row
/// differ in everything.
/// </summary>
internal static class DrawnNetworks
{
    private static readonly Optimizer[] Optimizers = Enum.GetValues<Optimizer>();

    /// <summary>From this number on, networks have formulas of the user's.</summary>
    public const int FirstOfFormulas = 1_000_000;

    /// <summary>From this number on, these formulas are drawn, and all else as in the first networks.</summary>
    public const int FirstOfDrawnFormulas = FirstOfFormulas + 20;

    /// <summary>A network of up to so many neurons per layer.</summary>
    public static NetworkSpec Of(int number, int widest = 12, bool hasDouble = true)
    {
        var random = new Random(number);
        if (number >= FirstOfDrawnFormulas)
        {
            return WithDrawnFormulas(number, Of(number - FirstOfDrawnFormulas, widest, hasDouble));
        }

        if (number >= FirstOfFormulas)
        {
            return WithFormulas(number, Width(), Width(), Width(), hasDouble);
        }

        // 5 and 3 have no factor in common with the number of pairs and activations: all are met.
        (Loss loss, Activation output) = Networks.Pairs[number * 5 % Networks.Pairs.Length];
        int[] hidden = [.. Enumerable.Range(0, (number % 5) switch { 0 => 0, < 4 => 1, _ => 2 }).Select(_ => Width())];
        var drawn = new NetworkSpec
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
            Trainable = hidden.Length > 0 && number % 4 == 1
                ? [.. Enumerable.Range(0, hidden.Length + 1).Select(layer => (layer + (number / 4)) % 2 == 0)]
                : null,
            InputSkip = number % 5 == 2 || number % 15 == 14,
        };
        return number % 5 == 3 || number % 15 == 14
            ? drawn with { Residual = true, Hidden = [.. hidden[..^1], drawn.Sizes[hidden.Length - 1]] }
            : drawn;

        int Width() => 1 + random.Next(widest);
    }

    private static NetworkSpec WithFormulas(int number, int inputs, int hidden, int outputs, bool hasDouble) => new()
    {
        Name = $"Net{number}",
        Inputs = inputs,
        Hidden = [hidden],
        Outputs = outputs,
        HiddenFormula = (number % 5) switch
        {
            0 => "u * Math.Tanh(Math.Log(1 + Math.Exp(u)))",
            1 => "u > 0.5 ? u - 0.5 : u < -0.5 ? u + 0.5 : 0.01 * u",
            2 => "u + Math.Pow(Math.Sin(u), 2)",
            3 => "Math.Atan(u) - 0.1 * Math.Cos(3 * u)",
            _ => "Math.Pow(1 + Math.Abs(u), 0.3) * Math.Sign(u) / Math.Cosh(0.1 * u)",
        },
        OutputFormula = number % 2 == 0 ? null : "u / Math.Sqrt(1 + u * u)",
        LossFormula = (number % 4) switch
        {
            0 => "Math.Max(0.9 * (t - y), -0.1 * (t - y))",
            1 => "Math.Log(1 + (y - t) * (y - t)) / n",
            2 => "(y < t ? 3 : 1) * (y - t) * (y - t)",
            _ => "Math.Log(Math.Exp(y - t) + Math.Exp(t - y))",
        },
        Precision = hasDouble && number % 2 != 0 ? Precision.Double : Precision.Single,
        Kernel = Kernel.Scalar,
    };

    /// <summary>Drawn formulas for some of its functions, in every choice of hidden layers, outputs and loss.</summary>
    private static NetworkSpec WithDrawnFormulas(int number, NetworkSpec others)
    {
        var formulas = new RandomFormulas(number);
        int which = 1 + (number % 7);
        bool hidden = (which & 1) != 0 && others.Hidden.Count > 0, output = (which & 2) != 0;
        bool needsItsOutputs = output && others.Loss is (Loss.CrossEntropy or Loss.BinaryCrossEntropy);
        bool loss = (which & 4) != 0 || needsItsOutputs || !(hidden || output);
        return others with
        {
            Name = $"Net{number}",
            HiddenFormula = hidden ? formulas.Activation(number % 2) : null,
            OutputFormula = output ? formulas.Activation(number % 2) : null,
            OutputActivation = output ? Activation.Identity : others.OutputActivation,
            LossFormula = loss ? formulas.Loss(number % 2) : null,
            Loss = loss ? Loss.SumSquares : others.Loss,
        };
    }

    /// <summary>Every other network of an optimizer has constants of its own.</summary>
    private static string? Extra(Optimizer optimizer, int number) => (number / Optimizers.Length % 2, optimizer) switch
    {
        (0, _) => null,
        (_, Optimizer.Momentum or Optimizer.Nesterov) => "Momentum = 0.8, WeightDecay = 0.001",
        (_, Optimizer.Adam or Optimizer.AdamW) => "Beta1 = 0.85, Beta2 = 0.99, Epsilon = 1e-6, WeightDecay = 0.02",
        (_, Optimizer.RMSProp) => "Alpha = 0.95, Epsilon = 1e-6",
        (_, Optimizer.RProp) => "StepDecrease = 0.4, StepIncrease = 1.1, MaxStep = 1, L2 = 0.01",
        (_, Optimizer.AdaGrad) => "Epsilon = 1e-6, L1 = 0.0005, L2 = 0.01, DecayBiases = false",
        _ => "WeightDecay = 0.001, L1 = 0.001, DecayBiases = false",
    };
}
