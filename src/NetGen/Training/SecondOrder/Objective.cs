using System;

namespace NetGen;

/// <summary>The mean of E over a dataset, with the penalty, and its gradient, as functions of all parameters.</summary>
internal sealed class Objective<T>
    where T : unmanaged
{
    private readonly INetwork<T> _network;
    private readonly BatchSource<T> _all;
    private readonly MeanGradient<T> _gradient;
    private readonly PenaltyTerm _penalty;
    private readonly T[] _parameters;

    public Objective(INetwork<T> network, Dataset<T> dataset)
    {
        _network = network;
        _all = new BatchSource<T>(dataset, dataset.Count, shuffle: false, seed: 0);
        _gradient = new MeanGradient<T>(network, dataset);
        _penalty = new PenaltyTerm(network.Topology);
        _parameters = new T[network.Topology.ParameterCount];
    }

    public int Count => _parameters.Length;

    /// <summary>The mean of E of the last call, without the penalty.</summary>
    public double Error { get; private set; }

    /// <summary>The parameters as they are.</summary>
    public void Read(Span<double> parameters)
    {
        _network.CopyParametersTo(_parameters);
        Real.Widen<T>(_parameters, parameters);
    }

    /// <summary>Gives the network these parameters.</summary>
    public void Load(ReadOnlySpan<double> parameters)
    {
        Real.Narrow<T>(parameters, _parameters);
        _network.LoadParameters(_parameters);
    }

    /// <returns>The mean of E and the penalty, and its gradient in <paramref name="gradient"/>.</returns>
    public double At(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        Load(parameters);
        Error = _gradient.Backward(_all.Take(0, 0));
        Real.Widen<T>(_gradient.Values, gradient);
        if (!_penalty.Exists)
        {
            return Error;
        }

        _penalty.AddGradient(parameters, 1, gradient);
        return Error + _penalty.At(parameters);
    }
}
