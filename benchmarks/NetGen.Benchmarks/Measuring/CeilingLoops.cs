using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// Loops that do nothing but one thing: enough independent sums to hide the latency of two operations a cycle, few
/// enough to stay in registers.
/// </summary>
internal static class CeilingLoops
{
    /// <summary>Multiply-adds of one round of <see cref="Multiply512"/>.</summary>
    public const int Lanes512 = 16 * 16;

    /// <summary>Multiply-adds of one round of <see cref="Multiply256"/>.</summary>
    public const int Lanes256 = 12 * 8;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Multiply512(int count)
    {
        Vector512<float> m = Vector512.Create(0.999f), c = Vector512.Create(0.001f);
        Vector512<float> a0 = c, a1 = c, a2 = c, a3 = c, a4 = c, a5 = c, a6 = c, a7 = c;
        Vector512<float> a8 = c, a9 = c, a10 = c, a11 = c, a12 = c, a13 = c, a14 = c, a15 = c;
        for (int n = 0; n < count; n++)
        {
            a0 = Vector512.FusedMultiplyAdd(a0, m, c);
            a1 = Vector512.FusedMultiplyAdd(a1, m, c);
            a2 = Vector512.FusedMultiplyAdd(a2, m, c);
            a3 = Vector512.FusedMultiplyAdd(a3, m, c);
            a4 = Vector512.FusedMultiplyAdd(a4, m, c);
            a5 = Vector512.FusedMultiplyAdd(a5, m, c);
            a6 = Vector512.FusedMultiplyAdd(a6, m, c);
            a7 = Vector512.FusedMultiplyAdd(a7, m, c);
            a8 = Vector512.FusedMultiplyAdd(a8, m, c);
            a9 = Vector512.FusedMultiplyAdd(a9, m, c);
            a10 = Vector512.FusedMultiplyAdd(a10, m, c);
            a11 = Vector512.FusedMultiplyAdd(a11, m, c);
            a12 = Vector512.FusedMultiplyAdd(a12, m, c);
            a13 = Vector512.FusedMultiplyAdd(a13, m, c);
            a14 = Vector512.FusedMultiplyAdd(a14, m, c);
            a15 = Vector512.FusedMultiplyAdd(a15, m, c);
        }

        return Vector512.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13 + a14 + a15);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Multiply256(int count)
    {
        Vector256<float> m = Vector256.Create(0.999f), c = Vector256.Create(0.001f);
        Vector256<float> a0 = c, a1 = c, a2 = c, a3 = c, a4 = c, a5 = c, a6 = c, a7 = c;
        Vector256<float> a8 = c, a9 = c, a10 = c, a11 = c;
        for (int n = 0; n < count; n++)
        {
            a0 = Vector256.FusedMultiplyAdd(a0, m, c);
            a1 = Vector256.FusedMultiplyAdd(a1, m, c);
            a2 = Vector256.FusedMultiplyAdd(a2, m, c);
            a3 = Vector256.FusedMultiplyAdd(a3, m, c);
            a4 = Vector256.FusedMultiplyAdd(a4, m, c);
            a5 = Vector256.FusedMultiplyAdd(a5, m, c);
            a6 = Vector256.FusedMultiplyAdd(a6, m, c);
            a7 = Vector256.FusedMultiplyAdd(a7, m, c);
            a8 = Vector256.FusedMultiplyAdd(a8, m, c);
            a9 = Vector256.FusedMultiplyAdd(a9, m, c);
            a10 = Vector256.FusedMultiplyAdd(a10, m, c);
            a11 = Vector256.FusedMultiplyAdd(a11, m, c);
        }

        return Vector256.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
    }

    /// <summary>The sum of all, a few times over; a multiple of 128 values.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Sum512(Memory<float> values, int times)
    {
        ref float v = ref MemoryMarshal.GetReference(values.Span);
        Vector512<float> a = default, b = default, c = default, d = default;
        Vector512<float> e = default, f = default, g = default, h = default;
        for (int time = 0; time < times; time++)
        {
            for (nuint n = 0; n < (nuint)values.Length; n += 8 * 16)
            {
                a += Vector512.LoadUnsafe(ref v, n);
                b += Vector512.LoadUnsafe(ref v, n + 16);
                c += Vector512.LoadUnsafe(ref v, n + (2 * 16));
                d += Vector512.LoadUnsafe(ref v, n + (3 * 16));
                e += Vector512.LoadUnsafe(ref v, n + (4 * 16));
                f += Vector512.LoadUnsafe(ref v, n + (5 * 16));
                g += Vector512.LoadUnsafe(ref v, n + (6 * 16));
                h += Vector512.LoadUnsafe(ref v, n + (7 * 16));
            }
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h);
    }

    /// <inheritdoc cref="Sum512"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Sum256(Memory<float> values, int times)
    {
        ref float v = ref MemoryMarshal.GetReference(values.Span);
        Vector256<float> a = default, b = default, c = default, d = default;
        Vector256<float> e = default, f = default, g = default, h = default;
        for (int time = 0; time < times; time++)
        {
            for (nuint n = 0; n < (nuint)values.Length; n += 8 * 8)
            {
                a += Vector256.LoadUnsafe(ref v, n);
                b += Vector256.LoadUnsafe(ref v, n + 8);
                c += Vector256.LoadUnsafe(ref v, n + (2 * 8));
                d += Vector256.LoadUnsafe(ref v, n + (3 * 8));
                e += Vector256.LoadUnsafe(ref v, n + (4 * 8));
                f += Vector256.LoadUnsafe(ref v, n + (5 * 8));
                g += Vector256.LoadUnsafe(ref v, n + (6 * 8));
                h += Vector256.LoadUnsafe(ref v, n + (7 * 8));
            }
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h);
    }

    /// <summary>Each number read and written back, a few times over; a multiple of 128 values.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Update512(Memory<float> values, int times)
    {
        ref float v = ref MemoryMarshal.GetReference(values.Span);
        Vector512<float> m = Vector512.Create(0.999f), c = Vector512.Create(0.001f);
        for (int time = 0; time < times; time++)
        {
            for (nuint n = 0; n < (nuint)values.Length; n += 4 * 16)
            {
                Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref v, n), m, c).StoreUnsafe(ref v, n);
                Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref v, n + 16), m, c).StoreUnsafe(ref v, n + 16);
                Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref v, n + 32), m, c).StoreUnsafe(ref v, n + 32);
                Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref v, n + 48), m, c).StoreUnsafe(ref v, n + 48);
            }
        }

        return v;
    }

    /// <inheritdoc cref="Update512"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Update256(Memory<float> values, int times)
    {
        ref float v = ref MemoryMarshal.GetReference(values.Span);
        Vector256<float> m = Vector256.Create(0.999f), c = Vector256.Create(0.001f);
        for (int time = 0; time < times; time++)
        {
            for (nuint n = 0; n < (nuint)values.Length; n += 4 * 8)
            {
                Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref v, n), m, c).StoreUnsafe(ref v, n);
                Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref v, n + 8), m, c).StoreUnsafe(ref v, n + 8);
                Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref v, n + 16), m, c).StoreUnsafe(ref v, n + 16);
                Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref v, n + 24), m, c).StoreUnsafe(ref v, n + 24);
            }
        }

        return v;
    }
}
