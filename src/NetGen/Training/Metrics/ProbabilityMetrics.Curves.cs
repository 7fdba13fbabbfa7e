using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <content>Curves over all thresholds, the best of them, and whether probabilities can be taken at their
/// word.</content>
public sealed partial class ProbabilityMetrics
{
    /// <summary>
    /// The ROC curve of a class: for every threshold, the share of other rows and the share of the class's rows whose
    /// probability is at least that. From (0, 0), whose threshold is infinite, to (1, 1).
    /// </summary>
    /// <param name="label">The class; with one output, 1 is yes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public IReadOnlyList<(double Threshold, double FalsePositiveRate, double TruePositiveRate)> RocCurve(int label)
    {
        RankedRows rows = Ranked(label);
        var points = new List<(double Threshold, double FalsePositiveRate, double TruePositiveRate)>(rows.Count + 1)
        {
            (double.PositiveInfinity, 0, 0),
        };
        for (int n = 0; n < rows.Count; n++)
        {
            points.Add((
                rows.Score(n),
                (double)rows.FalsePositives(n) / rows.Negatives,
                (double)rows.TruePositives(n) / rows.Positives));
        }

        return points;
    }

    /// <summary>
    /// The precision–recall curve of a class, for every threshold from the largest down: the share of the class's rows
    /// whose probability is at least that, and the share of the class among all such rows. It begins with recall 0 and
    /// precision 1, whose threshold is infinite.
    /// </summary>
    /// <param name="label">The class; with one output, 1 is yes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public IReadOnlyList<(double Threshold, double Recall, double Precision)> PrecisionRecallCurve(int label)
    {
        RankedRows rows = Ranked(label);
        var points = new List<(double Threshold, double Recall, double Precision)>(rows.Count + 1)
        {
            (double.PositiveInfinity, 0, 1),
        };
        for (int n = 0; n < rows.Count; n++)
        {
            points.Add((
                rows.Score(n),
                (double)rows.TruePositives(n) / rows.Positives,
                (double)rows.TruePositives(n) / (rows.TruePositives(n) + rows.FalsePositives(n))));
        }

        return points;
    }

    /// <summary>
    /// The threshold at which a criterion is largest on these rows. Choose it on held-out rows, and judge it on others.
    /// </summary>
    /// <param name="criterion">What to compare.</param>
    /// <param name="label">The class; with one output, only 1 (yes).</param>
    /// <exception cref="ArgumentException">
    /// All rows, or none, are of the class, the criterion is not a member of the enumeration, or the class is 0 with
    /// one output, whose threshold is that of class 1.
    /// </exception>
    public ThresholdChoice BestThreshold(ThresholdCriterion criterion, int label = 1)
    {
        RankedRows rows = BothKinds(label);
        return ThresholdChoice.Best(rows, criterion switch
        {
            ThresholdCriterion.Youden => (right, wrong) =>
                ((double)right / rows.Positives) - ((double)wrong / rows.Negatives),
            ThresholdCriterion.F1 => (right, wrong) => 2.0 * right / (right + wrong + rows.Positives),
            ThresholdCriterion.Accuracy => (right, wrong) => (double)(right + rows.Negatives - wrong) / Count,
            _ => throw new ArgumentException(
                $"criterion is {(int)criterion}; it must be a member of ThresholdCriterion.", nameof(criterion)),
        });
    }

    /// <summary>
    /// The threshold at which mistakes cost least on these rows: (cost of a false positive·false positives + cost of a
    /// false negative·false negatives)/N, which is its <see cref="ThresholdChoice.Value"/>.
    /// </summary>
    /// <param name="falsePositive">What it costs to take another row for the class; 0 or more, finite.</param>
    /// <param name="falseNegative">What it costs to miss a row of the class; 0 or more, finite.</param>
    /// <param name="label">The class; with one output, only 1 (yes).</param>
    /// <exception cref="ArgumentException">
    /// All rows, or none, are of the class, a cost is negative, NaN or infinite, or the class is 0 with one output,
    /// whose threshold is that of class 1.
    /// </exception>
    public ThresholdChoice CheapestThreshold(double falsePositive, double falseNegative, int label = 1)
    {
        CheckCost(falsePositive, nameof(falsePositive));
        CheckCost(falseNegative, nameof(falseNegative));
        RankedRows rows = BothKinds(label);
        ThresholdChoice best = ThresholdChoice.Best(
            rows, (right, wrong) => -((falsePositive * wrong) + (falseNegative * (rows.Positives - right))));
        return new ThresholdChoice(
            best.Threshold, Math.Abs(best.Value) / Count, best.TruePositives, best.FalsePositives, rows);
    }

    /// <summary>
    /// The reliability curve of a class: rows are sorted into intervals of equal width by their probability, and in
    /// each, the mean probability stands beside the share of rows that are of the class. Intervals without rows are
    /// left out.
    /// </summary>
    /// <param name="label">The class; with one output, 1 is yes.</param>
    /// <param name="bins">The number of intervals, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class, or no interval.</exception>
    public IReadOnlyList<ReliabilityBin> Reliability(int label, int bins = 10)
    {
        if (bins < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(bins), bins, $"bins is {bins}; it must be at least 1.");
        }

        var (counts, ins, sums) = (new int[bins], new int[bins], new double[bins]);
        for (int row = 0; row < Count; row++)
        {
            (double probability, bool isIn) = Row(row, label);
            int bin = Math.Min((int)(probability * bins), bins - 1);

            // An edge belongs to the interval below it. The product may have been rounded across one.
            bin += bin < bins - 1 && probability > Edge(bin + 1) ? 1 : 0;
            bin -= bin > 0 && probability <= Edge(bin) ? 1 : 0;
            counts[bin]++;
            ins[bin] += isIn ? 1 : 0;
            sums[bin] += probability;
        }

        return Enumerable.Range(0, bins).Where(bin => counts[bin] > 0).Select(bin => new ReliabilityBin(
            Edge(bin),
            Edge(bin + 1),
            counts[bin],
            sums[bin] / counts[bin],
            (double)ins[bin] / counts[bin])).ToArray();

        // As scikit-learn rounds it: 3·0.1 is a little more than 0.3, and 1 − 0.7 is not above it.
        double Edge(int bin) => bin == bins ? 1 : bin * (1.0 / bins);
    }

    /// <summary>
    /// The expected calibration error of a class: Σ over intervals of rows in it/N·|share − mean probability|.
    /// </summary>
    /// <remarks>
    /// Naeini, Cooper, Hauskrecht (2015), Obtaining well calibrated probabilities using Bayesian binning.
    /// </remarks>
    /// <param name="label">The class; with one output, 1 is yes.</param>
    /// <param name="bins">The number of intervals, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class, or no interval.</exception>
    public double CalibrationError(int label, int bins = 10) => Reliability(label, bins)
        .Sum(bin => bin.Count * Math.Abs(bin.Share - bin.MeanProbability)) / Count;

    private static void CheckCost(double cost, string name)
    {
        if (!(cost >= 0) || double.IsInfinity(cost))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{name} is {cost}; a cost must be 0 or a positive, finite number."), name);
        }
    }

    private RankedRows BothKinds(int label)
    {
        RankedRows rows = Ranked(label);
        if (_width == 1 && label == 0)
        {
            throw new ArgumentException(
                "With one output, a threshold is for class 1 (yes): an output above it is a yes. A threshold for class "
                + "0 would be compared with 1 − output, which nothing does. Leave label out; if missing a row of class "
                + "0 is "
                + "what costs, that is a false positive of class 1.",
                nameof(label));
        }

        return rows.Positives > 0 && rows.Negatives > 0
            ? rows
            : throw new ArgumentException(
                $"A threshold divides rows of {ClassChecks.Name(label, ClassNames)} from others; "
                + $"{(rows.Positives == 0 ? "none" : "each")} of the {Count} rows is of that class. Use a larger part.",
                nameof(label));
    }
}
