using System;
using System.Diagnostics;

namespace NetGen;

/// <summary>One weight, bias or input in a <see cref="GradientCheck"/>.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class GradientCheckEntry
{
    internal GradientCheckEntry(GradientPlace place, double analytic, Slope slope, double tolerance)
    {
        (Kind, Layer, From, To, Place) = (place.Kind, place.Layer, place.From, place.To, place.ToString());
        (Analytic, Difference, Uncertainty) = (analytic, slope.Value, slope.Uncertainty);
        Deviation = Math.Abs(analytic - slope.Value);
        double larger = Math.Max(Math.Abs(analytic), Math.Abs(slope.Value));

        // What is not a number is as wrong as can be.
        RelativeDeviation = Deviation == 0 ? 0 : Deviation / larger is var share && share <= 2 ? share : 2;
        Outcome = RelativeDeviation <= tolerance ? GradientCheckOutcome.Agrees
            : Finite.Is(analytic) && slope.Jump >= Deviation / 2 ? GradientCheckOutcome.AtKink
            : Finite.Is(analytic) && !(Deviation > slope.Uncertainty) ? GradientCheckOutcome.Unresolved
            : GradientCheckOutcome.Deviates;
    }

    /// <summary>Whether it is a weight, a bias or an input.</summary>
    public GradientKind Kind { get; }

    /// <summary>The layer's index in <see cref="NetworkTopology.Layers"/>; −1 for an input.</summary>
    public int Layer { get; }

    /// <summary>i: the neuron above that a weight comes from, or the input; −1 for a bias.</summary>
    public int From { get; }

    /// <summary>j: the neuron that a weight or a bias belongs to; −1 for an input.</summary>
    public int To { get; }

    /// <summary>As code names the gradient, such as "HiddenLayer.WeightGradients[0, 2]".</summary>
    public string Place { get; }

    /// <summary>What back-propagation computed.</summary>
    public double Analytic { get; }

    /// <summary>
    /// The slope of E by central differences, extrapolated to a step of 0; NaN if E is not finite at any step.
    /// </summary>
    public double Difference { get; }

    /// <summary>How far rounding and curvature may move <see cref="Difference"/>: an estimate.</summary>
    public double Uncertainty { get; }

    /// <summary>|analytic − difference|</summary>
    public double Deviation { get; }

    /// <summary>
    /// The deviation divided by the larger of the two: from 0 (equal) to 2 (equal in size, with opposite signs); 2 if
    /// one of them is not a number.
    /// </summary>
    public double RelativeDeviation { get; }

    /// <summary>What follows from it.</summary>
    public GradientCheckOutcome Outcome { get; }

    /// <summary>Such as "HiddenLayer.WeightGradients[0, 2]: 0.1234 analytic, 0.1234 by differences: agrees".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Place}: {Analytic:G6} analytic, {Difference:G6} by differences: {GradientCheck.Words(Outcome)}");
}
