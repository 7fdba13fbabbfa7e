using System;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>One step of the network's optimizer: the fastest call that does what was asked for.</summary>
internal sealed class TrainingStep<T>
    where T : unmanaged
{
    private readonly INetwork<T> _network;
    private readonly MeanGradient<T>? _gradient;
    private readonly double _clipNorm;
    private readonly bool _isWeighted;
    private readonly GradientHook<T>? _hook;

    public TrainingStep(INetwork<T> network, Dataset<T> dataset, double? clipNorm, GradientHook<T>? hook)
    {
        (_network, _isWeighted, _hook) = (network, dataset.IsWeighted, hook);
        _clipNorm = clipNorm ?? double.PositiveInfinity;
        _gradient = clipNorm is not null || _isWeighted || hook is not null
            ? new MeanGradient<T>(network, dataset)
            : null;
    }

    /// <summary>
    /// |∂| of the last step, after the hook and before it was clipped; NaN where gradients are not looked at.
    /// </summary>
    public double GradientNorm { get; private set; } = double.NaN;

    /// <summary>Whether the last gradient was infinite or NaN; no step was made then.</summary>
    public bool IsGradientBroken => _gradient is not null && !double.IsFinite(GradientNorm);

    /// <returns>The mean of E over the batch, before the step.</returns>
    [MethodImpl(Optimization.FromFirstCall)]
    public double Run(Batch<T> batch, double learningRate)
    {
        T rate = Real.Of<T>(learningRate);
        if (_gradient is null)
        {
            return Real.ToDouble(batch.Rows.Length == 1
                ? _network.TrainStep(batch.Inputs, batch.Targets, rate)
                : _network.TrainBatch(batch.Inputs, batch.Targets, rate));
        }

        double loss = _gradient.Backward(batch);
        _hook?.Invoke(_gradient.Values, _network);
        GradientNorm = Math.Sqrt(Real.SquaredNorm<T>(_gradient.Values));
        if (IsGradientBroken)
        {
            return loss;
        }

        bool isClipped = GradientNorm > _clipNorm;
        if (isClipped)
        {
            Real.Scale<T>(_gradient.Values, _clipNorm / GradientNorm);
        }

        if (isClipped || _isWeighted || _hook is not null)
        {
            _network.LoadGradients(_gradient.Values);
        }

        _network.Update(rate);
        return loss;
    }
}
