using System.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>A reference for functions of <c>double</c>: mantissa·2^exponent with 256 bits, on BigInteger alone.</summary>
internal readonly record struct BigFloat(BigInteger Mantissa, int Exponent)
{
    private const int Bits = 256;

    private static readonly BigFloat Ln2 = LogarithmOfTwo();

    /// <summary>π/2 = 8·arctan(1/5) − 2·arctan(1/239) (Machin)</summary>
    private static readonly BigFloat HalfPi = (8 * ArctangentOfOneOver(5)) - (2 * ArctangentOfOneOver(239));

    public static implicit operator BigFloat(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa |= exponent == 0 ? 0 : 1L << 52;
        return new BigFloat(bits < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    public static BigFloat operator +(BigFloat a, BigFloat b)
    {
        if (a.Mantissa.IsZero || b.Mantissa.IsZero)
        {
            return a.Mantissa.IsZero ? b : a;
        }

        int exponent = Math.Min(a.Exponent, b.Exponent);
        return Rounded((a.Mantissa << (a.Exponent - exponent)) + (b.Mantissa << (b.Exponent - exponent)), exponent);
    }

    public static BigFloat operator -(BigFloat a) => new(-a.Mantissa, a.Exponent);

    public static BigFloat operator -(BigFloat a, BigFloat b) => a + -b;

    public static BigFloat operator *(BigFloat a, BigFloat b) => Rounded(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent);

    public static BigFloat operator /(BigFloat a, BigFloat b) =>
        Rounded((a.Mantissa << (2 * Bits)) / b.Mantissa, a.Exponent - b.Exponent - (2 * Bits));

    public static BigFloat Exp(double x) => Exp((BigFloat)x);

    /// <summary>eˣ; 0 where no number of doubles would notice it.</summary>
    public static BigFloat Exp(BigFloat x)
    {
        if (x.ToDouble() < -10_000) return 0;

        // x = k·ln 2 + 2⁸·r: a short series in r, squared eight times.
        int k = (int)Math.Round(x.ToDouble() / Math.Log(2));
        BigFloat r = (x - (k * Ln2)).Scaled(-8);
        BigFloat sum = 1, term = 1;
        for (int n = 1; n < 40; n++)
        {
            term = term * r / n;
            sum += term;
        }

        for (int n = 0; n < 8; n++) sum *= sum;
        return sum.Scaled(k);
    }

    public static BigFloat ExpM1(double x) => Exp(x) - 1;

    public static BigFloat Tanh(double x)
    {
        BigFloat e = Exp(2 * x);
        return (e - 1) / (e + 1);
    }

    public static BigFloat Sin(double x) => SinOfTurned(x, 0);

    public static BigFloat Cos(double x) => SinOfTurned(x, 1);

    /// <summary>From an approximation of 50 bits, by the tangent of what is left: about 150 bits.</summary>
    public static BigFloat Atan(double x)
    {
        double y = Math.Atan(x);
        BigFloat sine = Sin(y), cosine = Cos(y), rest = ((x * cosine) - sine) / (cosine + (x * sine));
        return y + (rest - (rest * rest * rest / 3));
    }

    public static BigFloat Log(double x) => Log(x, Math.Log(x));

    public static BigFloat Log(BigFloat x) => Log(x, Math.Log(x.ToDouble()));

    public static BigFloat Log1P(double x) => Log((BigFloat)1 + x, double.LogP1(x));

    /// <summary>ln(1 + x), for any x from 0 on: the sum has not the digits of a small one.</summary>
    public static BigFloat Log1P(BigFloat x) => x.ToDouble() < 1e-20
        ? x - (x * x).Scaled(-1)
        : Log((BigFloat)1 + x, double.LogP1(x.ToDouble()));

    public static BigFloat Abs(BigFloat a) => a with { Mantissa = BigInteger.Abs(a.Mantissa) };

    /// <summary>The nearest double, or its neighbour.</summary>
    public double ToDouble()
    {
        // In steps: a number of 256 bits is a double, but its exponent may be far off.
        int excess = Math.Max(0, (int)BigInteger.Abs(Mantissa).GetBitLength() - 64);
        return Math.ScaleB((double)(Mantissa >> excess), Exponent + excess);
    }

    /// <summary>How far a result is from this value, in units of the last digit that a double has here.</summary>
    public double UlpsTo(double result)
    {
        int magnitude = (int)BigInteger.Abs(Mantissa).GetBitLength() + Exponent - 1;
        int ulp = Math.Max(magnitude - 52, -1074);
        BigFloat error = this - result;
        return Math.Abs(Math.ScaleB((double)error.Mantissa, error.Exponent - ulp));
    }

    /// <summary>One step of Halley's iteration from an approximation of 50 bits: about 150 bits.</summary>
    private static BigFloat Log(BigFloat x, double approximation)
    {
        BigFloat e = Exp(approximation);
        return approximation + ((x - e) / (x + e)).Scaled(1);
    }

    /// <summary>sin(x + quarters·π/2): a series in r, where x = k·π/2 + r.</summary>
    private static BigFloat SinOfTurned(double x, int quarters)
    {
        double k = Math.Round(x / (Math.PI / 2));
        BigFloat r = x - (k * HalfPi), sum = 0;
        int quarter = (int)(((long)k + quarters) & 3), isOdd = quarter & 1;
        // In odd quarters 1 − r²/2 + …, else r − r³/6 + …
        BigFloat term = isOdd == 1 ? 1 : r;
        for (int n = 1 - isOdd; n < 60; n += 2)
        {
            sum += term;
            term = -(term * r * r / ((n + 1) * (n + 2)));
        }

        return quarter >= 2 ? -sum : sum;
    }

    private static BigFloat ArctangentOfOneOver(int n)
    {
        BigFloat power = (BigFloat)1 / n, sum = power;
        for (int k = 1; k < 60; k++)
        {
            power = -(power / (n * n));
            sum += power / ((2 * k) + 1);
        }

        return sum;
    }

    private static BigFloat LogarithmOfTwo()
    {
        // ln 2 = 2·artanh(1/3) = 2·Σ 3^−(2n+1) / (2n + 1)
        BigFloat power = (BigFloat)1 / 3, sum = power;
        for (int n = 1; n < 90; n++)
        {
            power /= 9;
            sum += power / ((2 * n) + 1);
        }

        return sum.Scaled(1);
    }

    private static BigFloat Rounded(BigInteger mantissa, int exponent)
    {
        int excess = (int)mantissa.GetBitLength() - Bits;
        return excess <= 0 ? new(mantissa, exponent) : new(mantissa >> excess, exponent + excess);
    }

    private BigFloat Scaled(int power) => this with { Exponent = Exponent + power };
}
