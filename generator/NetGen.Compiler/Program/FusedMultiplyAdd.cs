namespace NetGen.Compiler.Program;

/// <summary>a·b + c, rounded once: what hardware with such an instruction computes.</summary>
/// <remarks>
/// An exact sum of two doubles that is rounded "to odd" (towards zero, the last bit set if anything was lost) keeps on
/// which side of a tie it lies, so that rounding it again to fewer bits is as good as rounding once (Boldo, Melquiond).
/// </remarks>
internal static class FusedMultiplyAdd
{
    /// <summary>Beyond these sizes of a product its parts could overflow, or be subnormal.</summary>
    private const double Largest = 1e280, Smallest = 1e-240;

    public static double Of(double a, double b, double c, NumberFormat format)
    {
        double product = a * b;
        if (format != NumberFormat.Double)
        {
            // Of floats the product is exact.
            return format.Round(OddSum(product, c));
        }

        bool isUsual = Math.Abs(product) is > Smallest and < Largest && Math.Abs(c) < Largest
            && Math.Abs(a) < Largest && Math.Abs(b) < Largest;
        if (!isUsual)
        {
            return product + c;
        }

        double rest = Rest(a, b, product);
        (double low, double lowest) = ExactSum(c, rest);
        (double high, double middle) = ExactSum(product, low);
        return high + OddSum(middle, lowest);
    }

    /// <summary>What rounding a product lost: the products of factors' halves are exact (Veltkamp, Dekker).</summary>
    private static double Rest(double a, double b, double product)
    {
        (double a1, double a2) = Halves(a);
        (double b1, double b2) = Halves(b);
        return (a1 * b1) - product + (a1 * b2) + (a2 * b1) + (a2 * b2);
    }

    private static (double High, double Low) Halves(double a)
    {
        double scaled = a * ((1 << 27) + 1);
        double high = scaled - (scaled - a);
        return (high, a - high);
    }

    /// <summary>A rounded sum, and what rounding lost (Knuth).</summary>
    private static (double Sum, double Lost) ExactSum(double a, double b)
    {
        double sum = a + b;
        double part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }

    private static double OddSum(double a, double b)
    {
        (double sum, double lost) = ExactSum(a, b);
        long bits = BitConverter.DoubleToInt64Bits(sum);
        bool isExact = !(lost > 0 || lost < 0); // of ∞ and NaN nothing is lost
        return isExact || (bits & 1) == 1 ? sum
            : BitConverter.Int64BitsToDouble(bits + (lost > 0 == sum > 0 ? 1 : -1));
    }
}
