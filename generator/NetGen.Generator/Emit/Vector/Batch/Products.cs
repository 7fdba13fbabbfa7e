using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Plan.Layout;
using static NetGen.Generator.Emit.Vector.Indexes;

namespace NetGen.Generator.Emit.Vector.Batch;

/// <summary>A matrix in memory: a reference, where its first number stands behind it, and from one row to the next.</summary>
internal readonly record struct Matrix(string Name, int Offset, int Stride);

/// <summary>
/// Products of matrices, a block of rows and registers at a time, so that what is loaded serves the whole block. The
/// rows of a chunk are counted by the variable rows.
/// </summary>
internal sealed class Products(VectorText text, int bits)
{
    private readonly Reductions _reductions = new(text);

    /// <summary>target[r][c] = start[c] + Σ_i left[r][i]·right[i][c], c in the lanes.</summary>
    /// <param name="left">A row for each of the chunk's.</param>
    /// <param name="right">A row for each i.</param>
    /// <param name="inner">The number of i.</param>
    /// <param name="start">Index of start[0] behind right's name; null for 0.</param>
    /// <param name="target">A row for each of the chunk's.</param>
    /// <param name="padded">The columns with their padding.</param>
    /// <param name="count">The columns.</param>
    public IReadOnlyList<string> OfRows(
        Matrix left, Matrix right, int inner, int? start, Matrix target, int padded, int count) =>
        TileLoop.Blocks(text, padded, count, Blocking.Tiles(bits), (j, tiles) =>
        {
            int height = Blocking.Rows(bits, tiles.Count);
            return RowBlocks(height,
            [
                $"ref {text.T} a = ref Unsafe.Add(ref {left.Name}, r * {left.Stride});",
                .. tiles.Select(tile => start is { } offset
                    ? $"var s0_{tile.Start} = {text.Load(right.Name, Plus(j, offset + tile.Start), tile.Lanes)};"
                    : $"var s0_{tile.Start} = {text.Type(tile.Lanes)}.Zero;"),
                .. Enumerable.Range(1, height - 1).Select(r => string.Join(" ", tiles.Select(tile => $"var s{r}_{tile.Start} = s0_{tile.Start};"))),
                .. TileLoop.For("i", 0, inner, 1,
                [
                    $"ref {text.T} row = ref Unsafe.Add(ref {right.Name}, {Plus(Times("i", right.Stride), j, right.Offset)});",
                    .. tiles.Select(tile => $"var b{tile.Start} = {text.Load("row", tile.Start, tile.Lanes)};"),
                    .. Enumerable.Range(0, height).SelectMany(r => MultiplyAdd(tiles, r, "a", Plus("i", r * left.Stride))),
                ]),
                $"ref {text.T} sums = ref Unsafe.Add(ref {target.Name}, {Plus(Times("r", target.Stride), j, 0)});",
                .. Enumerable.Range(0, height).SelectMany(r => tiles.Select(tile =>
                    text.Store($"s{r}_{tile.Start}", "sums", (r * target.Stride) + tile.Start, tile.Lanes))),
            ]);
        });

    /// <summary>target[i][c] += Σ_r left[r][i]·right[r][c], c in the lanes, summed over the chunk's rows.</summary>
    /// <param name="left">A row for each of the chunk's.</param>
    /// <param name="right">A row for each of the chunk's.</param>
    /// <param name="height">The number of i.</param>
    /// <param name="target">A row for each i.</param>
    /// <param name="padded">The columns with their padding.</param>
    /// <param name="count">The columns.</param>
    public IReadOnlyList<string> OverRows(Matrix left, Matrix right, int height, Matrix target, int padded, int count) =>
        TileLoop.Blocks(text, padded, count, Blocking.Tiles(bits), (j, tiles) =>
        {
            int most = Blocking.Rows(bits, tiles.Count);
            int whole = height / most * most;
            return
            [
                .. whole == most ? Scoped(Block("0", most))
                    : whole > 0 ? TileLoop.For("i", 0, whole, most, Block("i", most)) : [],
                .. height > whole ? Scoped(Block($"{whole}", height - whole)) : [],
            ];

            IEnumerable<string> Block(string i, int rows)
            {
                int chains = Blocking.RowChains(rows * tiles.Count);
                (int R, Tile Tile)[] sums = [.. Enumerable.Range(0, rows).SelectMany(r => tiles.Select(tile => (r, tile)))];
                return
                [
                    $"ref {text.T} d = ref Unsafe.Add(ref {target.Name}, {Plus(Times(i, target.Stride), j, target.Offset)});",
                    .. sums.Select(sum =>
                        $"var s{sum.R}_{sum.Tile.Start} = {text.Load("d", (sum.R * target.Stride) + sum.Tile.Start, sum.Tile.Lanes)};"),
                    .. Chained(chains, sums.Select(sum => ($"s{sum.R}_{sum.Tile.Start}", sum.Tile.Lanes)), (r, chain) =>
                    [
                        $"ref {text.T} a = ref Unsafe.Add(ref {left.Name}, {Plus(Times(r, left.Stride), i, 0)});",
                        $"ref {text.T} row = ref Unsafe.Add(ref {right.Name}, {Plus(Times(r, right.Stride), j, 0)});",
                        .. tiles.Select(tile => $"var b{tile.Start} = {text.Load("row", tile.Start, tile.Lanes)};"),
                        .. Enumerable.Range(0, rows).SelectMany(row => MultiplyAdd(tiles, row, "a", $"{row}", chain)),
                    ]),
                    .. sums.Select(sum =>
                        text.Store($"s{sum.R}_{sum.Tile.Start}", "d", (sum.R * target.Stride) + sum.Tile.Start, sum.Tile.Lanes)),
                ];
            }
        });

    /// <summary>
    /// A loop over the chunk's rows, and where its sums are few a loop over several rows at a time before it, each with
    /// partial sums of its own: they need not wait for one another.
    /// </summary>
    private IEnumerable<string> Chained(
        int chains, IEnumerable<(string Name, int Lanes)> sums, Func<string, string, IEnumerable<string>> body)
    {
        if (chains == 1)
        {
            return ["for (nuint r = 0; r < rows; r++)", "{", .. body("r", "").Select(line => $"    {line}"), "}"];
        }

        (string Name, int Lanes)[] all = [.. sums];
        return
        [
            .. Enumerable.Range(1, chains - 1).SelectMany(c => all.Select(sum => $"var {sum.Name}c{c} = {text.Type(sum.Lanes)}.Zero;")),
            "nuint r = 0;",
            $"for (; r + {chains} <= rows; r += {chains})",
            "{",
            .. Enumerable.Range(0, chains).SelectMany(c => new[] { "    {" }
                .Concat(body(c == 0 ? "r" : $"(r + {c})", c == 0 ? "" : $"c{c}").Select(line => $"        {line}")).Append("    }")),
            "}",
            "",
            "for (; r < rows; r++)",
            "{",
            .. body("r", "").Select(line => $"    {line}"),
            "}",
            "",
            .. all.Select(sum => $"{sum.Name} += {string.Join(" + ", Enumerable.Range(1, chains - 1).Select(c => $"{sum.Name}c{c}"))};"),
        ];
    }

    /// <summary>target[r][k] = start[k] + Σ_c left[r][c]·right[k][c], c in the lanes: each sum is reduced.</summary>
    /// <param name="left">A row for each of the chunk's.</param>
    /// <param name="right">A row for each k.</param>
    /// <param name="height">The number of k, padded to groups.</param>
    /// <param name="start">Index of start[0] behind right's name; null for 0.</param>
    /// <param name="target">A row for each of the chunk's.</param>
    /// <param name="padded">The columns with their padding.</param>
    /// <param name="count">The columns.</param>
    public IReadOnlyList<string> Dots(
        Matrix left, Matrix right, int height, int? start, Matrix target, int padded, int count)
    {
        (int rows, int columns) = Blocking.Dots(bits, text.Group);
        IReadOnlyList<Tile> tiles = text.Tiles(padded, count);
        int widest = tiles[0].Lanes;
        int whole = tiles.Last(tile => tile.Lanes == widest).End;
        (int R, int K)[] sums = [.. Enumerable.Range(0, rows).SelectMany(r => Enumerable.Range(0, columns).Select(k => (r, k)))];

        var body = new List<string>();
        body.Add($"ref {text.T} a = ref Unsafe.Add(ref {left.Name}, r * {left.Stride});");
        body.Add($"ref {text.T} row = ref Unsafe.Add(ref {right.Name}, {Plus(Times("k", right.Stride), null, right.Offset)});");
        body.AddRange(sums.Select(at => $"var s{at.R}_{at.K}v{widest} = {text.Type(widest)}.Zero;"));
        body.AddRange(TileLoop.For("j", 0, whole, widest, Step("j", 0, widest)));
        string last = $"v{widest}";
        for (int lanes = widest / 2; lanes >= text.Group; lanes /= 2)
        {
            body.AddRange(sums.Select(at =>
                $"var s{at.R}_{at.K}v{lanes} = {text.Halves($"s{at.R}_{at.K}{last}", lanes * 2)};"));
            foreach (Tile tile in tiles.Where(tile => tile.Start >= whole && tile.Lanes == lanes))
            {
                body.AddRange(["{", .. Step(null, tile.Start, lanes).Select(line => $"    {line}"), "}"]);
            }

            last = $"v{lanes}";
        }

        for (int r = 0; r < rows; r++)
        {
            string value = _reductions.Sums([.. Enumerable.Range(0, columns).Select(k => $"s{r}_{k}{last}")], text.Group, columns);
            string place = Plus(Times("r", target.Stride), "k", r * target.Stride);
            body.Add(start is { } offset
                ? text.Store($"{value} + {text.Load(right.Name, Plus("k", offset), text.Group)}", target.Name, place, text.Group)
                : text.Store(value, target.Name, place, columns));
        }

        return TileLoop.For("k", 0, height, columns, RowBlocks(rows, body));

        IEnumerable<string> Step(string? j, int offset, int lanes) =>
        [
            .. Enumerable.Range(0, rows).Select(r =>
                $"var a{r} = {text.Load("a", Plus(j, (r * left.Stride) + offset), lanes)};"),
            .. Enumerable.Range(0, columns).SelectMany(k => new[]
                {
                    $"var b{k} = {text.Load("row", Plus(j, (k * right.Stride) + offset), lanes)};",
                }
                .Concat(Enumerable.Range(0, rows).Select(r =>
                    $"s{r}_{k}v{lanes} = {text.MultiplyAdd($"a{r}", $"b{k}", $"s{r}_{k}v{lanes}", lanes)};"))),
        ];
    }

    /// <summary>target[c] += Σ_r right[r][c]</summary>
    public IReadOnlyList<string> SumRows(Matrix right, Matrix target, int padded, int count) =>
        TileLoop.Blocks(text, padded, count, Blocking.Tiles(bits), (j, tiles) =>
        [
            .. tiles.Select(tile => $"var s{tile.Start} = {text.Load(target.Name, Plus(j, target.Offset + tile.Start), tile.Lanes)};"),
            .. Chained(Blocking.RowChains(tiles.Count), tiles.Select(tile => ($"s{tile.Start}", tile.Lanes)), (r, chain) =>
            [
                $"ref {text.T} row = ref Unsafe.Add(ref {right.Name}, {Plus(Times(r, right.Stride), j, 0)});",
                .. tiles.Select(tile => $"s{tile.Start}{chain} += {text.Load("row", tile.Start, tile.Lanes)};"),
            ]),
            .. tiles.Select(tile => text.Store($"s{tile.Start}", target.Name, Plus(j, target.Offset + tile.Start), tile.Lanes)),
        ]);

    /// <summary>target[c][r] = source[r][c], and zeros in the padding of the last register of each row.</summary>
    public IReadOnlyList<string> Transposed(Matrix source, int rows, int columns, Matrix target)
    {
        int group = text.Group;
        int whole = rows / group * group;
        return TileLoop.For("c", 0, columns, 1,
        [
            .. whole == 0 ? [] : TileLoop.For("r", 0, whole, group, Group("column", "r", group)),
            .. whole == rows ? [] : Group("rest", $"{whole}", rows - whole),
        ]);

        IEnumerable<string> Group(string name, string r, int used)
        {
            string first = Plus(Times(r, source.Stride), "c", source.Offset);
            yield return $"ref {text.T} {name} = ref {text.Number(source.Name, first)};";
            yield return text.Store(
                $"{text.Class(group)}.Create({string.Join(", ", Enumerable.Range(0, group).Select(k =>
                    k < used ? text.Number(name, $"{k * source.Stride}") : Literal.Of(0, text.Precision)))})",
                target.Name,
                Plus(Times("c", target.Stride), r, target.Offset),
                group);
        }
    }

    private static IReadOnlyList<string> RowBlocks(int height, IEnumerable<string> body) =>
    [
        $"for (nuint next = 0; next < rows; next += {height})",
        "{",
        "    // The last block may begin before its turn: rows are computed again, to the same bits.",
        $"    nuint r = global::System.Math.Min(next, rows - {height});",
        .. body.Select(line => $"    {line}"),
        "}",
    ];

    private IEnumerable<string> MultiplyAdd(IReadOnlyList<Tile> tiles, int r, string left, string index, string chain = "")
    {
        int widest = tiles[0].Lanes;
        yield return $"var a{r} = {text.Broadcast(left, index, widest)};";

        foreach (Tile tile in tiles)
        {
            string sum = $"s{r}_{tile.Start}{chain}";
            yield return $"{sum} = {text.MultiplyAdd(A(tile.Lanes), $"b{tile.Start}", sum, tile.Lanes)};";
        }

        // A register's lower half is the same register: it costs nothing.
        string A(int lanes) => lanes == widest ? $"a{r}" : text.Lower(A(lanes * 2), lanes * 2);
    }

    private static IEnumerable<string> Scoped(IEnumerable<string> lines) => ["{", .. lines.Select(line => $"    {line}"), "}"];
}
