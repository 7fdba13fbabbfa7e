namespace NetGen.Compiler.Program.Functions;

/// <summary>What functions of registers are written with, and the constants of their format.</summary>
internal sealed class LaneNotation(NumberFormat format, int lanes) : Notation(format, lanes)
{
    /// <summary>1.5·2^23 or 1.5·2^52: whole numbers added to it stand in its last bits.</summary>
    public double Rounder => IsSingle ? 12582912 : 6755399441055744;

    /// <summary>ln 2 in two parts, of which the first has so few bits that a whole number times it is exact.</summary>
    public double Ln2Hi => IsSingle ? 0.693359375 : 0.693145751953125;

    public double Ln2Lo => IsSingle ? -2.12194440e-4f : 1.4286068203094173e-06;

    /// <summary>The bits of 1, and those of √½.</summary>
    public (long One, long SqrtHalf) Marks =>
        IsSingle ? (0x3F800000, 0x3F3504F3) : (0x3FF0000000000000, 0x3FE6A09E667F3BCD);

    public int ExponentOfOne => IsSingle ? 127 : 1023;

    public Value FractionBits => new Number(IsSingle ? 23 : 52, Count);

    /// <summary>A local of bits.</summary>
    public Local BitsLocal(string name) => new(name, new NumberType(BitsFormat, Type.Lanes));

    /// <summary>A whole number as wide as the lanes, in all of them.</summary>
    public Number OfWhole(long number) => new(BitsFormat.FromBits(number), new NumberType(BitsFormat, Type.Lanes));

    /// <summary>A single one of them.</summary>
    public Number OneWhole(long number) => new(BitsFormat.FromBits(number), new NumberType(BitsFormat));

    public static Value MultiplyAdd(Value left, Value right, Value addend) => new MultiplyAdd(left, right, addend);

    /// <summary>c₀ + z·(c₁ + z·(c₂ + …))</summary>
    public Value Horner(IReadOnlyList<double> coefficients, Value z) => coefficients.Reverse().Skip(1)
        .Aggregate<double, Value>(Of(coefficients[^1]), (sum, next) => MultiplyAdd(sum, z, Of(next)));
}
