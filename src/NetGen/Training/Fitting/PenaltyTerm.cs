using System;
using System.Linq;

namespace NetGen;

/// <summary>
/// L1·Σ|w| + ½·L2·Σw², which training adds to E: over all parameters that learn, or their weights alone.
/// </summary>
internal sealed class PenaltyTerm
{
    private readonly NetworkTopology _topology;
    private readonly (int Start, int End)[] _decaying;

    public PenaltyTerm(NetworkTopology topology) => (_topology, _decaying) = (topology, Decaying(topology));

    /// <summary>Whether there is one.</summary>
    public bool Exists => _topology.L1 != 0 || _topology.L2 != 0;

    /// <param name="parameters">All of them, in canonical order.</param>
    public double At(ReadOnlySpan<double> parameters)
    {
        double sum = 0;
        foreach ((int start, int end) in _decaying)
        {
            foreach (double w in parameters[start..end])
            {
                sum += (_topology.L1 * Math.Abs(w)) + (0.5 * _topology.L2 * w * w);
            }
        }

        return sum;
    }

    /// <summary>Adds factor·(L1·sign(w) + L2·w).</summary>
    public void AddGradient(ReadOnlySpan<double> parameters, double factor, Span<double> gradient)
    {
        foreach ((int start, int end) in _decaying)
        {
            for (int p = start; p < end; p++)
            {
                double w = parameters[p];
                gradient[p] += factor * ((_topology.L1 * Math.Sign(w)) + (_topology.L2 * w));
            }
        }
    }

    /// <summary>Adds factor·L2, its second derivative by each parameter.</summary>
    public void AddCurvature(double factor, Span<double> diagonal)
    {
        foreach ((int start, int end) in _decaying)
        {
            foreach (ref double second in diagonal[start..end])
            {
                second += factor * _topology.L2;
            }
        }
    }

    /// <exception cref="ArgumentException">The network has L1, whose slope jumps at 0.</exception>
    public static void RequireSmooth(NetworkTopology topology, string method, string name)
    {
        if (topology.L1 != 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{topology} has L1 = {topology.L1}. The slope of L1·|w| jumps at 0, and ")
                + $"{method} needs one that does not. Use Fit, or L2 in place of L1.",
                name);
        }
    }

    /// <summary>Where the parameters that decay stand, in canonical order.</summary>
    private static (int Start, int End)[] Decaying(NetworkTopology topology) =>
    [
        .. topology.TrainableLayers.Select(one => (
            one.Start,
            one.Start + one.Layer.ParameterCount - (topology.DecayBiases ? 0 : one.Layer.FanOut))),
    ];
}
