using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>Measures a list of metrics on one dataset, again and again, with one buffer.</summary>
internal sealed class MetricMeter<T>
    where T : unmanaged
{
    private readonly INetwork<T> _network;
    private readonly Dataset<T> _dataset;
    private readonly IReadOnlyList<Metric> _metrics;
    private readonly T[] _outputs;

    public MetricMeter(INetwork<T> network, Dataset<T> dataset, IReadOnlyList<Metric> metrics)
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
        RegressionMetrics regression = RegressionMetrics.Of<T>(_outputs, _dataset.Targets, _dataset.TargetCount);
        double[] values = new double[_metrics.Count];
        for (int n = 0; n < values.Length; n++)
        {
            values[n] = _metrics[n] switch
            {
                Metric.Accuracy => Accuracy(),
                Metric.R2 => regression.R2,
                Metric.MeanAbsoluteError => regression.MeanAbsoluteError,
                _ => regression.RootMeanSquaredError,
            };
        }

        return values;
    }

    private double Accuracy()
    {
        NetworkTopology topology = _network.Topology;
        bool areIndependent = topology.Loss == Loss.BinaryCrossEntropy
            && topology.Layers[topology.Layers.Count - 1].Activation != Activation.Softmax;

        // Each output on its own is a class of two.
        return areIndependent
            ? ClassificationMetrics.Of<T>(_outputs, _dataset.Targets, 1).Accuracy
            : ClassificationMetrics.Of<T>(_outputs, _dataset.Targets, _dataset.TargetCount).Accuracy;
    }
}
