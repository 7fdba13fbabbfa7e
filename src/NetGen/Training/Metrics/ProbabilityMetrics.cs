using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>How good the probabilities are that a network gives to classes, whatever threshold decides.</summary>
/// <remarks>
/// <para>
/// With one output, its value is the probability of class 1 (yes), and 1 minus it that of class 0. With several, each
/// is the probability of its class. A class k is compared with all others: p is its probability, and t is 1 in its rows
/// and 0 in the others. Means over classes leave out classes for which a value is not defined.
/// </para>
/// <para>
/// The definitions are those of scikit-learn: Fawcett (2006), An introduction to ROC analysis; Brier (1950),
/// Verification of forecasts expressed in terms of probability. All rows count equally, also in weighted datasets.
/// </para>
/// </remarks>
public sealed partial class ProbabilityMetrics
{
    private const int PrintedClasses = 20;

    /// <summary>A probability of 0 for what happened would cost infinitely much.</summary>
    private const double Least = 2.220446049250313e-16;

    private readonly double[] _probabilities;
    private readonly bool[] _isIn;
    private readonly int _width;
    private readonly bool _independent;
    private readonly RankedRows?[] _ranked;

    private ProbabilityMetrics(
        double[] probabilities, bool[] isIn, int width, bool independent, IReadOnlyList<string>? names)
    {
        (_probabilities, _isIn, _width, _independent) = (probabilities, isIn, width, independent);
        ClassNames = names;
        _ranked = new RankedRows?[ClassCount];
    }

    /// <summary>The number of rows.</summary>
    public int Count => _isIn.Length / _width;

    /// <summary>The number of classes: as many as outputs, or 2 with one output.</summary>
    public int ClassCount => NetGen.ClassNames.CountOf(_width);

    /// <summary>The classes' names in the order of their numbers, if they have any: the dataset's.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>
    /// The area under the ROC curve: the share of pairs of a row of the class and another row in which the first has
    /// the larger probability; ½ is chance, 1 perfect. With one output that of class 1, else the mean over the classes.
    /// </summary>
    public double RocAuc => Mean(RocAucOf, weighted: false);

    /// <summary>As <see cref="RocAuc"/>; the mean counts each class as often as it occurs.</summary>
    public double WeightedRocAuc => Mean(RocAucOf, weighted: true);

    /// <summary>
    /// Σ_n (recall_n − recall_(n−1))·precision_n over the thresholds from the largest down. With one output that of
    /// class 1, else the mean over the classes.
    /// </summary>
    public double AveragePrecision => Mean(AveragePrecisionOf, weighted: false);

    /// <summary>As <see cref="AveragePrecision"/>; the mean counts each class as often as it occurs.</summary>
    public double WeightedAveragePrecision => Mean(AveragePrecisionOf, weighted: true);

    /// <summary>
    /// The mean of −ln p over the rows, where p is the probability of the row's class, but at least 2⁻⁵². For
    /// independent outputs, the mean over outputs of <see cref="LogLossOf"/>.
    /// </summary>
    public double LogLoss
    {
        get
        {
            if (_width == 1 || _independent)
            {
                return Mean(LogLossOf, weighted: false);
            }

            double sum = 0;
            for (int n = 0; n < _isIn.Length; n++)
            {
                sum -= _isIn[n] ? Math.Log(Math.Max(_probabilities[n], Least)) : 0;
            }

            return sum / Count;
        }
    }

    /// <summary>
    /// The Brier score: the mean of (p − t)² with one output, from 0 to 1. For one class of several, the mean of Σ_k
    /// (p_k − t_k)², from 0 to 2. For independent outputs, the mean over outputs of <see cref="BrierOf"/>.
    /// </summary>
    public double Brier => _width == 1 || _independent
        ? Mean(BrierOf, weighted: false)
        : Enumerable.Range(0, _width).Sum(BrierOf);

    /// <summary>Predicts a dataset's rows and compares.</summary>
    /// <param name="network">A network whose outputs are probabilities: Sigmoid or Softmax.</param>
    /// <param name="dataset">The rows; targets are one-hot, or 0 or 1.</param>
    /// <exception cref="ArgumentException">
    /// The dataset does not fit the network, an output is not a probability, or targets are not classes.
    /// </exception>
    public static ProbabilityMetrics Of<T>(IPredictor<T> network, Dataset<T> dataset)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        NetworkTopology topology = network.Topology;
        DataChecks.Widths(topology, dataset, nameof(dataset));
        ClassChecks.AreClasses(topology, dataset, nameof(dataset), nameof(ProbabilityMetrics));
        ClassChecks.GivesProbabilities(topology, nameof(network), nameof(ProbabilityMetrics));
        return Of<T>(
            Prediction.Of(network, dataset),
            dataset.Targets,
            dataset.TargetCount,
            MetricTraits.AreIndependent(topology),
            dataset.ClassNames);
    }

    /// <inheritdoc cref="Of{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, bool, IReadOnlyList{string})"/>
    public static ProbabilityMetrics Of<T>(T[] outputs, T[] targets, int width)
        where T : unmanaged => Of<T>(outputs.AsSpan(), targets.AsSpan(), width, independent: false, classNames: null);

    /// <inheritdoc cref="Of{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, bool, IReadOnlyList{string})"/>
    public static ProbabilityMetrics Of<T>(
        T[] outputs, T[] targets, int width, bool independent, IReadOnlyList<string>? classNames)
        where T : unmanaged => Of<T>(outputs.AsSpan(), targets.AsSpan(), width, independent, classNames);

    /// <inheritdoc cref="Of{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, bool, IReadOnlyList{string})"/>
    public static ProbabilityMetrics Of<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int width)
        where T : unmanaged => Of(outputs, targets, width, independent: false, classNames: null);

    /// <summary>Compares probabilities with targets, row by row.</summary>
    /// <param name="outputs">Rows of probabilities.</param>
    /// <param name="targets">As many rows of targets: 0 or 1.</param>
    /// <param name="width">Values per row; 1 for yes or no.</param>
    /// <param name="independent">
    /// Whether each value is a yes or no of its own. If not, each row has one class, and its probabilities add up to 1.
    /// </param>
    /// <param name="classNames">
    /// The classes' names, one per value of a row; for a single value two: that of no (0), then that of yes (1).
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is no row, the lengths do not fit, an output is not between 0 and 1, a row's outputs do not add up to 1, a
    /// target is not 0 or 1, a row does not have one class, or there is not one name per class.
    /// </exception>
    public static ProbabilityMetrics Of<T>(
        ReadOnlySpan<T> outputs,
        ReadOnlySpan<T> targets,
        int width,
        bool independent,
        IReadOnlyList<string>? classNames)
        where T : unmanaged
    {
        Guard.SomeRows(outputs.Length, width, nameof(outputs), targets.Length, width, nameof(targets));
        string[]? names = classNames is null ? null
            : NetGen.ClassNames.Checked(classNames, NetGen.ClassNames.CountOf(width), nameof(classNames));
        ClassChecks.AreHard(targets, width, independent, nameof(targets), nameof(ProbabilityMetrics));
        double[] probabilities = ProbabilityCheck.Of(outputs, width, independent, nameof(outputs));
        bool[] isIn = new bool[targets.Length];
        for (int n = 0; n < isIn.Length; n++)
        {
            isIn[n] = Real.ToDouble(targets[n]) == 1;
        }

        return new ProbabilityMetrics(probabilities, isIn, width, independent, names);
    }

    /// <summary>
    /// <see cref="RocAuc"/> of one class against the rest; NaN if all rows, or none, are of the class.
    /// </summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double RocAucOf(int label) => Ranked(label).RocAuc();

    /// <summary><see cref="AveragePrecision"/> of one class against the rest; NaN if no row is of the class.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double AveragePrecisionOf(int label) => Ranked(label).AveragePrecision();

    /// <summary>The mean of −(t·ln p + (1 − t)·ln(1 − p)) for one class; p and 1 − p count as at least 2⁻⁵².</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double LogLossOf(int label) => MeanOf(
        label, static (p, isIn) => -Math.Log(Math.Max(isIn ? p : 1 - p, Least)));

    /// <summary>The mean of (p − t)² for one class.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double BrierOf(int label) => MeanOf(label, static (p, isIn) => isIn ? (1 - p) * (1 - p) : p * p);

    /// <summary>
    /// Such as "log loss 0.0712, Brier score 0.0203, ROC AUC 0.9962, average precision 0.9977"; with several classes,
    /// up to 20, a line for each follows.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder(FormattableString.Invariant($"log loss {LogLoss:F4}, Brier score {Brier:F4}, "));
        text.Append(FormattableString.Invariant($"ROC AUC {RocAuc:F4}, average precision {AveragePrecision:F4}"));
        for (int label = 0; label < ClassCount && _width > 1 && ClassCount <= PrintedClasses; label++)
        {
            text.Append('\n').Append(NameOf(label)).Append(FormattableString.Invariant(
                $": ROC AUC {RocAucOf(label):F4}, average precision {AveragePrecisionOf(label):F4}, "));
            text.Append(FormattableString.Invariant($"Brier {BrierOf(label):F4}"));
        }

        return text.ToString();
    }

    private string NameOf(int label) => ClassNames is { } names
        ? Excerpt.Of(names[label])
        : FormattableString.Invariant($"class {label}");

    private double Mean(Func<int, double> value, bool weighted)
    {
        if (_width == 1)
        {
            return value(1);
        }

        double sum = 0, weights = 0;
        for (int label = 0; label < _width; label++)
        {
            double now = value(label);
            double weight = weighted ? Ranked(label).Positives : 1;
            if (!double.IsNaN(now))
            {
                (sum, weights) = (sum + (weight * now), weights + weight);
            }
        }

        return sum / weights;
    }

    private double MeanOf(int label, Func<double, bool, double> value)
    {
        double sum = 0;
        for (int row = 0; row < Count; row++)
        {
            (double probability, bool isIn) = Row(row, label);
            sum += value(probability, isIn);
        }

        return sum / Count;
    }

    private RankedRows Ranked(int label)
    {
        CheckLabel(label);
        if (_ranked[label] is null)
        {
            var (scores, isIn) = (new double[Count], new bool[Count]);
            for (int row = 0; row < Count; row++)
            {
                (scores[row], isIn[row]) = Row(row, label);
            }

            _ranked[label] = new RankedRows(scores, isIn);
        }

        return _ranked[label]!;
    }

    private (double Probability, bool IsIn) Row(int row, int label)
    {
        CheckLabel(label);
        return _width > 1 ? (_probabilities[(row * _width) + label], _isIn[(row * _width) + label])
            : label == 1 ? (_probabilities[row], _isIn[row])
            : (1 - _probabilities[row], !_isIn[row]);
    }

    private void CheckLabel(int label)
    {
        if (label < 0 || label >= ClassCount)
        {
            throw new ArgumentOutOfRangeException(nameof(label), label, $"Classes go from 0 to {ClassCount - 1}.");
        }
    }
}
