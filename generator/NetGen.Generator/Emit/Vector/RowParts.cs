using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>A row that stands in registers, cut into parts of them: named like the registers, y16 or, of a part, y16v8.</summary>
/// <param name="registers">The row, widest first.</param>
/// <param name="parts">The same row in the same order, some registers cut into halves or quarters.</param>
/// <param name="name">What stands before the number that a register starts at.</param>
internal sealed class RowParts(IReadOnlyList<Tile> registers, IReadOnlyList<Tile> parts, string name)
{
    public IReadOnlyList<Tile> Tiles => parts;

    public string this[Tile part] => registers.Contains(part) ? $"{name}{part.Start}" : $"{name}{part.Start}v{part.Lanes}";

    /// <summary>The parts, out of the registers.</summary>
    public IEnumerable<string> Declarations =>
        from part in parts.Except(registers)
        let whole = registers.Single(register => register.Start <= part.Start && part.End <= register.End)
        select $"var {this[part]} = {Cut($"{name}{whole.Start}", whole.Lanes, part.Start - whole.Start, part.Lanes)};";

    private static string Cut(string register, int lanes, int start, int wanted)
    {
        int half = lanes / 2;
        return lanes == wanted ? register
            : start < half ? Cut($"{register}.GetLower()", half, start, wanted)
            : Cut($"{register}.GetUpper()", half, start - half, wanted);
    }
}
