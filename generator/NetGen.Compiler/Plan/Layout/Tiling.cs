using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan.Layout;

/// <summary>Cuts a row of neurons into registers.</summary>
internal static class Tiling
{
    /// <summary>Lanes of the widest register, 512 bits: 16 floats or 8 doubles.</summary>
    public static int WidestLanes(Precision precision) => LanesOf(512, precision);

    /// <summary>
    /// Lanes of the narrowest register, 128 bits: 4 floats or 2 doubles. So many weighted sums are reduced together.
    /// </summary>
    public static int GroupLanes(Precision precision) => LanesOf(128, precision);

    public static int LanesOf(int bits, Precision precision) => bits / (precision == Precision.Single ? 32 : 64);

    public static int BitsOf(int lanes, Precision precision) => lanes * (precision == Precision.Single ? 32 : 64);

    /// <summary>
    /// The count, padded to the registers that cover it. More than half of the widest register is filled up to a whole
    /// one, and so on down: one wide operation costs no more than two narrow ones.
    /// </summary>
    public static int Pad(int count, Precision precision)
    {
        int widest = WidestLanes(precision);
        int rest = count % widest;
        int padded = GroupLanes(precision);
        while (padded < rest)
        {
            padded *= 2;
        }

        return count - rest + (rest == 0 ? 0 : padded);
    }

    /// <summary>The count, padded to whole groups of sums that are reduced together.</summary>
    public static int PadToGroups(int count, Precision precision)
    {
        int group = GroupLanes(precision);
        return (count + group - 1) / group * group;
    }

    /// <summary>The count, padded to whole registers of the widest: from one 64-byte boundary to another.</summary>
    public static int PadToWidest(int count, Precision precision)
    {
        int widest = WidestLanes(precision);
        return (count + widest - 1) / widest * widest;
    }

    /// <summary>Covers a padded row with registers of at most <paramref name="bits"/> bits, the widest first.</summary>
    public static IReadOnlyList<Tile> Cover(int padded, int bits, Precision precision)
    {
        var tiles = new List<Tile>();
        int lanes = LanesOf(bits, precision);
        int narrowest = GroupLanes(precision);
        for (int start = 0; start < padded; start += lanes)
        {
            while (lanes > padded - start && lanes > narrowest)
            {
                lanes /= 2;
            }

            tiles.Add(new Tile(start, lanes));
        }

        return tiles;
    }
}

/// <summary>Neighbouring neurons that share one vector register.</summary>
/// <param name="Start">The first neuron.</param>
/// <param name="Lanes">The register's lanes; some of the last tile's may be padding.</param>
internal sealed record Tile(int Start, int Lanes)
{
    public int End => Start + Lanes;

    public Tile[] Halves() => [new(Start, Lanes / 2), new(Start + (Lanes / 2), Lanes / 2)];

    /// <summary>How many lanes hold one of <paramref name="count"/> neurons; the others are padding.</summary>
    public int Used(int count) => Math.Max(0, Math.Min(Lanes, count - Start));
}
