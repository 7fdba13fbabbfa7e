using System;
using System.Linq;
using NetGen.Onnx.Export;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>Whether nodes compute an activation: both are run at the same points.</summary>
/// <remarks>
/// Each tool takes GELU or SiLU apart in its own way, and what counts is the function. What an activation has to give
/// is computed from the nodes that export writes for it, so that its formula stands in one place.
/// </remarks>
internal static class ActivationCheck
{
    /// <summary>Numbers of the file may be float32, whose last digit is worth 6·10⁻⁸ of the value.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>u: from −12 to 12, kinks and their surroundings among them.</summary>
    public static readonly double[] Points = [.. Enumerable.Range(-96, 193).Select(n => n / 8.0)];

    /// <summary>Null where the samples are the activation's values; else at which u they are not.</summary>
    public static string? Difference(Activation activation, double[] samples)
    {
        double[] wanted = Values(activation);
        for (int n = 0; n < wanted.Length; n++)
        {
            if (!(Math.Abs(samples[n] - wanted[n]) <= Tolerance * (1 + Math.Abs(wanted[n]))))
            {
                return FormattableString.Invariant(
                    $"at u = {Points[n]} they give {samples[n]:G6}, and {activation} gives {wanted[n]:G6}");
            }
        }

        return null;
    }

    private static double[] Values(Activation activation)
    {
        var builder = new GraphBuilder(new GraphProto(), isDouble: true);
        string y = ActivationNodes.Add(builder, activation, "u");
        var run = new GraphRun(builder.Graph);
        run.Set("u", new Value.Signal(1, Points));
        foreach (NodeProto node in builder.Graph.Node)
        {
            var view = new NodeView(node);
            run.Set(view.Outputs[0], run.Elementwise(view));
        }

        return ((Value.Signal)run.Get(y)!).Samples;
    }
}
