using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>
/// One number in all lanes of a register, as a factor of a row. Where the row has registers of several widths, each has
/// its own, named after its lanes.
/// </summary>
/// <remarks>
/// A number in memory is loaded for each width: the JIT makes it an operand of the multiply-add. The lower part of the
/// widest register, which costs no instruction, made Forward of 24-24-8 slower (1.05).
/// </remarks>
internal sealed class AllLanes(Registers registers, string name, IReadOnlyList<Tile> tiles)
{
    /// <summary>The number in so many lanes.</summary>
    public Local this[int lanes] =>
        registers.Register(tiles.All(tile => tile.Lanes == lanes) ? name : $"{name}v{lanes}", lanes);

    /// <summary>The declarations, one per width of the row.</summary>
    /// <param name="value">The number in all of so many lanes.</param>
    public IEnumerable<Statement> Declare(Func<int, Value> value) =>
        tiles.Select(tile => tile.Lanes).Distinct().Select(lanes => new Declare(this[lanes], value(lanes)));
}
