using System.Collections.Generic;

namespace NetGen;

/// <summary>A weight or bias over which E is measured.</summary>
public sealed class MovedWeight
{
    internal MovedWeight(string name, double at, double gradient, double[] values) =>
        (Name, At, Gradient, Values) = (name, at, gradient, values);

    /// <summary>The weight, as the generated class calls it: "OutputLayer.Weights[0, 0]".</summary>
    public string Name { get; }

    /// <summary>w: the weight as it is.</summary>
    public double At { get; }

    /// <summary>
    /// ∂w = ∂E/∂w there, by back-propagation. If the network keeps no gradients (<c>Gradients = false</c>): by central
    /// differences.
    /// </summary>
    public double Gradient { get; }

    /// <summary>What the weight is moved to, in rising order.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
