using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>
/// For generated code: sums over many rows that are as exact as one row is, in the network's own precision.
/// </summary>
/// <remarks>
/// A sum is a pair of numbers, the sum and its rest. Knuth's TwoSum computes exactly what an addition rounds off, and
/// that is added with the next term. The error of n terms is at most (2ε + n·ε²)·Σ|term|, with ε = 2⁻²⁴ for
/// <c>float</c> and 2⁻⁵³ for <c>double</c>; plain addition has n·ε. A sum that is infinite or NaN has no rest.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CompensatedSum
{
    /// <summary>sum + rest ← sum + rest + term</summary>
    /// <param name="sum">The sum, 0 before the first term.</param>
    /// <param name="rest">What the sum has rounded off, 0 before the first term.</param>
    /// <param name="term">The next term.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref float sum, ref float rest, float term)
    {
        // The casts round on runtimes that would compute in more digits.
        float next = (float)(term + rest);
        float total = (float)(sum + next);
        float taken = (float)(total - sum);
        float lost = (float)((float)(sum - (float)(total - taken)) + (float)(next - taken));
        sum = total;
        rest = float.IsNaN(lost) ? 0 : lost;
    }

    /// <inheritdoc cref="Add(ref float, ref float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref double sum, ref double rest, double term)
    {
        double next = term + rest;
        double total = sum + next;
        double taken = total - sum;
        double lost = (sum - (total - taken)) + (next - taken);
        sum = total;
        rest = double.IsNaN(lost) ? 0 : lost;
    }

    /// <summary>
    /// Adds a block's sums to the sums of all blocks, number by number. What that rounds off replaces the block's sums,
    /// so that the next block begins with it.
    /// </summary>
    /// <param name="sums">The array with the sums of all blocks.</param>
    /// <param name="sumsAt">The index of their first number.</param>
    /// <param name="block">The array with the block's sums; it may be the same.</param>
    /// <param name="blockAt">The index of their first number.</param>
    /// <param name="count">How many sums there are.</param>
    [MethodImpl(Optimization.FromFirstCall)]
    public static void AddBlock(float[] sums, int sumsAt, float[] block, int blockAt, int count)
    {
        for (int n = 0; n < count; n++)
        {
            float rest = 0;
            Add(ref sums[sumsAt + n], ref rest, block[blockAt + n]);
            block[blockAt + n] = rest;
        }
    }

    /// <inheritdoc cref="AddBlock(float[], int, float[], int, int)"/>
    [MethodImpl(Optimization.FromFirstCall)]
    public static void AddBlock(double[] sums, int sumsAt, double[] block, int blockAt, int count)
    {
        for (int n = 0; n < count; n++)
        {
            double rest = 0;
            Add(ref sums[sumsAt + n], ref rest, block[blockAt + n]);
            block[blockAt + n] = rest;
        }
    }
}
