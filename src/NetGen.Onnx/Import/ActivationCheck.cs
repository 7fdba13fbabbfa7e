using System;
using System.Collections.Concurrent;
using System.Linq;
using NetGen.Onnx.Export;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>Checks whether nodes compute an activation, by computing both over all u.</summary>
/// <remarks>
/// Each tool takes GELU or SiLU apart in its own way, but only the function counts. The expected values come from the
/// nodes that export writes, so that each formula stands in one place.
/// </remarks>
internal static class ActivationCheck
{
    /// <summary>Numbers of the file may be float32, whose last digit is worth 6·10⁻⁸ of the value.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>
    /// Beyond this, a formula may overflow where its activation does not, such as ln(1 + e^u): e^89 is more than float
    /// holds.
    /// </summary>
    private const double MayOverflow = 80;

    /// <summary>Changes of u that are about as large as those that rounding to float32 makes.</summary>
    private static readonly double[] Roundings = [-1e-7, -7e-8, -5e-8, -3e-8, 3e-8, 5e-8, 7e-8, 1e-7];

    private static readonly ConcurrentDictionary<Wish, Curve> Wanted = new();

    /// <summary>Null if the curve is the activation; else at which u it differs.</summary>
    /// <param name="layer">What it should be; null of the inputs, which are what they are.</param>
    /// <param name="curve">What it is.</param>
    /// <param name="isDouble">How far u can go.</param>
    public static string? Difference(LayerTopology? layer, Curve curve, bool isDouble)
    {
        Curve wanted = layer is null
            ? Curve.U
            : Wanted.GetOrAdd(new(layer.Activation, layer.Formula, IsDouble: true), _ => CurveOf(layer, true));
        if (ReferenceEquals(wanted, curve))
        {
            return null;
        }

        if (CurvePoints.Of(curve, isDouble) is not { } points)
        {
            return "they are more complex than any activation";
        }

        int rowLength = 1;
        if (wanted.HasSoftmax || curve.HasSoftmax)
        {
            // Pairs of neurons: each u, and one that is larger by 1 or, if that would be rounded away, twice as large.
            points = [.. points.SelectMany(u => new[] { u, Math.Abs(u) < 1e9 ? u + 1 : 2 * u })];
            rowLength = 2;
        }

        string name = layer?.Formula?.Name ?? (layer?.Activation ?? Activation.Identity).ToString();
        double[] came = curve.At(points, rowLength);
        double[] right = wanted.At(points, rowLength);
        double[] rounded = right, turns = new double[right.Length];
        if (layer?.Formula is not null)
        {
            rounded = Wanted.GetOrAdd(new(layer.Activation, layer.Formula, IsDouble: false), _ => CurveOf(layer, false))
                .At(points, rowLength);
            turns = Turns(wanted, points, right, rowLength);
        }

        double largest = isDouble ? double.MaxValue : float.MaxValue;
        string? difference = null;
        double at = double.PositiveInfinity;
        for (int n = 0; n < right.Length; n++)
        {
            double within = (Tolerance * (1 + Math.Abs(right[n]))) + turns[n];
            bool differs = !(Math.Abs(came[n] - right[n]) <= within) && !(Math.Abs(came[n] - rounded[n]) <= within);
            bool isThere = Math.Abs(right[n]) <= largest
                && (IsFinite(came[n]) || Math.Abs(points[n]) <= MayOverflow);
            if (differs && isThere && Math.Abs(points[n]) < at)
            {
                at = Math.Abs(points[n]);
                difference = FormattableString.Invariant(
                    $"at u = {points[n]:G6} they give {came[n]:G6}, and {name} gives {right[n]:G6}");
            }
        }

        return difference;
    }

    /// <summary>How much a formula changes with u's last digits: sin(0.3·u) of a large u has no others.</summary>
    private static double[] Turns(Curve wanted, double[] points, double[] right, int rowLength)
    {
        double[] turns = new double[right.Length];
        foreach (double rounding in Roundings)
        {
            double[] near = wanted.At([.. points.Select(u => u * (1 + rounding))], rowLength);
            for (int n = 0; n < turns.Length; n++)
            {
                double turn = 8 * Math.Abs(near[n] - right[n]);
                turns[n] = IsFinite(turn) ? Math.Max(turns[n], turn) : turns[n];
            }
        }

        return turns;
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    /// <param name="layer">Whose activation.</param>
    /// <param name="isDouble">Whether a formula's constants are not rounded to float32, as a file's may be.</param>
    private static Curve CurveOf(LayerTopology layer, bool isDouble)
    {
        var builder = new GraphBuilder(new GraphProto(), isDouble);
        string y = ActivationNodes.Add(builder, layer, "u");
        var run = new GraphRun(builder.Graph);
        run.Set("u", new Value.Signal(FileLayer.Inputs(), Curve.U));
        foreach (NodeProto node in builder.Graph.Node)
        {
            var view = new NodeView(node);
            run.Set(view.Outputs[0], run.Elementwise(view));
        }

        return ((Value.Signal)run.Get(y)!).Curve;
    }

    private sealed record Wish(Activation Activation, CustomFormula? Formula, bool IsDouble);
}
