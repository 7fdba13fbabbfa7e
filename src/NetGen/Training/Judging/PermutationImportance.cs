using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>
/// What a network looks at: how much worse it gets if the values of one input are shuffled among the rows.
/// </summary>
/// <remarks>
/// Breiman (2001), Random forests, section 10. An input that says the same as another has little importance, because
/// the network can use the other: judge such inputs together.
/// </remarks>
public sealed class PermutationImportance
{
    private const string DefaultTitle = "Permutation importance";

    private PermutationImportance(Metric? metric, double baseline, Spread[] inputs, IReadOnlyList<string>? names) =>
        (Metric, Baseline, Inputs, InputNames) = (metric, baseline, inputs, names);

    /// <summary>What was measured; null: the mean of E.</summary>
    public Metric? Metric { get; }

    /// <summary>Its value with all inputs as they are.</summary>
    public double Baseline { get; }

    /// <summary>
    /// Of each input, how much worse the metric got in each repetition: positive if shuffling does harm, whether the
    /// metric is better larger or smaller.
    /// </summary>
    public IReadOnlyList<Spread> Inputs { get; }

    /// <summary>The inputs' names, if they have any: the dataset's.</summary>
    public IReadOnlyList<string>? InputNames { get; }

    /// <summary>Shuffles one input after another, and measures.</summary>
    /// <param name="network">A trained network.</param>
    /// <param name="dataset">Held-out rows: rows that were learned from show what was memorized.</param>
    /// <param name="metric">What to measure; null: the mean of E.</param>
    /// <param name="repeats">How often each input is shuffled, at least 1.</param>
    /// <param name="seed">Determines the orders: repetition r of input i has one of its own.</param>
    /// <exception cref="ArgumentException">
    /// The dataset does not fit the network, has a single row, or cannot be measured like that, or
    /// <paramref name="repeats"/> is less than 1.
    /// </exception>
    public static PermutationImportance Of<T>(
        IPredictor<T> network, Dataset<T> dataset, Metric? metric = null, int repeats = 10, int seed = 0)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        DataChecks.Targets(network.Topology, dataset, nameof(dataset));
        Metric[] metrics = metric is { } one ? new[] { one } : Array.Empty<Metric>();
        OptionChecks.Metrics(metrics, nameof(metric));
        MetricTraits.Check(network.Topology, dataset, metrics, nameof(dataset));
        if (repeats < 1 || dataset.Count < 2)
        {
            throw new ArgumentException(
                repeats < 1
                    ? $"repeats is {repeats}; it must be at least 1."
                    : "The dataset has one row, which cannot be shuffled; at least two are expected.",
                repeats < 1 ? nameof(repeats) : nameof(dataset));
        }

        double baseline = Measure(dataset);
        var inputs = new Spread[dataset.InputCount];
        var order = new RowOrder(dataset.Count);
        for (int i = 0; i < inputs.Length; i++)
        {
            double[] worse = new double[repeats];
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                order.Shuffle(new UniformGenerator(unchecked(seed + (((i * repeats) + repeat) * 7919))));
                worse[repeat] = Cost(Measure(Shuffled(dataset, i, order.Rows))) - Cost(baseline);
            }

            inputs[i] = new Spread(worse);
        }

        return new PermutationImportance(metric, baseline, inputs, dataset.InputNames);

        double Measure(Dataset<T> rows) => metrics.Length == 0
            ? Losses.Mean(network, rows)
            : new MetricMeter<T>(network, rows, metrics).Measure()[0];

        double Cost(double value) => MetricTraits.Cost(metric, value);
    }

    /// <summary>A line per input, the most important first, such as "petal width: 0.2811 ± 0.0312".</summary>
    public override string ToString()
    {
        var text = new StringBuilder(FormattableString.Invariant(
            $"{MetricTraits.Title(Metric)} {Baseline:G4}; worse by"));
        foreach (int input in Ordered())
        {
            text.Append('\n').Append(Excerpt.Of(NameOf(input))).Append(": ").Append(Inputs[input].ToString());
        }

        return text.ToString();
    }

    /// <summary>A bar per input, the most important first, up to 40, with its deviation.</summary>
    /// <param name="title">The text above it.</param>
    /// <exception cref="ArgumentException">The title is null, or has a character that XML does not have.</exception>
    public string ToSvg(string title = DefaultTitle) => new SvgBars(
        title,
        $"{MetricTraits.Title(Metric)}: how much worse if shuffled",
        Ordered().Select(
            input => new SvgBars.Row(NameOf(input), Inputs[input].Mean, Inputs[input].Deviation)).ToArray())
        .Draw();

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The title is not valid; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg(string path, string title = DefaultTitle) =>
        AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(title)));

    private static Dataset<T> Shuffled<T>(Dataset<T> dataset, int input, ReadOnlySpan<int> order)
        where T : unmanaged
    {
        T[] inputs = dataset.Inputs.ToArray();
        for (int row = 0; row < order.Length; row++)
        {
            inputs[(row * dataset.InputCount) + input] = dataset.Input(order[row])[input];
        }

        return dataset.With(inputs, dataset.Targets.ToArray());
    }

    private IEnumerable<int> Ordered() =>
        Enumerable.Range(0, Inputs.Count).OrderByDescending(input => Inputs[input].Mean);

    private string NameOf(int input) => InputNames?[input] ?? FormattableString.Invariant($"input {input}");
}
