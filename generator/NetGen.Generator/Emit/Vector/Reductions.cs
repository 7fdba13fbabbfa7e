using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>Turns registers of products into sums, a group of them at a time.</summary>
internal sealed class Reductions(VectorText text)
{
    /// <summary>
    /// Statements that add up products of every width in one register <paramref name="name"/> of
    /// <see cref="Folding.Lanes"/> lanes.
    /// </summary>
    /// <param name="name">The variable; wider halves get a suffix.</param>
    /// <param name="tiles">The registers of the row, widest first.</param>
    /// <param name="value">The register of a tile.</param>
    /// <param name="weights">Its weights.</param>
    public IEnumerable<string> Products(
        string name, IReadOnlyList<Tile> tiles, Func<Tile, string> value, Func<Tile, string> weights)
    {
        int fold = Folding.Lanes(tiles, text.Precision);
        string? wider = null;
        for (int lanes = tiles[0].Lanes; lanes >= fold; lanes /= 2)
        {
            string variable = lanes == fold ? name : $"{name}v{lanes}";
            bool declared = wider is not null;
            if (wider is not null)
            {
                yield return $"var {variable} = {text.Halves(wider, lanes * 2)};";
            }

            foreach (Tile tile in tiles.Where(tile => tile.Lanes == lanes))
            {
                yield return declared
                    ? $"{variable} = {text.MultiplyAdd(value(tile), weights(tile), variable, tile.Lanes)};"
                    : $"var {variable} = {value(tile)} * {weights(tile)};";
                declared = true;
            }

            wider = variable;
        }
    }

    /// <summary>A register of <paramref name="lanes"/> lanes with the sum of each of the registers; missing ones are 0.</summary>
    /// <param name="registers">At most so many as there are lanes.</param>
    /// <param name="fold">The lanes of each of them.</param>
    /// <param name="lanes">The lanes of the result.</param>
    public string Sums(IReadOnlyList<string> registers, int fold, int lanes)
    {
        if (lanes > fold || (lanes > text.Group && registers.Count <= text.Group))
        {
            int half = lanes / 2;
            return $"{text.Class(lanes)}.Create({Sums([.. registers.Take(half)], fold, half)}, {Sums([.. registers.Skip(half)], fold, half)})";
        }

        if (fold > lanes)
        {
            return Sums([.. registers.Select(register => text.Halves(register, fold))], fold / 2, lanes);
        }

        string zero = $"{text.Type(lanes)}.Zero";
        return registers.Count switch
        {
            0 => zero,
            1 => $"{text.Class(lanes)}.CreateScalar({text.Class(lanes)}.Sum({registers[0]}))",
            _ => $"{text.SumOfEach(lanes)}({string.Join(", ", registers.Concat(Enumerable.Repeat(zero, lanes - registers.Count)))})",
        };
    }

    /// <summary>The one number that a row of registers adds up to, or the largest in it.</summary>
    public string Total(IReadOnlyList<(string Register, int Lanes)> registers) =>
        string.Join(" + ", registers.Select(register => $"{text.Class(register.Lanes)}.Sum({register.Register})"));

    /// <summary>A sum and its further parts in one: "u += uc1;", "u = (u + uc1) + (uc2 + uc3);".</summary>
    public static string AddUp(string sum, int parts) => parts == 2
        ? $"{sum} += {sum}c1;"
        : $"{sum} = {Balanced([sum, .. Enumerable.Range(1, parts - 1).Select(c => $"{sum}c{c}")])};";

    /// <summary>Half of the terms need not wait for the others.</summary>
    private static string Balanced(IReadOnlyList<string> terms)
    {
        int half = (terms.Count + 1) / 2;
        return terms.Count <= 2
            ? string.Join(" + ", terms)
            : $"({Balanced([.. terms.Take(half)])}) + ({Balanced([.. terms.Skip(half)])})";
    }

    /// <summary>The first lanes of a register.</summary>
    public string Lower(string register, int from, int lanes) =>
        from == lanes ? register : Lower(text.Lower(register, from), from / 2, lanes);
}
