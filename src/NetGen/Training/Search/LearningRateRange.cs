using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>
/// A learning-rate range test: η rises from step to step, and the losses show where learning begins and where it
/// diverges.
/// </summary>
/// <remarks>Smith, L. N. (2017), Cyclical learning rates for training neural networks, section 3.3.</remarks>
public sealed class LearningRateRange
{
    /// <summary>Batches differ: a running mean of about ten of them is what the curve shows.</summary>
    private const double Smoothing = 0.9;

    /// <summary>Outside this range, no rate learns, and a <c>float</c> may not hold it.</summary>
    private const double Smallest = 1e-30, Greatest = 1e30;

    private const double Decade = 10;

    /// <summary>The test ends when the loss is this many times the smallest.</summary>
    private const double Broken = 4;

    private LearningRateRange(IReadOnlyList<(double LearningRate, double Loss)> points)
    {
        Points = points;
        Suggested = Steepest(points);
    }

    /// <summary>η and the smoothed loss of every step that was made.</summary>
    public IReadOnlyList<(double LearningRate, double Loss)> Points { get; }

    /// <summary>η where the loss falls fastest, over the logarithm of η: a rate to start from.</summary>
    public double Suggested { get; }

    /// <summary>The largest η that was tried: if it is less than asked for, the loss diverged there.</summary>
    public double Largest => Points[Points.Count - 1].LearningRate;

    /// <summary>
    /// Makes one step each at growing η, then gives the network its parameters and its optimizer's state back.
    /// </summary>
    /// <param name="network">The network as it will be trained: freshly initialized.</param>
    /// <param name="train">The rows that it will be trained on.</param>
    /// <param name="batchSize">As in training.</param>
    /// <param name="least">The first η, at least 10⁻³⁰.</param>
    /// <param name="most">The last η, at least ten times the first, at most 10³⁰.</param>
    /// <param name="steps">How many; at least 20.</param>
    /// <param name="seed">Determines the batches' order.</param>
    /// <exception cref="ArgumentException">
    /// The data does not fit the network, or a number is out of its range.
    /// </exception>
    public static LearningRateRange Test<T>(
        INetwork<T> network,
        Dataset<T> train,
        int batchSize = 32,
        double least = 1e-5,
        double most = 10,
        int steps = 200,
        int seed = 0)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        DataChecks.Targets(network.Topology, train, nameof(train));
        Check(least, most, batchSize, steps);

        var before = new GoodParameters<T>(network);
        try
        {
            return new LearningRateRange(Points(network, train, batchSize, least, most, steps, seed));
        }
        finally
        {
            before.Restore(network);
        }

        static List<(double LearningRate, double Loss)> Points(
            INetwork<T> network, Dataset<T> train, int batchSize, double least, double most, int steps, int seed)
        {
            var batches = new BatchSource<T>(train, batchSize, shuffle: true, seed);
            var step = new TrainingStep<T>(network, train, clipNorm: null, hook: null);
            var points = new List<(double LearningRate, double Loss)>(Math.Min(steps, 4096));
            double growth = PortableMath.Log(most / least) / (steps - 1);
            double mean = 0, weight = 0, smallest = double.PositiveInfinity;
            for (int n = 0; n < steps; n++)
            {
                int batch = n % batches.Count;
                if (batch == 0)
                {
                    batches.StartEpoch(n / batches.Count);
                }

                double rate = least * PortableMath.Exp(n * growth);
                double loss = step.Run(batches.Take(batch, n), rate);
                mean = (Smoothing * mean) + ((1 - Smoothing) * loss);
                weight = (Smoothing * weight) + (1 - Smoothing);
                double smooth = mean / weight;
                if (!double.IsFinite(smooth) || (n > 10 && smooth > Broken * smallest))
                {
                    break;
                }

                smallest = Math.Min(smallest, smooth);
                points.Add((rate, smooth));
            }

            return points.Count > 0
                ? points
                : throw new ArgumentException(
                    "The loss is not finite before the first step: parameters or data are too large.", nameof(network));
        }
    }

    /// <summary>The smoothed loss over η, and the suggested rate.</summary>
    /// <param name="title">The text above it.</param>
    /// <exception cref="ArgumentException">
    /// The title is null, or has a character that XML does not have, such as NUL.
    /// </exception>
    public string ToSvg(string title = "Learning-rate range test")
    {
        var curve = new Curve(
            "loss", Points.Select(point => point.LearningRate).ToArray(), Points.Select(point => point.Loss).ToArray());
        var chart = new SvgChart(title, "learning rate", "mean of E, smoothed")
        {
            Curves = new[] { curve },
            IsLogarithmicX = true,
        };
        chart.IsLogarithmicY = chart.SpansDecades;
        double loss = Points.First(point => point.LearningRate >= Suggested).Loss;
        chart.Mark = (Suggested, loss, FormattableString.Invariant($"suggested: {Suggested:G2}"));
        return chart.Draw();
    }

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">
    /// The title is not valid for <see cref="ToSvg"/>; no file is written.
    /// </exception>
    /// <exception cref="System.IO.IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg(string path, string title = "Learning-rate range test") =>
        AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(title)));

    private static void Check(double least, double most, int batchSize, int steps)
    {
        string? problem =
            !(least >= Smallest) ? FormattableString.Invariant($"least is {least:R}; it must be at least {Smallest}")
            : !(most <= Greatest) ? FormattableString.Invariant($"most is {most:R}; it must be at most {Greatest}")
            : !(most >= Decade * least * (1 - 1e-12))
                ? FormattableString.Invariant($"least is {least:R} and most is {most:R}; ")
                + "most must be at least ten times least, since losses are compared over a decade of η"
            : steps < 20 ? $"steps is {steps}; it must be at least 20"
            : batchSize < 1 ? $"batchSize is {batchSize}; it must be at least 1"
            : null;
        if (problem is not null)
        {
            throw new ArgumentException(problem + ".");
        }
    }

    /// <summary>
    /// The middle of the steepest descent before the smallest loss; without one, a tenth of that loss's η.
    /// </summary>
    private static double Steepest(IReadOnlyList<(double LearningRate, double Loss)> points)
    {
        int smallest = 0;
        for (int n = 1; n < points.Count; n++)
        {
            smallest = points[n].Loss < points[smallest].Loss ? n : smallest;
        }

        // Steps are equal in the logarithm of η. Over a decade of it, half to either side, learning outweighs how much
        // batches differ.
        double growth = points.Count > 1 ? points[1].LearningRate / points[0].LearningRate : 10;
        int reach = Math.Max(1, (int)Math.Round(Math.Log(Decade) / Math.Log(growth) / 2));
        int steepest = -1;
        double most = 0;
        for (int n = reach; n + reach <= smallest; n++)
        {
            double fall = points[n - reach].Loss - points[n + reach].Loss;
            if (fall > most)
            {
                (steepest, most) = (n, fall);
            }
        }

        return steepest >= 0 ? points[steepest].LearningRate : points[smallest].LearningRate / Decade;
    }
}
