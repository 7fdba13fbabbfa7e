using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Generator.Diagnostics;

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

    private static long Bytes(NetworkModel model) => PlanQueries.InstanceBytes(model);

    /// <summary>
    /// "Hidden = 20 or Optimizer = Optimizer.GradientDescent (9304 bytes) would fit; or raise MaxBytes to 12345"
    /// </summary>
    private static string Advice(NetworkModel model, long bytes)
    {
        string[] ways = [.. Ways(model)];
        string fits = string.Join(
            ways.Any(way => way.Contains(" and ") || way.Contains(" with ")) ? "; or " : " or ", ways);
        string raise = bytes <= int.MaxValue
            ? $"raise MaxBytes to {bytes}"
            : "leave MaxBytes out: it cannot be that large";
        return fits.Length == 0
            ? $"no narrower layers and no option would fit; {raise}"
            : $"{fits} would fit; or {raise}";
    }

    /// <summary>
    /// What is enough: narrower layers; each option alone, or the least harmful combination of them; if nothing is,
    /// both. Gradients are given up last.
    /// </summary>
    private static IEnumerable<string> Ways(NetworkModel model)
    {
        Saving[] savings = [.. Savings(model)];
        Saving[] trains = [.. savings.Where(saving => saving.Model.Gradients == model.Gradients)];
        Saving[] steps = [.. savings.Except(trains)];
        string[] keeping =
            [.. Narrower(model) is { } layers ? [Text(layers)] : Array.Empty<string>(), .. Fitting(trains)];
        string[] ways =
        [
            .. keeping.Length > 0 ? keeping : Narrowed(trains),
            .. Fitting(steps.Where(saving => keeping.Length == 0 || saving.Options.Count == 1)),
        ];
        return ways.Length > 0 ? ways : Narrowed(steps);

        static IEnumerable<string> Fitting(IEnumerable<Saving> savings)
        {
            Saving[] fitting = [.. savings.Where(saving => saving.Fits)];
            Saving[] alone = [.. fitting.Where(saving => saving.Options.Count == 1)];
            return (alone.Length > 0 ? alone : fitting.Take(1)).Select(saving => $"{saving}");
        }

        // Of those the one that leaves the widest layers.
        static IEnumerable<string> Narrowed(IEnumerable<Saving> savings) => savings
            .Select(saving => (Saving: saving, Layers: Narrower(saving.Model)))
            .Where(way => way.Layers is not null)
            .OrderByDescending(way => way.Layers!.Max())
            .Select(way => way.Saving.With(Text(way.Layers!)))
            .Take(1);
    }

    /// <summary>
    /// What costs memory: how it is written without, and whether a network has it. The least harmful first.
    /// </summary>
    private static readonly Option[] Options =
    [
        new("Parallel = false", model => model.Parallel, model => model with { Parallel = false }),
        new("InputGradients = false", model => model.InputGradients, model => model with { InputGradients = false }),
        new(
            "Precision = Precision.Single",
            model => model.Precision == Precision.Double,
            model => model with { Precision = Precision.Single }),
        new(
            "Optimizer = Optimizer.GradientDescent",
            model => model.Optimizer.Formula != Optimizer.GradientDescent,
            model => model with { Optimizer = model.Optimizer with { Formula = Optimizer.GradientDescent } }),
        new(
            "Kernel = Kernel.Scalar",
            model => model.Kernel.HasVectorCode() && model.Consumer.HasVectors
                && model.Weights <= PlanQueries.MaxUnrolledWeights,
            model => model with { Kernel = Kernel.Scalar }),
        new("Gradients = false", model => model.Gradients, model => model with { Gradients = false })
        {
            Note = "TrainStep is what remains of training",
        },
    ];

    /// <summary>
    /// Every combination of the options that the network has, the least harmful first: they are counted in binary, with
    /// the most harmful option as the highest digit, so that the first that fits holds none that it could do without,
    /// but for Parallel, which has no effect with Scalar and goes with it.
    /// </summary>
    private static IEnumerable<Saving> Savings(NetworkModel model)
    {
        Option[] options = [.. Options.Where(option => option.IsIn(model))];
        for (int digits = 1; digits < 1 << options.Length; digits++)
        {
            Option[] chosen = [.. options.Where((_, digit) => ((digits >> digit) & 1) == 1)];
            NetworkModel smaller = chosen.Aggregate(model, (left, option) => option.Without(left));
            if (smaller.Kernel.HasVectorCode() || !smaller.Parallel)
            {
                yield return new Saving(chosen, smaller);
            }
        }
    }

    /// <summary>"Hidden = 20"</summary>
    private static string Text(IReadOnlyList<int> layers) => layers.Count == 1
        ? $"Hidden = {layers[0]}"
        : $"HiddenLayers = new[] {{ {string.Join(", ", layers)} }}";

    /// <summary>The widest hidden layers of the same proportions that fit; null where none do.</summary>
    private static IReadOnlyList<int>? Narrower(NetworkModel model)
    {
        int[] written = [.. model.HiddenLayers.Select(layer => layer.Size)];
        int largest = written.DefaultIfEmpty(0).Max();
        int fits = 0;
        for (int step = largest == 0 ? 0 : HighestBit(largest); step > 0; step /= 2)
        {
            if (fits + step < largest && Bytes(Scaled(fits + step)) <= model.MaxBytes)
            {
                fits += step;
            }
        }

        return fits == 0 ? null : [.. Scaled(fits).HiddenLayers.Select(layer => layer.Size)];

        NetworkModel Scaled(int widest) =>
            model.WithHidden(written.Select(size => Math.Max(1, (int)((long)size * widest / largest))));
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

    /// <param name="Text">As it would be written.</param>
    /// <param name="IsIn">Whether a network can save by it.</param>
    /// <param name="Without">The network that has saved.</param>
    private sealed record Option(string Text, Func<NetworkModel, bool> IsIn, Func<NetworkModel, NetworkModel> Without)
    {
        /// <summary>What the user has to know besides; or nothing.</summary>
        public string Note { get; init; } = "";
    }

    /// <summary>Options taken together, and the network that is left.</summary>
    private sealed record Saving(IReadOnlyList<Option> Options, NetworkModel Model)
    {
        public bool Fits => Bytes(Model) <= Model.MaxBytes;

        public override string ToString() => $"{Text} ({string.Join("; ", Notes.Prepend($"{Bytes(Model)} bytes"))})";

        public string With(string layers) =>
            $"{layers} with {Text}{string.Concat(Notes.Select(note => $" ({note})"))}";

        private string Text => string.Join(" and ", Options.Select(option => option.Text));

        private IEnumerable<string> Notes => Options.Select(option => option.Note).Where(note => note.Length > 0);
    }
}
