using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>Turns registers of products into sums, a group of them at a time.</summary>
internal sealed class Reductions(Registers registers)
{
    /// <summary>
    /// Statements that add up products of every width in one register <paramref name="name"/> of
    /// <see cref="Folding.Lanes"/> lanes.
    /// </summary>
    /// <param name="name">The variable; wider halves get a suffix.</param>
    /// <param name="tiles">The registers of the row, widest first.</param>
    /// <param name="value">The register of a tile.</param>
    /// <param name="weights">Its weights.</param>
    public IEnumerable<Statement> Products(
        string name, IReadOnlyList<Tile> tiles, Func<Tile, Value> value, Func<Tile, Value> weights)
    {
        int fold = Folding.Lanes(tiles, registers.Precision);
        Local? wider = null;
        for (int lanes = tiles[0].Lanes; lanes >= fold; lanes /= 2)
        {
            Local sum = registers.Register(lanes == fold ? name : $"{name}v{lanes}", lanes);
            bool declared = wider is not null;
            if (wider is not null)
            {
                yield return new Declare(sum, Halves(wider));
            }

            foreach (Tile tile in tiles.Where(tile => tile.Lanes == lanes))
            {
                yield return declared
                    ? new Assign(sum, new MultiplyAdd(value(tile), weights(tile), sum))
                    : new Declare(sum, value(tile) * weights(tile));
                declared = true;
            }

            wider = sum;
        }
    }

    /// <summary>
    /// A register of <paramref name="lanes"/> lanes with the sum of each of the registers; missing ones are 0.
    /// </summary>
    /// <param name="sums">At most so many as there are lanes, each of <paramref name="fold"/> lanes.</param>
    /// <param name="fold">The lanes of each of them.</param>
    /// <param name="lanes">The lanes of the result.</param>
    public Value Sums(IReadOnlyList<Value> sums, int fold, int lanes)
    {
        if (lanes > fold || (lanes > registers.Group && sums.Count <= registers.Group))
        {
            int half = lanes / 2;
            return new Join(Sums([.. sums.Take(half)], fold, half), Sums([.. sums.Skip(half)], fold, half));
        }

        if (fold > lanes)
        {
            return Sums([.. sums.Select(Halves)], fold / 2, lanes);
        }

        return sums.Count switch
        {
            0 => registers.Zero(lanes),
            1 => new FirstLane(new Reduce(Reduction.Sum, sums[0]), lanes),
            _ => new SumOfEach([.. sums, .. Enumerable.Repeat(registers.Zero(lanes), lanes - sums.Count)]),
        };
    }

    /// <summary>The one number that a row of registers adds up to.</summary>
    public static Value Total(IEnumerable<Value> row) =>
        row.Select(register => (Value)new Reduce(Reduction.Sum, register)).Aggregate((sum, next) => sum + next);

    /// <summary>A part of a sum that is added up in several: the sum itself, or u0c1.</summary>
    public static Local Chain(Local sum, int chain) => chain == 0 ? sum : sum with { Name = $"{sum.Name}c{chain}" };

    /// <summary>A sum and its further parts in one: half of the parts need not wait for the others.</summary>
    public static Statement AddUp(Local sum, int chains) => chains == 2
        ? new Accumulate(sum, BinaryOperator.Add, Chain(sum, 1))
        : new Assign(sum, Balanced([.. Enumerable.Range(0, chains).Select(c => Chain(sum, c))]));

    private static Value Balanced(IReadOnlyList<Value> terms)
    {
        int half = (terms.Count + 1) / 2;
        return terms.Count <= 2
            ? terms.Aggregate((left, right) => left + right)
            : Balanced([.. terms.Take(half)]) + Balanced([.. terms.Skip(half)]);
    }

    /// <summary>The first lanes of a register.</summary>
    public static Value Lower(Value register, int lanes) =>
        register.Type.Lanes == lanes ? register : Lower(new Half(register, IsUpper: false), lanes);

    /// <summary>A register's halves, added up.</summary>
    public static Value Halves(Value register) =>
        new Half(register, IsUpper: false) + new Half(register, IsUpper: true);
}
