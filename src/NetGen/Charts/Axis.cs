using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetGen;

/// <summary>
/// Maps finite values to places between two ends, linearly or by their logarithm, and finds round numbers in between.
/// </summary>
internal sealed class Axis
{
    /// <summary>
    /// The smallest range, as a share of the values: values that differ by less are drawn flat. So labels never need
    /// more digits than fit, and ticks stay far from where n + 1 equals n.
    /// </summary>
    private const double LeastShare = 1e-4;

    /// <summary>
    /// The least range of all, and the least value that has a logarithm here: steps stay normal numbers.
    /// </summary>
    private const double Least = 1e-300;

    private readonly double _low;
    private readonly double _high;
    private readonly double _start;
    private readonly double _end;
    private readonly bool _isLogarithmic;

    /// <param name="low">The smallest value; with logarithms, positive.</param>
    /// <param name="high">The largest value.</param>
    /// <param name="start">The place of the smallest.</param>
    /// <param name="end">The place of the largest.</param>
    /// <param name="isLogarithmic">Whether places follow logarithms.</param>
    public Axis(double low, double high, double start, double end, bool isLogarithmic)
    {
        (_start, _end, _isLogarithmic) = (start, end, isLogarithmic);
        double magnitude = Math.Max(Math.Abs(low), Math.Abs(high));
        bool isSingle = !(high > low);
        (low, high) = (Coordinate(low), Coordinate(high));

        // A single value stands in the middle; so do values that hardly differ.
        double least = isLogarithmic ? LeastShare : Math.Max(magnitude * LeastShare, Least);
        double range = !isSingle ? least : isLogarithmic ? 2 * Math.Log10(2) : Math.Max(magnitude, 1);
        if (isSingle || high - low < least)
        {
            double middle = (low / 2) + (high / 2);
            (low, high) = (middle - (range / 2), middle + (range / 2));
        }

        (_low, _high) = (Math.Max(low, -double.MaxValue), Math.Min(high, double.MaxValue));
    }

    public double Place(double value) => _start + (Share(Coordinate(value)) * (_end - _start));

    /// <summary>Powers of ten, or 1, 2 or 5 times one; about as many as asked for.</summary>
    public IEnumerable<(double Place, string Label)> Ticks(int wanted)
    {
        double range = _high - _low;
        return _isLogarithmic && range >= 1 ? Powers(range, wanted) : Multiples(wanted);
    }

    private IEnumerable<(double Place, string Label)> Powers(double range, int wanted)
    {
        int every = Math.Max(1, (int)Math.Ceiling(range / wanted));
        double[] digits = range < 2.5 ? new[] { 1.0, 2, 5 } : new[] { 1.0 };
        for (int power = (int)Math.Floor(_low); power <= _high + 1e-9; power += every)
        {
            foreach (double digit in digits)
            {
                double value = digit * Math.Pow(10, power), logarithm = Math.Log10(value);
                if (logarithm >= _low - 1e-9 && logarithm <= _high + 1e-9)
                {
                    yield return (Place(value), Label(value, Math.Pow(10, power)));
                }
            }
        }
    }

    private IEnumerable<(double Place, string Label)> Multiples(int wanted)
    {
        double low = _low, high = _high;
        if (_isLogarithmic)
        {
            (low, high) = (Math.Pow(10, _low), Math.Min(Math.Pow(10, _high), double.MaxValue));
        }

        double step = RoundStep((high / wanted) - (low / wanted));
        long first = (long)Math.Ceiling((low / step) - 1e-9), last = (long)Math.Floor((high / step) + 1e-9);
        for (long n = first; n <= last; n++)
        {
            yield return (Place(n * step), Label(n * step, step));
        }
    }

    /// <summary>
    /// 0 at the low end, 1 at the high one; computed from halves, because a range may exceed the largest number.
    /// </summary>
    private double Share(double coordinate) =>
        ((coordinate / 2) - (_low / 2)) / ((_high / 2) - (_low / 2));

    private double Coordinate(double value) => _isLogarithmic ? Math.Log10(Math.Max(value, Least)) : value;

    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double digit = step / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    /// <summary>The value in as many digits as tell it from its neighbours.</summary>
    private static string Label(double value, double step)
    {
        double magnitude = Math.Abs(value);
        if (magnitude == 0 || (magnitude >= 0.001 && magnitude < 1_000_000))
        {
            return value.ToString($"0.{Digits(0, step)}", CultureInfo.InvariantCulture);
        }

        int power = (int)Math.Floor(Math.Log10(magnitude) + 1e-9);
        return value.ToString($"0.{Digits(power, step)}e+0", CultureInfo.InvariantCulture);
    }

    /// <summary>A # for each digit between a power of ten and the step's last.</summary>
    private static string Digits(int power, double step) =>
        new('#', Math.Max(0, Math.Min(15, power - (int)Math.Floor(Math.Log10(step) + 1e-9))));
}
