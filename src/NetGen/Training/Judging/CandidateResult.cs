using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>How good a candidate is on rows that it has not seen, and how much better than the first.</summary>
public sealed class CandidateResult
{
    internal CandidateResult(
        string name, NetworkTopology topology, Metric? metric, Spread value, CandidateResult? first, double testShare)
    {
        (Name, Topology, Value) = (name, topology, value);
        double[] gains = value.Values.Zip(
            (first ?? this).Value.Values,
            (own, others) => MetricTraits.Cost(metric, others) - MetricTraits.Cost(metric, own)).ToArray();
        Gain = new Spread(gains);
        FoldsBetter = gains.Count(gain => gain > 0);

        // Nadeau and Bengio: rows that folds share make their variance look smaller than it is.
        StandardError = Gain.Deviation * Math.Sqrt((1.0 / gains.Length) + testShare);
    }

    /// <summary>The candidate's name.</summary>
    public string Name { get; }

    /// <summary>Its network.</summary>
    public NetworkTopology Topology { get; }

    /// <summary>The metric, or the loss, on the rows that are held out, of each fold.</summary>
    public Spread Value { get; }

    /// <summary>
    /// How much better it is than the first candidate, of each fold: positive is better, for every metric.
    /// </summary>
    public Spread Gain { get; }

    /// <summary>On how many folds it is better than the first candidate.</summary>
    public int FoldsBetter { get; }

    /// <summary>
    /// The standard error of the mean gain: deviation·√(1/folds + held-out rows/training rows); NaN of a single fold.
    /// </summary>
    /// <remarks>Nadeau, Bengio (2003), Inference for the generalization error.</remarks>
    public double StandardError { get; }

    /// <summary>
    /// Whether it is better than the first candidate by more than two standard errors; false on a single fold, which
    /// cannot say so.
    /// </summary>
    public bool IsWorthIt => Gain.Mean > 2 * StandardError && Gain.Mean > 0;
}
