using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>
/// Training from several seeds, of which the best is kept. This helps against local minima: gradient descent ends in
/// the minimum that its start lies above.
/// </summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed class Restarts<TNetwork>
{
    private const string DefaultTitle = "Restarts";

    internal Restarts(
        TNetwork network, RestartRun best, IReadOnlyList<RestartRun> runs, IReadOnlyList<TNetwork> networks) =>
        (Network, Best, Runs, Networks) = (network, best, runs, networks);

    /// <summary>The best network, trained.</summary>
    public TNetwork Network { get; }

    /// <summary>Its run.</summary>
    public RestartRun Best { get; }

    /// <summary>The runs in the order of their seeds; up to the best, if a target error ended the search.</summary>
    public IReadOnlyList<RestartRun> Runs { get; }

    /// <summary>
    /// The trained networks of the <see cref="Runs"/> that did not fail, in the order of their seeds: an
    /// <see cref="Ensemble"/> averages them.
    /// </summary>
    public IReadOnlyList<TNetwork> Networks { get; }

    /// <summary>How much the losses of the runs that did not fail differ.</summary>
    public Spread Loss => new(Runs.Where(run => run.Failure is null).Select(run => run.Loss).ToArray());

    /// <summary>The losses of the runs that did not fail, over their seeds.</summary>
    /// <param name="title">The text above it.</param>
    /// <exception cref="ArgumentException">The title is null, or has a character that XML does not have.</exception>
    public string ToSvg(string title = DefaultTitle)
    {
        RestartRun[] runs = Runs.Where(run => run.Failure is null).ToArray();
        double[] seeds = runs.Select(run => (double)run.Seed).ToArray();
        var chart = new SvgChart(title, "seed", "mean of E")
        {
            Curves = new[] { new Curve("run", seeds, runs.Select(run => run.Loss).ToArray(), isPoints: true) },
            Mark = (Best.Seed, Best.Loss, FormattableString.Invariant($"best: seed {Best.Seed}")),
        };
        chart.IsLogarithmicY = chart.SpansDecades;
        return chart.Draw();
    }

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The title is not valid; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg(string path, string title = DefaultTitle) =>
        AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(title)));
}

/// <summary>Runs restarts.</summary>
public static class Restarts
{
    /// <summary>
    /// Trains a network from each of several seeds, in parallel, and keeps the one with the smallest loss. With
    /// <see cref="FitOptions{T}.TargetError"/>, the first seed that reaches it wins, and later ones are given up.
    /// </summary>
    /// <remarks>
    /// A run's seed initializes its network and is its <see cref="FitOptions{T}.Seed"/>. The result is the same for any
    /// number of processors. A run whose loss stops being finite fails; the others continue.
    /// </remarks>
    /// <param name="create">Makes a new network at each call. Several threads call it.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="options">The options of every run; null: as <see cref="NetworkTraining.Fit{T}"/>.</param>
    /// <param name="restarts">How many runs; null: 10 seeds from 0 on.</param>
    /// <exception cref="ArgumentException">Data or options do not fit.</exception>
    /// <exception cref="TrainingException">
    /// The loss stopped being finite in every run; the exception is the first run's.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled before anything was learned.</exception>
    public static Restarts<TNetwork> Run<TNetwork, T>(
        Func<TNetwork> create,
        Dataset<T> train,
        FitOptions<T>? options = null,
        RestartOptions? restarts = null)
        where TNetwork : class, INetwork<T>
        where T : unmanaged
    {
        options = options?.Copy() ?? new FitOptions<T>();
        restarts ??= new RestartOptions();
        options.Check();
        restarts.Check();
        if (options.Checkpoint is not null)
        {
            throw new ArgumentException("Checkpoint names one file, which several runs cannot share.", nameof(options));
        }

        return new RestartSearch<TNetwork, T>(create, train, options, restarts).Run();
    }
}
