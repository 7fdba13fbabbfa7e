using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Parse;

/// <summary>Whether a network keeps within its MaxBytes, and what would where it does not.</summary>
internal static class MemoryRules
{
    /// <param name="arguments">Where the values stand.</param>
    /// <param name="model">Valid, and with a limit.</param>
    public static IEnumerable<Problem> Problems(NetworkArguments arguments, NetworkModel model)
    {
        long bytes = Bytes(model);
        if (bytes > model.MaxBytes)
        {
            yield return new Problem(
                DiagnosticDescriptors.MaxBytesExceeded,
                arguments.LocationOf(Names.MaxBytes),
                () => [bytes, model.MaxBytes, bytes - model.MaxBytes, Advice(model, bytes)]);
        }
    }

    private static long Bytes(NetworkModel model) => Budgets.StateBytes(model);

    /// <summary>"Hidden = 20 or Optimizer = Optimizer.GradientDescent (9304 bytes) would fit; or raise MaxBytes to 12345"</summary>
    private static string Advice(NetworkModel model, long bytes)
    {
        string fits = string.Join(" or ", Ways(model));
        string raise = bytes <= int.MaxValue ? $"raise MaxBytes to {bytes}" : "leave MaxBytes out: it cannot be that large";
        return fits.Length == 0 ? $"no narrower layers and no option would fit; {raise}" : $"{fits} would fit; or {raise}";
    }

    /// <summary>One change if one is enough, the least harmful first; else all of them, in that order, until it fits.</summary>
    private static IEnumerable<string> Ways(NetworkModel model)
    {
        Saving[] trains = [.. Savings(model)];
        Saving[] predicts = [.. WithoutGradients(model)];
        string[] single = [.. Layers(model), .. Fitting(trains)];
        string[] ways = [.. single.Length > 0 ? single : Together(model, Savings), .. Fitting(predicts)];
        return ways.Length > 0 ? ways : Together(model, every => Savings(every).Concat(WithoutGradients(every)));

        IEnumerable<string> Fitting(IEnumerable<Saving> savings) =>
            savings.Where(saving => saving.Bytes <= model.MaxBytes).Select(saving => $"{saving}");

        IEnumerable<string> Layers(NetworkModel wide) => Narrower(wide) is { } layers ? [layers] : [];
    }

    /// <summary>Savings one after another until the network fits, with narrower layers if all are not enough; or nothing.</summary>
    private static IEnumerable<string> Together(NetworkModel model, Func<NetworkModel, IEnumerable<Saving>> savings)
    {
        Saving? all = null;
        NetworkModel smallest = model;
        long bytes = Bytes(model);
        while (bytes > model.MaxBytes && savings(smallest).FirstOrDefault(saving => saving.Bytes < bytes) is { } next)
        {
            all = next with { Text = all is null ? next.Text : $"{all.Text} and {next.Text}" };
            (smallest, bytes) = (next.Model, next.Bytes);
        }

        return all is null ? []
            : bytes <= model.MaxBytes ? [$"{all}"]
            : Narrower(smallest) is { } layers ? [$"{layers} with {all.Text}"]
            : [];
    }

    /// <summary>The network without each option that costs memory, the least harmful first; Fit takes it all the same.</summary>
    private static IEnumerable<Saving> Savings(NetworkModel model)
    {
        if (model.Kernel != Kernel.Scalar && model.Consumer.HasVectors
            && Weights(model) <= ModelRules.MaxUnrolledWeights)
        {
            yield return new("Kernel = Kernel.Scalar", model with { Kernel = Kernel.Scalar });
        }

        if (model.Parallel)
        {
            yield return new("Parallel = false", model with { Parallel = false });
        }

        if (model.InputGradients)
        {
            yield return new("InputGradients = false", model with { InputGradients = false });
        }

        if (model.Precision == Precision.Double)
        {
            yield return new("Precision = Precision.Single", model with { Precision = Precision.Single });
        }

        if (model.Optimizer.Kind != Optimizer.GradientDescent)
        {
            yield return new(
                "Optimizer = Optimizer.GradientDescent",
                model with { Optimizer = model.Optimizer with { Kind = Optimizer.GradientDescent } });
        }
    }

    /// <summary>The network that neither Fit nor Backward can be called on.</summary>
    private static IEnumerable<Saving> WithoutGradients(NetworkModel model) => model.Gradients
        ? [new("Gradients = false", model with { Gradients = false }, "; TrainStep is what remains of training")]
        : [];

    /// <summary>The widest hidden layers of the same proportions that fit, as an argument; null where none do.</summary>
    private static string? Narrower(NetworkModel model)
    {
        IReadOnlyList<int> written = [.. model.HiddenLayers];
        int largest = written.Max();
        int fits = 0;
        for (int step = HighestBit(largest); step > 0; step /= 2)
        {
            if (fits + step < largest && Bytes(Scaled(fits + step)) <= model.MaxBytes)
            {
                fits += step;
            }
        }

        if (fits == 0)
        {
            return null;
        }

        IEnumerable<int> narrower = Scaled(fits).HiddenLayers;
        return written.Count == 1 ? $"Hidden = {fits}" : $"HiddenLayers = new[] {{ {string.Join(", ", narrower)} }}";

        NetworkModel Scaled(int widest) => model with
        {
            HiddenLayers = new EquatableArray<int>(
                written.Select(size => Math.Max(1, (int)((long)size * widest / largest)))),
        };
    }

    private static int HighestBit(int number)
    {
        int bit = 1;
        while (bit <= number / 2)
        {
            bit *= 2;
        }

        return bit;
    }

    private static long Weights(NetworkModel model)
    {
        int[] sizes = [model.Inputs, .. model.HiddenLayers, model.Outputs];
        return sizes.Skip(1).Select((size, index) => (long)sizes[index] * size).Sum();
    }

    /// <summary>Options as they would be written, and the network that has them.</summary>
    private sealed record Saving(string Text, NetworkModel Model, string Note = "")
    {
        public long Bytes { get; } = MemoryRules.Bytes(Model);

        public override string ToString() => $"{Text} ({Bytes} bytes{Note})";
    }
}
