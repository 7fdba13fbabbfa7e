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

    /// <summary>"Hidden = 20 or Gradients = false (9304 bytes) would fit; or raise MaxBytes to 12345"</summary>
    private static string Advice(NetworkModel model, long bytes)
    {
        Saving[] savings = [.. Savings(model).Where(saving => saving.Bytes < bytes)];
        Saving all = Together(model, savings);
        string[] ways =
        [
            .. Narrower(model) is { } layers ? [layers] : Array.Empty<string>(),
            .. savings.Where(saving => saving.Bytes <= model.MaxBytes).Select(saving => $"{saving}"),
        ];
        string? fits = ways.Length > 0 ? string.Join(" or ", ways)
            : savings.Length > 1 && all.Bytes <= model.MaxBytes ? $"{all}"
            : savings.Length > 0 && Narrower(all.Model) is { } both ? $"{both} with {all.Text}"
            : null;
        string raise = bytes <= int.MaxValue ? $"raise MaxBytes to {bytes}" : "leave MaxBytes out: it cannot be that large";
        return fits is null ? $"no narrower layers and no option would fit; {raise}" : $"{fits} would fit; or {raise}";
    }

    /// <summary>Each option that costs memory, without it.</summary>
    private static IEnumerable<Saving> Savings(NetworkModel model)
    {
        if (model.Parallel)
        {
            yield return new("Parallel = false", model with { Parallel = false });
        }

        if (model.InputGradients)
        {
            yield return new("InputGradients = false", model with { InputGradients = false });
        }

        if (model.Gradients)
        {
            yield return new("Gradients = false", model with { Gradients = false });
        }

        if (model.Optimizer.Kind != Optimizer.GradientDescent)
        {
            yield return new(
                "Optimizer = Optimizer.GradientDescent",
                model with { Optimizer = model.Optimizer with { Kind = Optimizer.GradientDescent } });
        }

        if (model.Precision == Precision.Double)
        {
            yield return new("Precision = Precision.Single", model with { Precision = Precision.Single });
        }

        if (model.Kernel != Kernel.Scalar && model.Consumer.HasVectors
            && Weights(model) <= ModelRules.MaxUnrolledWeights)
        {
            yield return new("Kernel = Kernel.Scalar", model with { Kernel = Kernel.Scalar });
        }
    }

    /// <summary>All of them at once.</summary>
    private static Saving Together(NetworkModel model, Saving[] savings)
    {
        var text = new List<string>();
        foreach (Saving saving in savings)
        {
            if (Savings(model).FirstOrDefault(left => left.Text == saving.Text) is { } left)
            {
                text.Add(left.Text);
                model = left.Model;
            }
        }

        return new(string.Join(" and ", text), model);
    }

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
    private sealed record Saving(string Text, NetworkModel Model)
    {
        public long Bytes { get; } = MemoryRules.Bytes(Model);

        public override string ToString() => $"{Text} ({Bytes} bytes)";
    }
}
