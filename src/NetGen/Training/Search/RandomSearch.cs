using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>Options that were drawn at random, each judged by cross-validation on the same folds.</summary>
/// <remarks>
/// Bergstra, Bengio (2012), Random search for hyper-parameter optimization: a few options matter, and random trials try
/// more values of each than a grid does. The best of many trials looks better than it is: judge it on rows that no
/// trial has seen.
/// </remarks>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class RandomSearch<T>
    where T : unmanaged
{
    private const string DefaultTitle = "Random search";

    internal RandomSearch(Metric? metric, IReadOnlyList<SearchTrial<T>> trials) => (Metric, Trials) = (metric, trials);

    /// <summary>What was compared; null: the mean of E.</summary>
    public Metric? Metric { get; }

    /// <summary>The trials in the order in which they were drawn.</summary>
    public IReadOnlyList<SearchTrial<T>> Trials { get; }

    /// <summary>The best trial that did not fail; the first of equals.</summary>
    public SearchTrial<T> Best => Trials.Where(trial => trial.Failure is null)
        .OrderBy(trial => Cost(trial)).First();

    private double Cost(SearchTrial<T> trial) =>
        MetricTraits.Cost(Metric, trial.Value.Mean) is var cost && double.IsNaN(cost) ? double.PositiveInfinity : cost;

    /// <summary>A line per trial, the best first, such as "trial 7: 0.9533 ± 0.0298".</summary>
    public override string ToString()
    {
        var text = new StringBuilder(MetricTraits.Title(Metric));
        IEnumerable<SearchTrial<T>> good = Trials.Where(trial => trial.Failure is null);
        foreach (SearchTrial<T> trial in good.OrderBy(trial => Cost(trial))
            .Concat(Trials.Except(good)))
        {
            text.Append('\n').Append(trial.ToString());
        }

        return text.ToString();
    }

    /// <summary>The mean of each trial that did not fail, with its deviation.</summary>
    /// <param name="title">The text above it.</param>
    /// <exception cref="ArgumentException">The title is null, or has a character that XML does not have.</exception>
    public string ToSvg(string title = DefaultTitle) => new SvgBars(
        title,
        $"{MetricTraits.Title(Metric)}, held-out rows",
        Trials.Where(trial => trial.Failure is null).Select(trial => new SvgBars.Row(
            FormattableString.Invariant($"trial {trial.Number}"), trial.Value.Mean, trial.Value.Deviation)).ToArray())
    {
        FromZero = false,
    }.Draw();

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The title is not valid; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg(string path, string title = DefaultTitle) =>
        AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(title)));
}

/// <summary>Runs random searches.</summary>
public static class RandomSearch
{
    /// <summary>Draws options, and cross-validates each.</summary>
    /// <param name="create">Makes a new network at each call.</param>
    /// <param name="data">The rows to search with; hold out others to judge the best.</param>
    /// <param name="draw">Makes the options of a trial from random numbers.</param>
    /// <param name="trials">How many trials, at least 1.</param>
    /// <param name="validation">How rows are divided; null: five folds, stratified for classes.</param>
    /// <param name="metric">What to compare; null: the mean of E.</param>
    /// <param name="seed">Determines what is drawn: trial n, from 0, draws with seed + n.</param>
    /// <exception cref="ArgumentException">
    /// There is no trial, <paramref name="draw"/> returned null, or as <see cref="CrossValidation.Run"/> says.
    /// </exception>
    /// <exception cref="TrainingException">Every trial failed; the exception is the first one's.</exception>
    public static RandomSearch<T> Run<TNetwork, T>(
        Func<TNetwork> create,
        Dataset<T> data,
        Func<SearchDraw, FitOptions<T>> draw,
        int trials = 20,
        CrossValidationOptions? validation = null,
        Metric? metric = null,
        int seed = 0)
        where TNetwork : class, INetwork<T>
        where T : unmanaged
    {
        _ = draw ?? throw new ArgumentNullException(nameof(draw));
        if (trials < 1)
        {
            throw new ArgumentException($"trials is {trials}; it must be at least 1.", nameof(trials));
        }

        var all = new List<SearchTrial<T>>();
        for (int n = 0; n < trials; n++)
        {
            FitOptions<T> options = draw(new SearchDraw(unchecked(seed + n)))?.Copy()
                ?? throw new ArgumentException("draw returned null instead of options.", nameof(draw));
            options.Metrics = metric is { } one ? new[] { one } : Array.Empty<Metric>();
            try
            {
                CrossValidationResult<TNetwork, T> run = CrossValidation.Run(create, data, options, validation);
                all.Add(new SearchTrial<T>(n, options, metric is { } measured ? run[measured] : run.Loss, null));
            }
            catch (TrainingException failure)
            {
                all.Add(new SearchTrial<T>(n, options, new Spread(new[] { double.NaN }), failure));
            }
        }

        return all.Exists(trial => trial.Failure is null)
            ? new RandomSearch<T>(metric, all)
            : throw all[0].Failure!.In("Trial 0");
    }
}
