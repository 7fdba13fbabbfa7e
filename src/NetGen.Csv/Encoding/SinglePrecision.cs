using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// Whether <c>float</c> holds a column's numbers apart: neighbouring ids, or seconds since 1970, may become one number.
/// </summary>
internal static class SinglePrecision
{
    /// <summary>
    /// Two measurements that differ by less of their column's range than this are the same to a network.
    /// </summary>
    private const double Negligible = 1e-6;

    /// <summary>
    /// Looks for two different whole numbers that become one, or two numbers whose difference is not negligible beside
    /// the range.
    /// </summary>
    /// <returns>The places of the two; null: there are none.</returns>
    public static (int First, int Second)? FirstLost(IReadOnlyList<double> values)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        bool mayCollapse = false;
        foreach (double value in values)
        {
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
            mayCollapse |= value != (float)value;
        }

        if (!mayCollapse)
        {
            return null;
        }

        var places = new Dictionary<float, int>();
        for (int place = 0; place < values.Count; place++)
        {
            float single = (float)values[place];
            if (!places.TryGetValue(single, out int first))
            {
                places.Add(single, place);
            }
            else if (values[place] != values[first] && IsWorthTelling(values[place], values[first], most - least))
            {
                return (first, place);
            }
        }

        return null;
    }

    /// <param name="line">Of the first number.</param>
    /// <param name="text">The first number, as its cell has it.</param>
    /// <param name="single">What both become.</param>
    /// <param name="numbers">How numbers are written.</param>
    public static string Problem(long line, string text, float single, CsvNumbers numbers) =>
        $"and line {line} has \"{Excerpt.Of(text)}\": as float, both are {numbers.Text(single)}. Use double, or "
        + "numbers that begin near 0. What only names a row, such as an id, is no input: leave it out";

    private static bool IsWorthTelling(double one, double other, double range) =>
        (Math.Floor(one) == one && Math.Floor(other) == other) || Math.Abs(one - other) > Negligible * range;
}
