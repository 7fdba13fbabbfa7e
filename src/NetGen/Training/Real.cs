using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// Arithmetic on T, <c>float</c> or <c>double</c>, without generic mathematics, which .NET Standard lacks. The branches
/// are constants for the JIT; sums are in <c>double</c> and in order, so that they have the same bits everywhere.
/// </summary>
internal static class Real
{
    public static bool IsSingle<T>()
        where T : unmanaged => typeof(T) == typeof(float);

    /// <exception cref="NotSupportedException">T is neither <c>float</c> nor <c>double</c>.</exception>
    public static void Check<T>()
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"Networks are of float or double, not of {typeof(T).Name}.");
        }
    }

    public static double ToDouble<T>(T value)
        where T : unmanaged
    {
        ReadOnlySpan<T> one = MemoryMarshal.CreateReadOnlySpan(ref value, 1);
        return IsSingle<T>() ? MemoryMarshal.Cast<T, float>(one)[0] : MemoryMarshal.Cast<T, double>(one)[0];
    }

    public static T Of<T>(double value)
        where T : unmanaged
    {
        if (!IsSingle<T>())
        {
            return MemoryMarshal.Cast<double, T>(MemoryMarshal.CreateReadOnlySpan(ref value, 1))[0];
        }

        float single = (float)value;
        return MemoryMarshal.Cast<float, T>(MemoryMarshal.CreateReadOnlySpan(ref single, 1))[0];
    }

    [MethodImpl(Optimization.FromFirstCall)]
    public static void Widen<T>(ReadOnlySpan<T> from, Span<double> to)
        where T : unmanaged
    {
        if (!IsSingle<T>())
        {
            MemoryMarshal.Cast<T, double>(from).CopyTo(to);
            return;
        }

        ReadOnlySpan<float> singles = MemoryMarshal.Cast<T, float>(from);
        for (int n = 0; n < singles.Length; n++)
        {
            to[n] = singles[n];
        }
    }

    [MethodImpl(Optimization.FromFirstCall)]
    public static void Narrow<T>(ReadOnlySpan<double> from, Span<T> to)
        where T : unmanaged
    {
        if (!IsSingle<T>())
        {
            from.CopyTo(MemoryMarshal.Cast<T, double>(to));
            return;
        }

        Span<float> singles = MemoryMarshal.Cast<T, float>(to);
        for (int n = 0; n < from.Length; n++)
        {
            singles[n] = (float)from[n];
        }
    }

    /// <summary>Σ v²</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    public static double SquaredNorm<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        double sum = 0;
        if (IsSingle<T>())
        {
            foreach (float value in MemoryMarshal.Cast<T, float>(values))
            {
                sum += (double)value * value;
            }
        }
        else
        {
            foreach (double value in MemoryMarshal.Cast<T, double>(values))
            {
                sum += value * value;
            }
        }

        return sum;
    }

    [MethodImpl(Optimization.FromFirstCall)]
    public static void Scale<T>(Span<T> values, double factor)
        where T : unmanaged
    {
        if (IsSingle<T>())
        {
            foreach (ref float value in MemoryMarshal.Cast<T, float>(values))
            {
                value = (float)(value * factor);
            }
        }
        else
        {
            foreach (ref double value in MemoryMarshal.Cast<T, double>(values))
            {
                value *= factor;
            }
        }
    }

    /// <summary>sum ← sum + factor·values</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    public static void AddScaled<T>(Span<double> sum, ReadOnlySpan<T> values, double factor)
        where T : unmanaged
    {
        for (int n = 0; n < values.Length; n++)
        {
            sum[n] += factor * ToDouble(values[n]);
        }
    }

    /// <summary>The index of the first NaN or infinity; −1 if there is none.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    public static int FirstNotFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        for (int n = 0; n < values.Length; n++)
        {
            if (!double.IsFinite(ToDouble(values[n])))
            {
                return n;
            }
        }

        return -1;
    }

    /// <summary>The index of the first NaN; −1 if there is none.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    public static int FirstNaN<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        for (int n = 0; n < values.Length; n++)
        {
            if (double.IsNaN(ToDouble(values[n])))
            {
                return n;
            }
        }

        return -1;
    }
}
