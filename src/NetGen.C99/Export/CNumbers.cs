using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.C99.Export;

/// <summary>A network's numbers as <c>double</c>, which holds every <c>float</c> exactly, and back.</summary>
internal static class CNumbers
{
    public static double[] Of<T>(T[] numbers)
        where T : unmanaged => numbers switch
        {
            float[] singles => Array.ConvertAll(singles, number => (double)number),
            double[] doubles => doubles,
            _ => throw new NotSupportedException($"A network of {typeof(T)} has no C. Use float or double."),
        };

    public static T[] To<T>(IEnumerable<double> numbers)
        where T : unmanaged => typeof(T) == typeof(float)
        ? (T[])(object)numbers.Select(number => (float)number).ToArray()
        : (T[])(object)numbers.ToArray();
}
