namespace NetGen;

/// <summary>
/// Where to go back to when the loss stops being finite: parameters and optimizer state with which the epoch of the
/// smallest training loss began.
/// </summary>
internal sealed class GoodParameters<T>
    where T : unmanaged
{
    private T[] _startParameters;
    private double[] _startState;

    public GoodParameters(INetwork<T> network)
    {
        Parameters = new T[network.Topology.ParameterCount];
        State = new double[network.OptimizerStateCount];
        _startParameters = new T[Parameters.Length];
        _startState = new double[State.Length];
        network.CopyParametersTo(Parameters);
        network.CopyOptimizerStateTo(State);
        StartEpoch(network);
    }

    public T[] Parameters { get; private set; }

    public double[] State { get; private set; }

    public double Loss { get; set; } = double.PositiveInfinity;

    /// <returns>Whether the parameters are all finite.</returns>
    public bool StartEpoch(INetwork<T> network)
    {
        network.CopyParametersTo(_startParameters);
        network.CopyOptimizerStateTo(_startState);
        return Real.FirstNotFinite<T>(_startParameters) < 0;
    }

    public void EndEpoch(double loss)
    {
        if (loss < Loss)
        {
            Loss = loss;
            (Parameters, _startParameters) = (_startParameters, Parameters);
            (State, _startState) = (_startState, State);
        }
    }

    public void Restore(INetwork<T> network)
    {
        network.LoadParameters(Parameters);
        network.LoadOptimizerState(State);
    }
}
