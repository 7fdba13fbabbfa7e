using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>
/// A row that stands in registers, of which some are taken in halves: named y16 or, of a half, y16v8.
/// </summary>
/// <param name="registers">Makes them.</param>
/// <param name="row">The row, widest first.</param>
/// <param name="parts">The same row in the same order, with halves.</param>
/// <param name="name">What stands before the number that a register starts at.</param>
internal sealed class RowParts(Registers registers, IReadOnlyList<Tile> row, IReadOnlyList<Tile> parts, string name)
{
    public IReadOnlyList<Tile> Tiles => parts;

    public Local this[Tile part] => registers.Register(
        row.Contains(part) ? $"{name}{part.Start}" : $"{name}{part.Start}v{part.Lanes}", part.Lanes);

    /// <summary>The halves, out of the registers.</summary>
    public IEnumerable<Statement> Declarations =>
        from part in parts.Except(row)
        let whole = row.Single(whole => whole.Halves().Contains(part))
        select new Declare(this[part], new Half(this[whole], IsUpper: part.Start > whole.Start));
}
