using System;
using System.Collections.Generic;
using System.Text;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>How often the network names the right class.</summary>
/// <remarks>
/// The class of a row is its largest output (one output: whether it is above ½), and the right one its largest target.
/// </remarks>
public sealed class ClassificationMetrics
{
    private const int PrintedClasses = 20;
    private const double Half = 0.5;
    private readonly int[,] _confusion;

    private ClassificationMetrics(int[,] confusion, IReadOnlyList<string>? classNames)
    {
        _confusion = confusion;
        ClassNames = classNames;
        for (int actual = 0; actual < ClassCount; actual++)
        {
            Right += confusion[actual, actual];
            for (int predicted = 0; predicted < ClassCount; predicted++)
            {
                Count += confusion[actual, predicted];
            }
        }
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount => _confusion.GetLength(0);

    /// <summary>The classes' names in the order of their numbers, if they have any: the dataset's.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The number of rows whose class was predicted correctly.</summary>
    public int Right { get; }

    /// <summary>The share of rows whose class was predicted correctly.</summary>
    public double Accuracy => (double)Right / Count;

    /// <summary>How many rows of one class were predicted as another, or as the same.</summary>
    public int this[int actual, int predicted] => _confusion[actual, predicted];

    /// <summary>The confusion matrix, [actual, predicted]: a copy.</summary>
    public int[,] ToArray() => (int[,])_confusion.Clone();

    /// <summary>The share of correct rows among those predicted as the class; NaN if there was none.</summary>
    public double Precision(int label) => (double)_confusion[label, label] / Column(label);

    /// <summary>The share of the class's rows that were recognized; NaN if there is none.</summary>
    public double Recall(int label) => (double)_confusion[label, label] / Row(label);

    /// <summary>
    /// F₁ = 2·precision·recall/(precision + recall), as 2·correct/(rows of the class + rows predicted as it).
    /// </summary>
    public double F1(int label) => 2.0 * _confusion[label, label] / (Row(label) + Column(label));

    /// <summary>The mean recall of the classes that occur: accuracy with all classes counting equally.</summary>
    public double BalancedAccuracy
    {
        get
        {
            double sum = 0;
            int occurring = 0;
            for (int label = 0; label < ClassCount; label++)
            {
                if (Row(label) > 0)
                {
                    sum += Recall(label);
                    occurring++;
                }
            }

            return sum / occurring;
        }
    }

    /// <summary>
    /// The mean precision of the classes that occur or were predicted; that of a class that was never predicted counts
    /// as 0.
    /// </summary>
    public double MacroPrecision => Mean(label => Column(label) == 0 ? 0 : Precision(label));

    /// <summary>
    /// The mean recall of the classes that occur or were predicted; that of a class that does not occur counts as 0.
    /// </summary>
    public double MacroRecall => Mean(label => Row(label) == 0 ? 0 : Recall(label));

    /// <summary>The mean F₁ of the classes that occur or were predicted.</summary>
    public double MacroF1 => Mean(F1);

    /// <summary>The mean F₁ of all rows' classes: each class counts as often as it occurs.</summary>
    public double WeightedF1
    {
        get
        {
            double sum = 0;
            for (int label = 0; label < ClassCount; label++)
            {
                sum += Row(label) > 0 ? Row(label) * F1(label) : 0;
            }

            return sum / Count;
        }
    }

    /// <summary>Predicts a dataset's rows and compares.</summary>
    /// <param name="network">A network for classes.</param>
    /// <param name="dataset">The rows.</param>
    /// <exception cref="ArgumentException">
    /// The dataset does not fit the network, or it is a network for numbers: its loss is not a cross-entropy, and the
    /// targets are more than two different numbers.
    /// </exception>
    public static ClassificationMetrics Of<T>(IPredictor<T> network, Dataset<T> dataset)
        where T : unmanaged
    {
        Check(network, dataset);
        return Compared<T>(
            Prediction.Of(network, dataset), dataset.Targets, dataset.TargetCount, dataset.ClassNames, Half);
    }

    /// <summary>As <see cref="Of{T}(IPredictor{T}, Dataset{T})"/>, with another threshold than ½.</summary>
    /// <param name="network">A network with one output.</param>
    /// <param name="dataset">The rows.</param>
    /// <param name="threshold">
    /// An output above it is a yes: see <see cref="ProbabilityMetrics.BestThreshold"/>. −1 … 1, or −∞ for yes always.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The dataset does not fit the network, the network is one for numbers or has several outputs, or the threshold is
    /// NaN or out of its range.
    /// </exception>
    public static ClassificationMetrics Of<T>(IPredictor<T> network, Dataset<T> dataset, double threshold)
        where T : unmanaged
    {
        Check(network, dataset);
        if (network.Topology.Outputs > 1)
        {
            throw new ArgumentException(
                $"A threshold is for one output; the network ({network.Topology}) has {network.Topology.Outputs}, the "
                + "largest of which names the class. Leave the threshold out.",
                nameof(threshold));
        }

        if (double.IsNaN(threshold))
        {
            throw new ArgumentException("threshold is NaN; it must be a number, such as 0.5.", nameof(threshold));
        }

        // An output that says yes or no lies there; a percentage would make every row a no.
        if (threshold > 1 || (threshold < -1 && !double.IsNegativeInfinity(threshold)))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"threshold is {threshold}, but no output of a class is there: write a ")
                + "number from 0 to 1, such as 0.5.",
                nameof(threshold));
        }

        return Compared<T>(Prediction.Of(network, dataset), dataset.Targets, 1, dataset.ClassNames, threshold);
    }

    /// <inheritdoc cref="Of{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, IReadOnlyList{string})"/>
    public static ClassificationMetrics Of<T>(T[] outputs, T[] targets, int width)
        where T : unmanaged => Of<T>(outputs.AsSpan(), targets.AsSpan(), width);

    /// <inheritdoc cref="Of{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, IReadOnlyList{string})"/>
    public static ClassificationMetrics Of<T>(
        T[] outputs, T[] targets, int width, IReadOnlyList<string>? classNames)
        where T : unmanaged => Of<T>(outputs.AsSpan(), targets.AsSpan(), width, classNames);

    /// <inheritdoc cref="Of{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, IReadOnlyList{string})"/>
    public static ClassificationMetrics Of<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int width)
        where T : unmanaged => Of(outputs, targets, width, classNames: null);

    /// <summary>Compares outputs with targets, row by row.</summary>
    /// <param name="outputs">Rows of outputs.</param>
    /// <param name="targets">As many rows of targets, one-hot; or, for a single output, 0 or 1.</param>
    /// <param name="width">Values per row.</param>
    /// <param name="classNames">
    /// The classes' names, one per value of a row; for a single value two: that of no (0), then that of yes (1).
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is no row, the lengths do not fit, an output is NaN, or there is not one name per class.
    /// </exception>
    public static ClassificationMetrics Of<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int width, IReadOnlyList<string>? classNames)
        where T : unmanaged
    {
        string[]? names = classNames is null ? null
            : NetGen.ClassNames.Checked(classNames, NetGen.ClassNames.CountOf(width), nameof(classNames));
        return Compared(outputs, targets, width, names, Half);
    }

    /// <summary>
    /// Such as "accuracy 0.9733, 438 of 450"; if classes have names, one line per class follows, such as "lily: 49 of
    /// 51, precision 0.9800, recall 0.9608, F₁ 0.9703". For up to 20 classes, the confusion matrix follows, with a row
    /// per actual and a column per predicted class.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder(FormattableString.Invariant($"accuracy {Accuracy:F4}, {Right} of {Count}"));
        for (int label = 0; ClassNames is { } names && label < names.Count; label++)
        {
            if (label == PrintedClasses)
            {
                text.Append(FormattableString.Invariant($"\n… ({names.Count} classes)"));
                break;
            }

            text.Append(FormattableString.Invariant(
                $"\n{Excerpt.Of(names[label])}: {_confusion[label, label]} of {Row(label)}, "));
            text.Append(FormattableString.Invariant(
                $"precision {Precision(label):F4}, recall {Recall(label):F4}, F₁ {F1(label):F4}"));
        }

        if (ClassCount <= PrintedClasses)
        {
            text.Append('\n').Append(ConfusionTable.Of(_confusion, ClassNames));
        }

        return text.ToString();
    }

    private static void Check<T>(IPredictor<T> network, Dataset<T> dataset)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        DataChecks.Widths(network.Topology, dataset, nameof(dataset));
        ClassChecks.AreClasses(network.Topology, dataset, nameof(dataset), nameof(ClassificationMetrics));
        if (MetricTraits.AreIndependent(network.Topology))
        {
            throw new ArgumentException(
                $"The outputs of {network.Topology} are independent: a row may be of several classes, or of none. "
                    + "Measure Metric.Accuracy, or use ProbabilityMetrics, which judge each output alone.",
                nameof(network));
        }
    }

    private static ClassificationMetrics Compared<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int width, IReadOnlyList<string>? names, double threshold)
        where T : unmanaged
    {
        int rows = Guard.SomeRows(outputs.Length, width, nameof(outputs), targets.Length, width, nameof(targets));
        int classes = NetGen.ClassNames.CountOf(width);
        int[,] confusion = new int[classes, classes];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> output = outputs.Slice(row * width, width);
            if (Real.FirstNaN(output) is var broken and >= 0)
            {
                throw new ArgumentException(
                    $"Output {broken} of row {row} is NaN, which names no class: are the network's parameters finite?",
                    nameof(outputs));
            }

            int predicted = width == 1 ? (Real.ToDouble(output[0]) > threshold ? 1 : 0) : Classes.Of(output);
            confusion[Classes.Of(targets.Slice(row * width, width)), predicted]++;
        }

        return new ClassificationMetrics(confusion, names);
    }

    /// <summary>Over the classes that occur or were predicted.</summary>
    private double Mean(Func<int, double> value)
    {
        double sum = 0;
        int classes = 0;
        for (int label = 0; label < ClassCount; label++)
        {
            if (Row(label) + Column(label) > 0)
            {
                sum += value(label);
                classes++;
            }
        }

        return sum / classes;
    }

    private int Row(int label)
    {
        int sum = 0;
        for (int predicted = 0; predicted < ClassCount; predicted++)
        {
            sum += _confusion[label, predicted];
        }

        return sum;
    }

    private int Column(int label)
    {
        int sum = 0;
        for (int actual = 0; actual < ClassCount; actual++)
        {
            sum += _confusion[actual, label];
        }

        return sum;
    }
}
