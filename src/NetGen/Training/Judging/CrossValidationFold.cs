using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>One fold: the network that did not learn from it, and how good that is on it.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed class CrossValidationFold<TNetwork>
{
    internal CrossValidationFold(
        TNetwork network, FitHistory history, double loss, IReadOnlyList<double> metrics, int[] train, int[] heldOut)
    {
        (Network, History, Loss, Metrics) = (network, history, loss, metrics);
        (TrainRows, HeldOutRows) = (Array.AsReadOnly(train), Array.AsReadOnly(heldOut));
    }

    /// <summary>The trained network, which takes rows as they are: standardizers are folded in.</summary>
    public TNetwork Network { get; }

    /// <summary>How every epoch went.</summary>
    public FitHistory History { get; }

    /// <summary>The mean of E over the rows that are held out.</summary>
    public double Loss { get; }

    /// <summary>The metrics on the rows that are held out, in the order of the result's.</summary>
    public IReadOnlyList<double> Metrics { get; }

    /// <summary>The rows that the network learned from, as indices in the dataset.</summary>
    public IReadOnlyList<int> TrainRows { get; }

    /// <summary>The rows that are held out, as indices in the dataset.</summary>
    public IReadOnlyList<int> HeldOutRows { get; }
}
