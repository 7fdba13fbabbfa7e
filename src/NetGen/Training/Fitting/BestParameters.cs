using System;

namespace NetGen;

/// <summary>
/// Early stopping: the smallest loss so far, its parameters, and how long ago that was. If a metric is followed, its
/// cost takes the place of the loss.
/// </summary>
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

    /// <summary>
    /// The loss to be undercut by more than <see cref="EarlyStopping.MinDelta"/>: it may lie above the smallest.
    /// </summary>
    public double Reference { get; set; } = double.PositiveInfinity;

    /// <summary>The epochs since the reference was set.</summary>
    public int Waited { get; set; }

    /// <returns>Whether it has been long enough.</returns>
    public bool Observe(double loss, INetwork<T> network)
    {
        if (_rule is null)
        {
            return false;
        }

        if (loss < Loss || double.IsPositiveInfinity(Loss))
        {
            Loss = loss;
            if (Parameters.Length > 0)
            {
                network.CopyParametersTo(Parameters);
            }
        }

        if (loss < Reference - _rule.MinDelta || double.IsPositiveInfinity(Reference))
        {
            (Reference, Waited) = (loss, 0);
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
