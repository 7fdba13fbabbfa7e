using System;

namespace NetGen;

/// <summary>What files need of a network, whether its rows are spans or arrays.</summary>
internal sealed class ParameterAccess<T>
    where T : unmanaged
{
    private readonly Action<T[]> _copyTo;
    private readonly Action<T[]> _load;

    private ParameterAccess(NetworkTopology topology, Action<T[]> copyTo, Action<T[]> load)
    {
        Topology = topology;
        _copyTo = copyTo;
        _load = load;
    }

    public NetworkTopology Topology { get; }

    /// <summary>A copy of the parameters, in canonical order.</summary>
    public T[] Copy()
    {
        var parameters = new T[Topology.ParameterCount];
        _copyTo(parameters);
        return parameters;
    }

    public void Load(T[] parameters) => _load(parameters);

#if HAS_SPAN
    public static ParameterAccess<T> Of(IPredictor<T> network) => network is null
        ? throw new ArgumentNullException(nameof(network))
        : new(network.Topology, values => network.CopyParametersTo(values), values => network.LoadParameters(values));
#endif

    public static ParameterAccess<T> Of(IArrayPredictor<T> network) => network is null
        ? throw new ArgumentNullException(nameof(network))
        : new(network.Topology, network.CopyParametersTo, network.LoadParameters);
}
