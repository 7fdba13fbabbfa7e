using System;

namespace NetGen;

/// <summary>The penalty at a network's parameters, as often as it is asked for, without new arrays.</summary>
internal sealed class PenaltyMeter<T>
    where T : unmanaged
{
    private readonly INetwork<T> _network;
    private readonly PenaltyTerm _term;
    private readonly T[] _parameters;
    private readonly double[] _wide;

    public PenaltyMeter(INetwork<T> network)
    {
        (_network, _term) = (network, new PenaltyTerm(network.Topology));
        int count = _term.Exists ? network.Topology.ParameterCount : 0;
        (_parameters, _wide) = (new T[count], new double[count]);
    }

    /// <returns>0 if there is no penalty.</returns>
    public double Measure()
    {
        if (!_term.Exists)
        {
            return 0;
        }

        _network.CopyParametersTo(_parameters);
        Real.Widen<T>(_parameters, _wide);
        return _term.At(_wide);
    }
}
