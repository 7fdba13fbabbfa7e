using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;
using static NetGen.Compiler.Program.Indexes;

namespace NetGen.Compiler.Lower.Vector.Batch;

/// <summary>A matrix in memory: a place, where its first number stands in it, and from one row to the next.</summary>
internal readonly record struct Matrix(string Name, int Offset, int Stride);

/// <summary>
/// Products of matrices, a block of rows and registers at a time, so that what is loaded serves the whole block. The
/// rows of a chunk are counted by the local rows.
/// </summary>
internal sealed class Products(Registers registers, int bits)
{
    private readonly Reductions _reductions = new(registers);

    private static readonly Local R = Counter("r");

    private Place A => registers.Place("a");

    private Place Row => registers.Place("row");

    /// <summary>target[r][c] = start[r][c] + Σ_i left[r][i]·right[i][c], c in the lanes.</summary>
    /// <param name="factors">
    /// Left, with a row for each of the chunk's; right, with a row for each i; and the number of i. Of several, the
    /// sums are added up.
    /// </param>
    /// <param name="start">A row for each of the chunk's, or with stride 0 the same for all; null for 0.</param>
    /// <param name="target">A row for each of the chunk's.</param>
    /// <param name="padded">The columns with their padding.</param>
    /// <param name="count">The columns.</param>
    public IReadOnlyList<Statement> OfRows(
        IReadOnlyList<(Matrix Left, Matrix Right, int Inner)> factors,
        Matrix? start,
        Matrix target,
        int padded,
        int count) =>
        TileLoop.Blocks(registers, padded, count, Blocking.Tiles(bits), (j, tiles) =>
        {
            int height = Blocking.Rows(bits, tiles.Count);
            Local i = Counter("i");
            Place sums = registers.Place("sums");
            return RowBlocks(height,
            [
                .. factors.Select((factor, n) => Window(Left(n), factor.Left, Indexes.Times(R, factor.Left.Stride))),
                .. tiles.Select(tile => new Declare(Sum(0, tile), Start(0, tile))),
                .. Enumerable.Range(1, height - 1).SelectMany(r =>
                    tiles.Select(tile => new Declare(
                        Sum(r, tile), start is { Stride: > 0 } ? Start(r, tile) : Sum(0, tile)))),
                .. factors.Select((factor, n) => TileLoop.For(i, factor.Inner, 1,
                [
                    Window(Row, factor.Right, Plus(Times(i, factor.Right.Stride), j, factor.Right.Offset)),
                    .. tiles.Select(Factor),
                    .. Enumerable.Range(0, height).SelectMany(r =>
                        MultiplyAdd(tiles, r, Left(n), Plus(i, r * factor.Left.Stride))),
                ])),
                Window(sums, target, Plus(Times(R, target.Stride), j, 0)),
                .. Enumerable.Range(0, height).SelectMany(r => tiles.Select(tile =>
                    registers.Store(Sum(r, tile), sums, (r * target.Stride) + tile.Start))),
            ]);

            // The first row of left, and of a second left.
            Place Left(int n) => n == 0 ? A : registers.Place("second");

            Value Start(int r, Tile tile) => start is { } first
                ? registers.Load(
                    Place(first),
                    Plus(RowOf(first), j, first.Offset + (r * first.Stride) + tile.Start),
                    tile.Lanes)
                : registers.Zero(tile.Lanes);
        });

    /// <summary>Where the block's first row of a matrix begins; null where all rows are the same.</summary>
    private static Value? RowOf(Matrix matrix) => matrix.Stride == 0 ? null : Times(R, matrix.Stride);

    /// <summary>target[i][c] += Σ_r left[r][i]·right[r][c], c in the lanes, summed over the chunk's rows.</summary>
    /// <param name="left">A row for each of the chunk's.</param>
    /// <param name="right">A row for each of the chunk's.</param>
    /// <param name="height">The number of i.</param>
    /// <param name="target">A row for each i.</param>
    /// <param name="padded">The columns with their padding.</param>
    /// <param name="count">The columns.</param>
    public IReadOnlyList<Statement> OverRows(
        Matrix left, Matrix right, int height, Matrix target, int padded, int count) =>
        TileLoop.Blocks(registers, padded, count, Blocking.Tiles(bits), (j, tiles) =>
        {
            int most = Blocking.Rows(bits, tiles.Count);
            int whole = height / most * most;
            Local counter = Counter("i");
            return
            [
                .. whole == most ? [new Scope([.. Block(Of(0), most)])]
                    : whole > 0 ? [TileLoop.For(counter, whole, most, Block(counter, most))]
                    : Array.Empty<Statement>(),
                .. height > whole ? [new Scope([.. Block(Of(whole), height - whole)])] : Array.Empty<Statement>(),
            ];

            IEnumerable<Statement> Block(Value i, int rows)
            {
                int chains = Blocking.RowChains(rows * tiles.Count);
                Place d = registers.Place("d");
                (int R, Tile Tile)[] sums =
                    [.. Enumerable.Range(0, rows).SelectMany(r => tiles.Select(tile => (r, tile)))];
                return
                [
                    Window(d, target, Plus(Times(i, target.Stride), j, target.Offset)),
                    .. sums.Select(sum => new Declare(Sum(sum.R, sum.Tile), registers.Zero(sum.Tile.Lanes))),
                    .. Chained(chains, sums.Select(sum => Sum(sum.R, sum.Tile)), (r, chain) =>
                    [
                        Window(A, left, Plus(Times(r, left.Stride), i, 0)),
                        Window(Row, right, Plus(Times(r, right.Stride), j, 0)),
                        .. tiles.Select(Factor),
                        .. Enumerable.Range(0, rows).SelectMany(row => MultiplyAdd(tiles, row, A, Of(row), chain)),
                    ]),
                    .. sums.Select(sum =>
                        AddTo(d, Of((sum.R * target.Stride) + sum.Tile.Start), Sum(sum.R, sum.Tile))),
                ];
            }
        });

    /// <summary>
    /// A chunk's sum is added to what other chunks have added up to, and does not begin with it: so a term loses no
    /// digit to rows outside its chunk.
    /// </summary>
    private Store AddTo(Place place, Value index, Local sum) =>
        registers.Store(registers.Load(place, index, sum.Type.Lanes) + sum, place, index);

    /// <summary>
    /// A loop over the chunk's rows, and where its sums are few a loop over several rows at a time before it, each with
    /// sums of its own: one multiply-add need not wait for the other.
    /// </summary>
    /// <param name="chains">Rows at a time.</param>
    /// <param name="sums">The sums, declared before.</param>
    /// <param name="body">Statements for a row and the sums' chain.</param>
    private IEnumerable<Statement> Chained(
        int chains, IEnumerable<Local> sums, Func<Value, int, IEnumerable<Statement>> body)
    {
        Local rows = RoutinePool.Rows;
        if (chains == 1)
        {
            return [TileLoop.For(R, rows, 1, body(R, 0))];
        }

        Local[] all = [.. sums];
        return
        [
            .. Enumerable.Range(1, chains - 1).SelectMany(c => all.Select(sum =>
                new Declare(Reductions.Chain(sum, c), registers.Zero(sum.Type.Lanes)))),
            new Declare(R, Of(0)),
            new For(R, null, rows, chains,
            [
                .. Enumerable.Range(0, chains).Select(c => new Scope([.. body(c == 0 ? R : R + Of(c), c)])),
            ])
            {
                HasWholeSteps = true,
            },
            new For(R, null, rows, 1, [.. body(R, 0)]),
            .. all.Select(sum => new Accumulate(
                sum,
                BinaryOperator.Add,
                Enumerable.Range(1, chains - 1)
                    .Select(c => (Value)Reductions.Chain(sum, c))
                    .Aggregate((left, right) => left + right))),
        ];
    }

    /// <summary>target[r][k] = start[r][k] + Σ_c left[r][c]·right[k][c], c in the lanes: each sum is reduced.</summary>
    /// <param name="left">A row for each of the chunk's.</param>
    /// <param name="right">A row for each k.</param>
    /// <param name="height">The number of k, padded to groups.</param>
    /// <param name="start">A row for each of the chunk's, or with stride 0 the same for all; null for 0.</param>
    /// <param name="target">A row for each of the chunk's.</param>
    /// <param name="padded">The columns with their padding.</param>
    /// <param name="count">The columns.</param>
    public IReadOnlyList<Statement> Dots(
        Matrix left, Matrix right, int height, Matrix? start, Matrix target, int padded, int count)
    {
        (int rows, int columns) = Blocking.Dots(bits, registers.Group);
        IReadOnlyList<Tile> tiles = registers.Tiles(padded, count);
        int widest = tiles[0].Lanes;
        int whole = tiles.Last(tile => tile.Lanes == widest).End;
        (int R, int K)[] sums =
            [.. Enumerable.Range(0, rows).SelectMany(r => Enumerable.Range(0, columns).Select(k => (r, k)))];
        (Local j, Local k) = (Counter("j"), Counter("k"));

        var body = new List<Statement>
        {
            Window(A, left, Indexes.Times(R, left.Stride)),
            Window(Row, right, Plus(Times(k, right.Stride), right.Offset)),
        };
        body.AddRange(sums.Select(at => new Declare(Dot(at.R, at.K, widest), registers.Zero(widest))));
        body.Add(TileLoop.For(j, whole, widest, Step(j, 0, widest)));
        int last = widest;
        for (int lanes = widest / 2; lanes >= registers.Group; lanes /= 2)
        {
            body.AddRange(sums.Select(at =>
                new Declare(Dot(at.R, at.K, lanes), Reductions.Halves(Dot(at.R, at.K, last)))));
            body.AddRange(tiles
                .Where(tile => tile.Start >= whole && tile.Lanes == lanes)
                .Select(tile => new Scope([.. Step(null, tile.Start, lanes)])));
            last = lanes;
        }

        for (int r = 0; r < rows; r++)
        {
            Value value = _reductions.Sums(
                [.. Enumerable.Range(0, columns).Select(column => Dot(r, column, last))], registers.Group, columns);
            if (start is { } first)
            {
                Value at = Plus(RowOf(first), k, first.Offset + (r * first.Stride));
                value += registers.Load(Place(first), at, registers.Group);
            }

            body.Add(registers.Store(value, Place(target), Plus(Times(R, target.Stride), k, r * target.Stride)));
        }

        return [TileLoop.For(k, height, columns, RowBlocks(rows, body))];

        Local Dot(int r, int column, int lanes) => registers.Register($"s{r}_{column}v{lanes}", lanes);

        IEnumerable<Statement> Step(Value? j, int offset, int lanes) =>
        [
            .. Enumerable.Range(0, rows).Select(r => new Declare(
                registers.Register($"a{r}", lanes), registers.Load(A, Plus(j, (r * left.Stride) + offset), lanes))),
            .. Enumerable.Range(0, columns).SelectMany(column => new Statement[]
                {
                    new Declare(
                        registers.Register($"b{column}", lanes),
                        registers.Load(Row, Plus(j, (column * right.Stride) + offset), lanes)),
                }
                .Concat(Enumerable.Range(0, rows).Select(r => new Assign(
                    Dot(r, column, lanes),
                    new MultiplyAdd(
                        registers.Register($"a{r}", lanes),
                        registers.Register($"b{column}", lanes),
                        Dot(r, column, lanes)))))),
        ];
    }

    /// <summary>target[c] += Σ_r right[r][c]</summary>
    public IReadOnlyList<Statement> SumRows(Matrix right, Matrix target, int padded, int count) =>
        TileLoop.Blocks(registers, padded, count, Blocking.Tiles(bits), (j, tiles) =>
        [
            .. tiles.Select(tile => new Declare(Sum(tile), registers.Zero(tile.Lanes))),
            .. Chained(Blocking.RowChains(tiles.Count), tiles.Select(Sum), (r, chain) =>
            [
                Window(Row, right, Plus(Times(r, right.Stride), j, 0)),
                .. tiles.Select(tile => new Accumulate(
                    Reductions.Chain(Sum(tile), chain),
                    BinaryOperator.Add,
                    registers.Load(Row, tile.Start, tile.Lanes))),
            ]),
            .. tiles.Select(tile => AddTo(Place(target), Plus(j, target.Offset + tile.Start), Sum(tile))),
        ]);

    /// <summary>target[c][r] = source[r][c], and zeros in the padding of the last register of each row.</summary>
    public IReadOnlyList<Statement> Transposed(Matrix source, int rows, int columns, Matrix target)
    {
        int group = registers.Group;
        int whole = rows / group * group;
        Local c = Counter("c");
        return
        [
            TileLoop.For(c, columns, 1,
            [
                .. whole == 0 ? [] : new[] { TileLoop.For(R, whole, group, Group("column", R, group)) },
                .. whole == rows ? [] : Group("rest", Of(whole), rows - whole),
            ]),
        ];

        IEnumerable<Statement> Group(string name, Value r, int used)
        {
            Place first = registers.Place(name);
            yield return Window(first, source, Plus(Times(r, source.Stride), c, source.Offset));
            yield return registers.Store(
                new Gather(
                [
                    .. Enumerable.Range(0, group).Select(k =>
                        k < used ? new Element(first, Of(k * source.Stride)) : registers.Zero(1)),
                ]),
                Place(target),
                Plus(Times(c, target.Stride), r, target.Offset));
        }
    }

    private static IReadOnlyList<Statement> RowBlocks(int height, IEnumerable<Statement> body)
    {
        (Local next, Local rows) = (Counter("next"), RoutinePool.Rows);
        return
        [
            TileLoop.For(next, rows, height,
            [
                new Remark("The last block may overlap the one before it: its rows get the same bits again."),
                new Declare(R, new Binary(BinaryOperator.Minimum, next, rows - Of(height))),
                .. body,
            ]),
        ];
    }

    private IEnumerable<Statement> MultiplyAdd(
        IReadOnlyList<Tile> tiles, int r, Place left, Value index, int chain = 0)
    {
        Local a = registers.Register($"a{r}", tiles[0].Lanes);
        yield return new Declare(a, registers.Broadcast(left, index, tiles[0].Lanes));
        foreach (Tile tile in tiles)
        {
            Local sum = Reductions.Chain(Sum(r, tile), chain);
            // A register's lower half is the same register: it costs nothing.
            yield return new Assign(sum, new MultiplyAdd(Reductions.Lower(a, tile.Lanes), B(tile), sum));
        }
    }

    private Declare Factor(Tile tile) => new(B(tile), registers.Load(Row, tile.Start, tile.Lanes));

    private Local B(Tile tile) => registers.Register($"b{tile.Start}", tile.Lanes);

    private Local Sum(int r, Tile tile) => registers.Register($"s{r}_{tile.Start}", tile.Lanes);

    private Local Sum(Tile tile) => registers.Register($"s{tile.Start}", tile.Lanes);

    private Place Place(Matrix matrix) => registers.Place(matrix.Name);

    private Window Window(Place place, Matrix matrix, Value index) => new(place, new PlaceAt(Place(matrix), index));
}
