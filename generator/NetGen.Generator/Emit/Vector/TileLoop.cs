using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>Loops over rows of registers, with constant bounds; what is left over follows unrolled.</summary>
internal static class TileLoop
{
    /// <summary>Statements for every register of a row: a loop over the widest full ones, then the rest.</summary>
    /// <param name="text">The width.</param>
    /// <param name="padded">The row's length with its padding.</param>
    /// <param name="count">The row's neurons: a register beyond them is only partly used.</param>
    /// <param name="body">Statements for a register at an index, of which so many lanes are used.</param>
    public static IReadOnlyList<string> Over(
        VectorText text, int padded, int count, Func<string, Tile, int, IEnumerable<string>> body)
    {
        IReadOnlyList<Tile> tiles = text.Tiles(padded, count);
        Tile[] full = [.. tiles.Where(tile => tile.Lanes == tiles[0].Lanes && tile.End <= count)];
        if (full.Length < 2)
        {
            return [.. tiles.SelectMany(Rest)];
        }

        return
        [
            .. For("j", 0, full[full.Length - 1].End, full[0].Lanes, body("j", full[0], full[0].Lanes)),
            .. tiles.Skip(full.Length).SelectMany(Rest),
        ];

        IEnumerable<string> Rest(Tile tile) => Scope(body($"{tile.Start}", tile, tile.Used(count)));
    }

    /// <summary>Statements for blocks of neighbouring registers: a loop over equal blocks, then the rest.</summary>
    /// <param name="text">The width.</param>
    /// <param name="padded">The row's length with its padding.</param>
    /// <param name="count">The row's neurons.</param>
    /// <param name="most">The most registers of a block.</param>
    /// <param name="body">
    /// Statements for the block at an index variable, whose tiles count from 0; without a variable they count from the
    /// row's start.
    /// </param>
    public static IReadOnlyList<string> Blocks(
        VectorText text, int padded, int count, int most, Func<string?, IReadOnlyList<Tile>, IEnumerable<string>> body)
    {
        IReadOnlyList<Tile> tiles = text.Tiles(padded, count);
        // The last register may hold padding, so that it is never in the loop.
        int full = tiles.Count(tile => tile.Lanes == tiles[0].Lanes) - 1;
        int blocks = full / most;
        if (blocks < 2)
        {
            return [.. Chunks(tiles, most).SelectMany(chunk => Scope(body(null, chunk)))];
        }

        Tile[] rest = [.. tiles.Skip(blocks * most)];
        return
        [
            .. For("j", 0, tiles[(blocks * most) - 1].End, most * tiles[0].Lanes, body("j", [.. tiles.Take(most)])),
            .. Chunks(rest, most).SelectMany(chunk => Scope(body(null, chunk))),
        ];
    }

    /// <summary>Statements for every index from 0 on: a loop, or one turn of it without.</summary>
    public static IReadOnlyList<string> Turns(string variable, int to, int step, Func<string, IEnumerable<string>> body) =>
        to == 0 ? []
        : to <= step ? [.. Scope(body("0"))]
        : For(variable, 0, to, step, body(variable));

    public static IReadOnlyList<string> For(string variable, int from, int to, int step, IEnumerable<string> body) =>
        For(variable, $"{from}", $"{to}", step, body);

    public static IReadOnlyList<string> For(string variable, string from, string to, int step, IEnumerable<string> body) =>
    [
        $"for (nuint {variable} = {from}; {variable} < {to}; {(step == 1 ? $"{variable}++" : $"{variable} += {step}")})",
        "{",
        .. body.Select(line => $"    {line}"),
        "}",
    ];

    /// <summary>Statements whose locals end with them; a single one needs no braces.</summary>
    public static IEnumerable<string> Scope(IEnumerable<string> lines) =>
        lines.Take(2).Count() < 2 ? lines : ["{", .. lines.Select(line => $"    {line}"), "}"];

    private static IEnumerable<IReadOnlyList<Tile>> Chunks(IReadOnlyList<Tile> tiles, int most)
    {
        for (int start = 0; start < tiles.Count; start += most)
        {
            yield return [.. tiles.Skip(start).Take(most)];
        }
    }
}
