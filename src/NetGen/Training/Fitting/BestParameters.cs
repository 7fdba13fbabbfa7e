using System;

namespace NetGen;

/// <summary>Early stopping: the smallest loss so far, its parameters, and how long ago that was.</summary>
internal sealed class BestParameters<T>
    where T : unmanaged
{
    private readonly EarlyStopping? _rule;

    public BestParameters(EarlyStopping? rule, int parameters)
    {
        _rule = rule;
        Parameters = rule is { RestoreBest: true } ? new T[parameters] : Array.Empty<T>();
    }

    public T[] Parameters { get; }

    public double Loss { get; set; } = double.PositiveInfinity;

    public int Waited { get; set; }

    /// <returns>Whether it has been long enough.</returns>
    public bool Observe(double loss, INetwork<T> network)
    {
        if (_rule is null)
        {
            return false;
        }

        if (loss < Loss - _rule.MinDelta || double.IsPositiveInfinity(Loss))
        {
            (Loss, Waited) = (loss, 0);
            if (Parameters.Length > 0)
            {
                network.CopyParametersTo(Parameters);
            }

            return false;
        }

        return ++Waited >= _rule.Patience;
    }

    /// <returns>Whether there are best parameters to go back to.</returns>
    public bool Restore(INetwork<T> network)
    {
        bool any = Parameters.Length > 0 && !double.IsPositiveInfinity(Loss);
        if (any)
        {
            network.LoadParameters(Parameters);
        }

        return any;
    }
}
