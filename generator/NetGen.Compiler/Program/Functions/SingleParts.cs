using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>What functions of 32 bits share.</summary>
internal static class SingleParts
{
    private static readonly Notation In = new(NumberFormat.Single);

    /// <summary>Why ln 2 has two parts.</summary>
    public const string OfLn2 = "ln 2 = SingleLn2Hi + SingleLn2Lo; k·SingleLn2Hi is exact for |k| < 2¹⁴, because "
        + "SingleLn2Hi = 355/512 has 9 bits.";

    public static NamedNumber Ln2Hi { get; } = In.Named("SingleLn2Hi", 0.693359375f, OfLn2);

    public static NamedNumber Ln2Lo { get; } = In.Named("SingleLn2Lo", -2.12194440e-4f, OfLn2);

    /// <summary>What a rounder is for.</summary>
    public const string OfRounder = "1.5·2²³: added to a small number, it leaves the nearest integer in the lowest "
        + "bits, below its own.";

    public static NamedNumber Rounder { get; } = In.Named("SingleRounder", 12582912, OfRounder);

    private const string OfBits =
        "A number's bits: the sign, the exponent, which is 127 for 1, and 23 of the fraction.";

    public static NamedNumber FractionBits { get; } = In.NamedCount("SingleFractionBits", 23, OfBits);

    private static readonly NamedNumber ExponentOfOne = In.NamedCount("SingleExponentOfOne", 127, OfBits);

    public static NamedNumber OneBits { get; } = In.NamedBits("SingleOneBits", 0x3F800000, OfBits);

    public static NamedNumber SignBit { get; } = In.NamedBits("SingleSignBit", int.MinValue, OfBits);

    private static readonly Local K = Counter("k");

    public static Routine PowerOfTwo { get; } = Part(
        "SinglePowerOfTwo", In.Type, [K],
        "2ᵏ for −126 ≤ k ≤ 127.",
        new Return(In.FromBits((K + ExponentOfOne) << FractionBits)));
}
