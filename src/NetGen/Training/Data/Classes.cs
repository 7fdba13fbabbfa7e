using System;

namespace NetGen;

/// <summary>Classes as numbers.</summary>
internal static class Classes
{
    /// <summary>
    /// The index of the largest value, the first of equals; of a single value, whether it is above ½.
    /// </summary>
    public static int Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        double largest = Real.ToDouble(values[0]);
        if (values.Length == 1)
        {
            return largest > 0.5 ? 1 : 0;
        }

        int index = 0;
        for (int k = 1; k < values.Length; k++)
        {
            double value = Real.ToDouble(values[k]);
            if (value > largest)
            {
                (index, largest) = (k, value);
            }
        }

        return index;
    }
}
