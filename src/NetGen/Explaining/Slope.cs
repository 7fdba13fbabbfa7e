using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>The slope of a function at a point, from its values around it.</summary>
/// <remarks>
/// Central differences (E(v + h) − E(v − h)) / 2h for steps that shrink by 4, extrapolated to h = 0: their error is a
/// series in h², of which each column of the table takes one more term away (Ridders 1982). Large steps suffer from
/// curvature and kinks nearby, small ones from rounding; the value is taken where the table's neighbours agree best.
/// </remarks>
internal readonly struct Slope
{
    private const int Factor = 4;

    /// <summary>
    /// Rounding of the four values in two jumps, over half of the distance, and some for what E is made of.
    /// </summary>
    private const int RoundingOfJump = 16;

    private Slope(double value, double uncertainty, double jump) =>
        (Value, Uncertainty, Jump) = (value, uncertainty, jump);

    public double Value { get; }

    /// <summary>How far the value may be from the slope; infinite if nothing is known.</summary>
    public double Uncertainty { get; }

    /// <summary>
    /// By how much the slopes on both sides differ at the smallest steps, beyond what curvature explains.
    /// </summary>
    public double Jump { get; }

    /// <param name="error">E where the number has this value.</param>
    /// <param name="at">The number.</param>
    /// <param name="here">E where it is.</param>
    /// <param name="steps">How far to go for this precision.</param>
    public static Slope Of(Func<double, double> error, double at, double here, DifferenceSteps steps)
    {
        double[] above = Array.Empty<double>();
        var jumps = new List<(double Jump, double Rounding)>();
        (double value, double best) = (double.NaN, double.PositiveInfinity);
        double step = steps.SmallestFor(at) * Math.Pow(Factor, steps.Count - 1);
        for (int n = 0; n < steps.Count; n++, step /= Factor)
        {
            double high = steps.Round(at + step), low = steps.Round(at - step);
            double errorHigh = error(high), errorLow = error(low);
            double slope = (errorHigh - errorLow) / (high - low);
            if (!Finite.Is(slope))
            {
                // Too far: what larger steps say does not count either.
                above = Array.Empty<double>();
                jumps.Clear();
                continue;
            }

            double rounding = steps.Epsilon * Math.Max(Math.Abs(errorHigh), Math.Abs(errorLow)) / step;
            jumps.Add((((errorHigh - here) / (high - at)) - ((here - errorLow) / (at - low)), rounding));
            var row = new double[above.Length + 1];
            row[0] = slope;
            for (int column = 1; column < row.Length; column++)
            {
                double power = Math.Pow(Factor, 2 * column);
                row[column] = ((power * row[column - 1]) - above[column - 1]) / (power - 1);
                double spread = rounding + Math.Max(
                    Math.Abs(row[column] - row[column - 1]), Math.Abs(row[column] - above[column - 1]));
                if (spread < best)
                {
                    (value, best) = (row[column], spread);
                }
            }

            value = double.IsNaN(value) ? slope : value;
            above = row;
        }

        return new Slope(value, steps.Safety * best, JumpOf(jumps));
    }

    /// <summary>
    /// Curvature makes the slopes on both sides differ by h·E″, which shrinks with h and which two steps take away. A
    /// kink at the point itself, or nearer than the smallest steps, stays; what rounding can do does not count.
    /// </summary>
    private static double JumpOf(List<(double Jump, double Rounding)> jumps)
    {
        double jump = 0;
        for (int n = Math.Max(1, jumps.Count - 2); n < jumps.Count; n++)
        {
            double seen = Math.Abs(((Factor * jumps[n].Jump) - jumps[n - 1].Jump) / (Factor - 1));
            jump = Math.Max(jump, seen - (RoundingOfJump * jumps[n].Rounding));
        }

        return jump;
    }
}
