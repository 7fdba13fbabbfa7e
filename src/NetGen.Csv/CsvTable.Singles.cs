using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetGen;

/// <content>
/// What <c>float</c> does to numbers. A number of at most six digits is never made equal to another such number, and
/// can be told from its <c>float</c>: only longer ones are kept.
/// </content>
internal sealed partial class CsvTable
{
    private const int DigitsOfSingle = 6;

    /// <summary>The smallest that has all its digits.</summary>
    private const double SmallestNormalSingle = 1.17549435e-38;

    /// <summary>By column, then by row.</summary>
    private readonly Dictionary<int, Dictionary<int, double>> _long = new();

    /// <param name="columns">The columns, as they were read.</param>
    /// <param name="values">The numbers of all rows in these columns.</param>
    /// <exception cref="InvalidDataException"><c>float</c> made one of two different numbers.</exception>
    public void CheckSingles<T>(int[] columns, List<T> values)
        where T : unmanaged
    {
        for (int n = 0; n < columns.Length; n++)
        {
            if (!_long.TryGetValue(columns[n], out Dictionary<int, double>? exact))
            {
                continue;
            }

            double[] numbers = new double[values.Count / columns.Length];
            for (int row = 0; row < numbers.Length; row++)
            {
                numbers[row] = exact.TryGetValue(row, out double number)
                    ? number
                    : Decimal((float)Real.ToDouble(values[(row * columns.Length) + n]));
            }

            if (SinglePrecision.FirstLost(numbers) is var (first, second))
            {
                throw new InvalidDataException(
                    $"{_name}, line {_lines[second]}: column {Excerpt.Of(_columns[columns[n]])} has "
                    + $"\"{_numbers.Text(numbers[second])}\", "
                    + SinglePrecision.Problem(
                        _lines[first], _numbers.Text(numbers[first]), (float)numbers[first], _numbers)
                    + ".");
            }
        }
    }

    private void NoteLong<T>(int column, ReadOnlySpan<char> text, double value)
        where T : unmanaged
    {
        if (!Real.IsSingle<T>())
        {
            return;
        }

        bool isLong = Digits(text) > DigitsOfSingle;
        if ((isLong || Math.Abs(value) < SmallestNormalSingle) && _numbers.TryRead<double>(text, out double exact)
            && (isLong || exact != value))
        {
            if (!_long.TryGetValue(column, out Dictionary<int, double>? numbers))
            {
                _long.Add(column, numbers = new Dictionary<int, double>());
            }

            numbers[_lines.Count - 1] = exact;
        }
    }

    /// <summary>The digits from the first that is not 0, and those of an exponent: perhaps more than count.</summary>
    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char letter in text)
        {
            count += letter is >= '1' and <= '9' || (letter == '0' && count > 0) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The number of at most six digits that became this one.</summary>
    private static double Decimal(float single) =>
        double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
