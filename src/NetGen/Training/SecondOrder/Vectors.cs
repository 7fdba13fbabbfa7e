using System;

namespace NetGen;

/// <summary>A few operations on vectors of <c>double</c>, in order: the same bits everywhere.</summary>
internal static class Vectors
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int n = 0; n < a.Length; n++)
        {
            sum += a[n] * b[n];
        }

        return sum;
    }

    public static double Norm(ReadOnlySpan<double> a) => Math.Sqrt(Dot(a, a));

    /// <summary>sum ← sum + factor·a</summary>
    public static void AddScaled(Span<double> sum, double factor, ReadOnlySpan<double> a)
    {
        for (int n = 0; n < sum.Length; n++)
        {
            sum[n] += factor * a[n];
        }
    }

    public static void Scale(Span<double> a, double factor)
    {
        for (int n = 0; n < a.Length; n++)
        {
            a[n] *= factor;
        }
    }
}
