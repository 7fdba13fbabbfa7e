using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>Measures a list of metrics on one dataset, again and again, with one buffer.</summary>
internal sealed class MetricMeter<T>
    where T : unmanaged
{
    private readonly IPredictor<T> _network;
    private readonly Dataset<T> _dataset;
    private readonly IReadOnlyList<Metric> _metrics;
    private readonly T[] _outputs;

    public MetricMeter(IPredictor<T> network, Dataset<T> dataset, IReadOnlyList<Metric> metrics)
    {
        (_network, _dataset, _metrics) = (network, dataset, metrics);
        _outputs = metrics.Count == 0 ? Array.Empty<T>() : new T[dataset.Count * dataset.TargetCount];
    }

    public IReadOnlyList<double> Measure()
    {
        if (_metrics.Count == 0)
        {
            return Array.Empty<double>();
        }

        _network.PredictBatch(_dataset.Inputs, _outputs);
        return Of(_network.Topology, _outputs, _dataset, _metrics);
    }

    /// <param name="topology">The network's.</param>
    /// <param name="outputs">What it says to the dataset's rows, all finite.</param>
    /// <param name="dataset">The rows.</param>
    /// <param name="metrics">What to measure; checked.</param>
    public static double[] Of(
        NetworkTopology topology, ReadOnlySpan<T> outputs, Dataset<T> dataset, IReadOnlyList<Metric> metrics)
    {
        int width = dataset.TargetCount;
        bool areIndependent = MetricTraits.AreIndependent(topology);
        RegressionMetrics? regression = metrics.Any(IsOfNumbers)
            ? RegressionMetrics.Of(outputs, dataset.Targets, width) : null;

        // Each output of its own is a class of two.
        ClassificationMetrics? classes = metrics.Any(MetricTraits.IsOfClasses)
            ? ClassificationMetrics.Of(outputs, dataset.Targets, areIndependent ? 1 : width) : null;
        ProbabilityMetrics? probabilities = metrics.Any(MetricTraits.IsOfProbabilities)
            ? ProbabilityMetrics.Of(outputs, dataset.Targets, width, areIndependent, null) : null;
        double[] values = new double[metrics.Count];
        for (int n = 0; n < values.Length; n++)
        {
            values[n] = metrics[n] switch
            {
                Metric.Accuracy => classes!.Accuracy,
                Metric.BalancedAccuracy => classes!.BalancedAccuracy,
                Metric.MacroF1 => classes!.MacroF1,
                Metric.R2 => regression!.R2,
                Metric.MeanAbsoluteError => regression!.MeanAbsoluteError,
                Metric.RootMeanSquaredError => regression!.RootMeanSquaredError,
                Metric.RocAuc => probabilities!.RocAuc,
                Metric.AveragePrecision => probabilities!.AveragePrecision,
                Metric.LogLoss => probabilities!.LogLoss,
                _ => probabilities!.Brier,
            };
        }

        return values;
    }

    private static bool IsOfNumbers(Metric metric) =>
        !MetricTraits.IsOfClasses(metric) && !MetricTraits.IsOfProbabilities(metric);
}
