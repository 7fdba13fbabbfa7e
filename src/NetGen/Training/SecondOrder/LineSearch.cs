using System;

namespace NetGen;

/// <summary>Finds a step along a direction that fulfils the strong Wolfe conditions.</summary>
/// <remarks>Nocedal, Wright (2006), Numerical Optimization, algorithms 3.5 and 3.6, with cubic interpolation.</remarks>
internal sealed class LineSearch
{
    private const double Decrease = 1e-4, Curvature = 0.9;
    private const int MostEvaluations = 25;

    private readonly Func<double, (double Value, double Slope)> _function;
    private int _evaluations;
    private (double Value, double Slope) _start;

    /// <param name="function">Value and slope at a step length; it remembers what it was asked last.</param>
    public LineSearch(Func<double, (double Value, double Slope)> function) => _function = function;

    /// <returns>The step length that was asked for last and is good; 0 if there is none.</returns>
    public double Find(double value, double slope, double first)
    {
        _start = (value, slope);
        _evaluations = 0;
        Point last = new(0, value, slope);
        double length = first;
        while (_evaluations < MostEvaluations)
        {
            Point now = At(length);
            if (!double.IsFinite(now.Value))
            {
                length = (last.Length + length) / 2;
                continue;
            }

            if (IsTooHigh(now) || (last.Length > 0 && now.Value >= last.Value))
            {
                return Zoom(last, now);
            }

            if (IsFlat(now))
            {
                return now.Length;
            }

            if (now.Slope >= 0)
            {
                return Zoom(now, last);
            }

            (last, length) = (now, 2 * length);
        }

        // Still falling: as far as was looked.
        return last.Length > 0 && At(last.Length).Value <= last.Value ? last.Length : 0;
    }

    /// <param name="low">The end with the smaller value, whose slope points to the other.</param>
    /// <param name="high">The other end.</param>
    private double Zoom(Point low, Point high)
    {
        while (_evaluations < MostEvaluations)
        {
            Point now = At(Between(low, high));
            if (!double.IsFinite(now.Value) || IsTooHigh(now) || now.Value >= low.Value)
            {
                high = now;
                continue;
            }

            if (IsFlat(now))
            {
                return now.Length;
            }

            if (now.Slope * (high.Length - low.Length) >= 0)
            {
                high = low;
            }

            low = now;
        }

        // Rounding hides the slope near a minimum; a smaller value is progress all the same.
        return low.Length > 0 && low.Value < _start.Value && At(low.Length).Value <= low.Value ? low.Length : 0;
    }

    private Point At(double length)
    {
        _evaluations++;
        (double value, double slope) = _function(length);
        return new Point(length, value, slope);
    }

    private bool IsTooHigh(Point point) => point.Value > _start.Value + (Decrease * point.Length * _start.Slope);

    private bool IsFlat(Point point) => Math.Abs(point.Slope) <= -Curvature * _start.Slope;

    /// <summary>The minimum of the cubic through both ends, kept off them; the middle if there is none.</summary>
    private static double Between(Point a, Point b)
    {
        double width = b.Length - a.Length;
        double d1 = a.Slope + b.Slope - (3 * (b.Value - a.Value) / width);
        double radicand = (d1 * d1) - (a.Slope * b.Slope);
        double middle = a.Length + (width / 2);
        if (!(radicand >= 0))
        {
            return middle;
        }

        double d2 = Math.Sign(width) * Math.Sqrt(radicand);
        double length = b.Length - (width * (b.Slope + d2 - d1) / (b.Slope - a.Slope + (2 * d2)));
        double margin = 0.1 * Math.Abs(width);
        double least = Math.Min(a.Length, b.Length), most = Math.Max(a.Length, b.Length);
        return length >= least + margin && length <= most - margin ? length : middle;
    }

    private readonly struct Point
    {
        public Point(double length, double value, double slope) => (Length, Value, Slope) = (length, value, slope);

        public double Length { get; }

        public double Value { get; }

        public double Slope { get; }
    }
}
