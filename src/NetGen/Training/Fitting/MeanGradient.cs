using System;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>(1/rows)·Σ weight·∂E over a batch, taken out of the network.</summary>
internal sealed class MeanGradient<T>
    where T : unmanaged
{
    private readonly INetwork<T> _network;
    private readonly Dataset<T> _dataset;
    private readonly double[] _sums;

    public MeanGradient(INetwork<T> network, Dataset<T> dataset)
    {
        (_network, _dataset) = (network, dataset);
        Values = new T[network.Topology.ParameterCount];
        _sums = dataset.IsWeighted ? new double[Values.Length] : Array.Empty<double>();
    }

    /// <summary>The gradient of the last call, in canonical order.</summary>
    public T[] Values { get; }

    /// <returns>The mean of weight·E.</returns>
    [MethodImpl(Optimization.FromFirstCall)]
    public double Backward(Batch<T> batch)
    {
        if (!_dataset.IsWeighted)
        {
            double mean = Real.ToDouble(_network.BackwardBatch(batch.Inputs, batch.Targets));
            _network.CopyGradientsTo(Values);
            return mean;
        }

        int inputs = _dataset.InputCount, targets = _dataset.TargetCount;
        double loss = 0;
        Array.Clear(_sums, 0, _sums.Length);
        for (int n = 0; n < batch.Rows.Length; n++)
        {
            double weight = _dataset.Weight(batch.Rows[n]) / batch.Rows.Length;
            _network.Forward(batch.Inputs.Slice(n * inputs, inputs));
            loss += weight * Real.ToDouble(_network.Backward(batch.Targets.Slice(n * targets, targets)));
            _network.CopyGradientsTo(Values);
            Real.AddScaled<T>(_sums, Values, weight);
        }

        Real.Narrow<T>(_sums, Values);
        return loss;
    }
}
