using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetGen;

/// <summary>
/// Maps values to places between two ends, linearly or by their logarithm, and finds round numbers in between.
/// </summary>
internal sealed class Axis
{
    private readonly double _low;
    private readonly double _high;
    private readonly double _start;
    private readonly double _end;
    private readonly bool _isLogarithmic;

    public Axis(double low, double high, double start, double end, bool isLogarithmic)
    {
        if (!(high > low))
        {
            // A single value stands in the middle.
            double around = isLogarithmic ? 0 : Math.Max(Math.Abs(low) / 2, 0.5);
            (low, high) = isLogarithmic ? (low / 2, low * 2) : (low - around, low + around);
        }

        (_low, _high) = isLogarithmic ? (Math.Log10(low), Math.Log10(high)) : (low, high);
        (_start, _end, _isLogarithmic) = (start, end, isLogarithmic);
    }

    public double Place(double value) =>
        _start + (((_isLogarithmic ? Math.Log10(value) : value) - _low) / (_high - _low) * (_end - _start));

    /// <summary>Powers of ten, or 1, 2 or 5 times one; about as many as asked for.</summary>
    public IEnumerable<(double Value, string Label)> Ticks(int wanted)
    {
        double range = _high - _low;
        if (_isLogarithmic && range >= 1)
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
                        yield return (value, Label(value));
                    }
                }
            }

            yield break;
        }

        double low = _isLogarithmic ? Math.Pow(10, _low) : _low, high = _isLogarithmic ? Math.Pow(10, _high) : _high;
        double step = RoundStep((high - low) / wanted);
        for (double n = Math.Ceiling((low / step) - 1e-9); n * step <= high + (step * 1e-9); n++)
        {
            yield return (n * step, Label(n * step));
        }
    }

    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double digit = step / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private static string Label(double value)
    {
        double magnitude = Math.Abs(value);
        return magnitude == 0 || (magnitude >= 0.001 && magnitude < 1_000_000)
            ? value.ToString("0.######", CultureInfo.InvariantCulture)
            : value.ToString("0.##e+0", CultureInfo.InvariantCulture);
    }
}
