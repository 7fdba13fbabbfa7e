using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan.Layout;

/// <summary>
/// The widths of sums that are reduced: weights times a row in registers, whose lanes are added up, several sums
/// together.
/// </summary>
internal static class Folding
{
    /// <summary>
    /// The lanes that products keep before they are reduced together: twice a group where every register of the row has
    /// them, since eight sums (of double, four) at a time take fewer operations than twice half as many.
    /// </summary>
    public static int Lanes(IReadOnlyList<Tile> tiles, Precision precision)
    {
        int group = Tiling.GroupLanes(precision);
        return tiles.Min(tile => tile.Lanes) > group ? 2 * group : group;
    }

    /// <summary>
    /// The row's registers as its products are made. To fold a product costs two operations, so that a single register
    /// is taken in halves, which are two products instead of three operations. Two are as many; of 512 bits they are
    /// halved too, since much hardware takes two turns for an operation of that width.
    /// </summary>
    public static IReadOnlyList<Tile> Halved(IReadOnlyList<Tile> tiles, Precision precision)
    {
        int widest = tiles[0].Lanes;
        int most = Tiling.BitsOf(widest, precision) == 512 ? 2 : 1;
        return widest == Lanes(tiles, precision) || tiles.Count(tile => tile.Lanes == widest) > most
            ? tiles
            : [.. tiles.SelectMany(tile => tile.Lanes == widest ? tile.Halves() : [tile])];
    }
}
