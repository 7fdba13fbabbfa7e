using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>Loops over rows of registers, with constant bounds; what is left over follows unrolled.</summary>
internal static class TileLoop
{
    private static readonly Local J = Indexes.Counter("j");

    /// <summary>Statements for every register of a row: a loop over the widest full ones, then the rest.</summary>
    /// <param name="registers">The width.</param>
    /// <param name="padded">The row's length with its padding.</param>
    /// <param name="count">The row's neurons: a register beyond them is only partly used.</param>
    /// <param name="body">Statements for a register at an index, of which so many lanes are used.</param>
    public static IReadOnlyList<Statement> Over(
        Registers registers, int padded, int count, Func<Value, Tile, int, IEnumerable<Statement>> body)
    {
        IReadOnlyList<Tile> tiles = registers.Tiles(padded, count);
        Tile[] full = [.. tiles.Where(tile => tile.Lanes == tiles[0].Lanes && tile.End <= count)];
        if (full.Length < 2)
        {
            return [.. tiles.SelectMany(Rest)];
        }

        return
        [
            For(J, full[full.Length - 1].End, full[0].Lanes, body(J, full[0], full[0].Lanes)),
            .. tiles.Skip(full.Length).SelectMany(Rest),
        ];

        IEnumerable<Statement> Rest(Tile tile) => Scope(body(Indexes.Of(tile.Start), tile, tile.Used(count)));
    }

    /// <summary>Statements for blocks of neighbouring registers: a loop over equal blocks, then the rest.</summary>
    /// <param name="registers">The width.</param>
    /// <param name="padded">The row's length with its padding.</param>
    /// <param name="count">The row's neurons.</param>
    /// <param name="most">The most registers of a block.</param>
    /// <param name="body">
    /// Statements for the block at an index, whose tiles count from 0; without an index they count from the row's
    /// start.
    /// </param>
    public static IReadOnlyList<Statement> Blocks(
        Registers registers,
        int padded,
        int count,
        int most,
        Func<Value?, IReadOnlyList<Tile>, IEnumerable<Statement>> body)
    {
        IReadOnlyList<Tile> tiles = registers.Tiles(padded, count);
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
            For(J, tiles[(blocks * most) - 1].End, most * tiles[0].Lanes, body(J, [.. tiles.Take(most)])),
            .. Chunks(rest, most).SelectMany(chunk => Scope(body(null, chunk))),
        ];
    }

    /// <summary>Statements for every index from 0 on: a loop, or one turn of it without.</summary>
    public static IReadOnlyList<Statement> Turns(
        string counter, int to, int step, Func<Value, IEnumerable<Statement>> body)
    {
        Local variable = Indexes.Counter(counter);
        return to == 0 ? []
            : to <= step ? [.. Scope(body(Indexes.Of(0)))]
            : [For(variable, to, step, body(variable))];
    }

    public static For For(Local counter, int to, int step, IEnumerable<Statement> body) =>
        For(counter, Indexes.Of(to), step, body);

    public static For For(Local counter, Value to, int step, IEnumerable<Statement> body) =>
        new(counter, Indexes.Of(0), to, step, [.. body]);

    /// <summary>Statements whose locals end with them; a single one needs no braces.</summary>
    public static IEnumerable<Statement> Scope(IEnumerable<Statement> statements)
    {
        Statement[] all = [.. statements];
        return all is [{ Inside.Count: 0 }] or [] ? all : [new Scope(all)];
    }

    private static IEnumerable<IReadOnlyList<Tile>> Chunks(IReadOnlyList<Tile> tiles, int most)
    {
        for (int start = 0; start < tiles.Count; start += most)
        {
            yield return [.. tiles.Skip(start).Take(most)];
        }
    }
}
