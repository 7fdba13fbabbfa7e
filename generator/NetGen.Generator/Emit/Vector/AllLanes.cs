using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>
/// One number in all lanes of a register, as a factor of a row. Where the row has registers of several widths, each has
/// its own, named after its lanes.
/// </summary>
/// <remarks>
/// A number in memory is loaded for each width: the JIT makes it an operand of the multiply-add. The lower part of the
/// widest register, which costs no instruction, made Forward of 24-24-8 slower (1.05).
/// </remarks>
internal static class AllLanes
{
    public static string Name(string name, int lanes, IReadOnlyList<Tile> tiles) =>
        tiles.All(tile => tile.Lanes == lanes) ? name : $"{name}v{lanes}";

    /// <param name="name">What the number is called.</param>
    /// <param name="tiles">The row, widest first.</param>
    /// <param name="value">The number in all of so many lanes.</param>
    public static IEnumerable<string> Declare(string name, IReadOnlyList<Tile> tiles, Func<int, string> value) =>
        tiles.Select(tile => tile.Lanes).Distinct().Select(lanes => $"var {Name(name, lanes, tiles)} = {value(lanes)};");
}
