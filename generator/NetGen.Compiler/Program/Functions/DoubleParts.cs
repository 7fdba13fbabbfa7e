using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>What functions of 64 bits share.</summary>
internal static class DoubleParts
{
    private static readonly Notation In = new(NumberFormat.Double);

    /// <summary>Why ln 2 has two parts.</summary>
    public const string OfLn2 = "ln 2 = Ln2Hi + Ln2Lo; k·Ln2Hi is exact for |k| < 2²¹, because Ln2Hi ends in 21 zero "
        + "bits.";

    public static NamedNumber Ln2Hi { get; } = In.Named("Ln2Hi", 0.6931471803691238, OfLn2);

    public static NamedNumber Ln2Lo { get; } = In.Named("Ln2Lo", 1.9082149292705877e-10, OfLn2);

    public static NamedNumber Rounder { get; } = In.Named(
        "Rounder", 6755399441055744,
        "1.5·2⁵²: added to a small number, it leaves the nearest integer in the lowest bits.");

    private const string OfBits =
        "A number's bits: the sign, the exponent, which is 1023 for 1, and 52 of the fraction.";

    public static NamedNumber FractionBits { get; } = In.NamedCount("FractionBits", 52, OfBits);

    private static readonly NamedNumber ExponentOfOne = In.NamedCount("ExponentOfOne", 1023, OfBits);

    private static readonly Local K = Counter("k");

    public static Routine PowerOfTwo { get; } = Part(
        "PowerOfTwo", In.Type, [K],
        "2ᵏ for −1022 ≤ k ≤ 1023.",
        new Return(In.FromBits(In.AsBits(K + ExponentOfOne) << FractionBits)));
}
