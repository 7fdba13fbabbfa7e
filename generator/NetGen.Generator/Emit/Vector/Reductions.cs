using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>Turns registers of products into sums, a group of them at a time.</summary>
internal sealed class Reductions(VectorText text)
{
    /// <summary>
    /// Statements that add up products of every width in one 128-bit register <paramref name="name"/>.
    /// </summary>
    /// <param name="name">The variable; wider halves get a suffix.</param>
    /// <param name="tiles">The registers of the row, widest first.</param>
    /// <param name="first">The product of a tile.</param>
    /// <param name="next">The product of a tile added to a variable.</param>
    public IEnumerable<string> Products(
        string name, IReadOnlyList<Tile> tiles, Func<Tile, string> first, Func<Tile, string, string> next)
    {
        string? wider = null;
        for (int lanes = tiles[0].Lanes; lanes >= text.Group; lanes /= 2)
        {
            string variable = lanes == text.Group ? name : $"{name}v{lanes}";
            string? value = wider is null ? null : $"{wider}.GetLower() + {wider}.GetUpper()";
            bool declared = value is not null;
            if (declared)
            {
                yield return $"var {variable} = {value};";
            }

            foreach (Tile tile in tiles.Where(tile => tile.Lanes == lanes))
            {
                yield return declared ? $"{variable} = {next(tile, variable)};" : $"var {variable} = {first(tile)};";
                declared = true;
            }

            wider = variable;
        }
    }

    /// <summary>One register with the sums of up to a group of registers; the lanes of missing ones are zero.</summary>
    public string Sums(IReadOnlyList<string> registers) => registers.Count switch
    {
        0 => Zero,
        1 => $"{text.Class(text.Group)}.CreateScalar({text.Class(text.Group)}.Sum({registers[0]}))",
        _ => $"{text.SumOfEach}({string.Join(", ", registers.Concat(Enumerable.Repeat(Zero, text.Group - registers.Count)))})",
    };

    /// <summary>A register of <paramref name="lanes"/> lanes from registers of one group each.</summary>
    public string Compose(IReadOnlyList<string> groups, int lanes) => groups.Count == 1
        ? groups[0]
        : $"{text.Class(lanes)}.Create({Compose([.. groups.Take(groups.Count / 2)], lanes / 2)}, "
            + $"{Compose([.. groups.Skip(groups.Count / 2)], lanes / 2)})";

    /// <summary>The one number that a row of registers adds up to, or the largest in it.</summary>
    public string Total(IReadOnlyList<(string Register, int Lanes)> registers) =>
        string.Join(" + ", registers.Select(register => $"{text.Class(register.Lanes)}.Sum({register.Register})"));

    private string Zero => $"{text.Type(text.Group)}.Zero";
}
