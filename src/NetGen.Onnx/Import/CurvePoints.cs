using System.Collections.Generic;
using System.Linq;

namespace NetGen.Onnx.Import;

/// <summary>The u at which a curve is checked: over the whole range of numbers, and wherever it bends.</summary>
/// <remarks>
/// Bends are found part by part, inputs first: if one of a part's probes passes a level between two points, bisection
/// finds the place. So a clip at 20, or a peak as narrow as 10⁻³ at 20.06, is seen like a kink at 0.
/// </remarks>
internal static class CurvePoints
{
    private const int Most = 4096;

    /// <summary>Enough for the last digit of a double; most end sooner.</summary>
    private const int Halvings = 64;

    /// <summary>Where a sigmoid has its middle, its bends and its ends.</summary>
    private static readonly double[] Levels = [-16, -4, -1, -0.25, 0, 0.25, 1, 4, 16];

    private static readonly double[] Singles = Grid(float.MaxValue), Doubles = Grid(double.MaxValue);

    /// <summary>Null if the curve bends too often.</summary>
    public static double[]? Of(Curve curve, bool isDouble)
    {
        double[] points = isDouble ? Doubles : Singles;
        foreach (Curve part in curve.Parts())
        {
            for (int probe = 0; probe < part.Probes.Count; probe++)
            {
                double[] bends = Bends(part, probe, points);
                if (bends.Length > 0)
                {
                    points = [.. points.Concat(bends).Distinct().OrderBy(u => u)];
                }

                if (points.Length > Most)
                {
                    return null;
                }
            }
        }

        return points;
    }

    /// <summary>From −12 to 12 by eighths, then by fours up to the largest number.</summary>
    private static double[] Grid(double largest)
    {
        var points = Enumerable.Range(-96, 193).Select(n => n / 8.0).ToList();
        double factor = 4;
        for (double u = 16; u < largest; u = u > largest / factor ? largest : u * factor)
        {
            points.AddRange([-u, u]);
            factor = u > float.MaxValue ? 65536 : 4;
        }

        points.AddRange([-largest, largest]);
        points.Sort();
        return [.. points];
    }

    /// <summary>The points on both sides of each place where a probe passes a level.</summary>
    private static double[] Bends(Curve part, int probe, double[] points)
    {
        double[] values = part.Probe(probe, points);
        var brackets = new List<(double Low, double High, double Level, bool Rises)>();
        for (int n = 1; n < points.Length && brackets.Count <= Most; n++)
        {
            foreach (double level in Levels)
            {
                bool rises = values[n - 1] < level && values[n] > level;
                if (rises || (values[n - 1] > level && values[n] < level))
                {
                    brackets.Add((points[n - 1], points[n], level, rises));
                }
            }
        }

        double[] middles = new double[brackets.Count];
        for (int halving = 0; halving < Halvings && brackets.Count > 0; halving++)
        {
            bool isOpen = false;
            for (int n = 0; n < middles.Length; n++)
            {
                middles[n] = (brackets[n].Low / 2) + (brackets[n].High / 2);
                isOpen |= middles[n] > brackets[n].Low && middles[n] < brackets[n].High;
            }

            if (!isOpen)
            {
                break;
            }

            values = part.Probe(probe, middles);
            for (int n = 0; n < middles.Length; n++)
            {
                var (low, high, level, rises) = brackets[n];
                brackets[n] = values[n] < level == rises
                    ? (middles[n], high, level, rises)
                    : (low, middles[n], level, rises);
            }
        }

        return [.. brackets.SelectMany(bracket => new[] { bracket.Low, bracket.High })];
    }
}
