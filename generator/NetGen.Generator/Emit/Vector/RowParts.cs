using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>A row that stands in registers, of which some are taken in halves: named y16 or, of a half, y16v8.</summary>
/// <param name="text">Spells what takes a half.</param>
/// <param name="registers">The row, widest first.</param>
/// <param name="parts">The same row in the same order, with halves.</param>
/// <param name="name">What stands before the number that a register starts at.</param>
internal sealed class RowParts(
    VectorText text, IReadOnlyList<Tile> registers, IReadOnlyList<Tile> parts, string name)
{
    public IReadOnlyList<Tile> Tiles => parts;

    public string this[Tile part] => registers.Contains(part) ? $"{name}{part.Start}" : $"{name}{part.Start}v{part.Lanes}";

    /// <summary>The halves, out of the registers.</summary>
    public IEnumerable<string> Declarations =>
        from part in parts.Except(registers)
        let register = registers.Single(register => register.Halves().Contains(part))
        let whole = $"{name}{register.Start}"
        let half = part.Start == register.Start ? text.Lower(whole, register.Lanes) : text.Upper(whole, register.Lanes)
        select $"var {this[part]} = {half};";
}
