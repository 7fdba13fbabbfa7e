using NetGen.Compiler.Algebra;
using NetGen.Compiler.Program;
using static NetGen.Compiler.Program.Indexes;

namespace NetGen.Compiler.Lower.Vector.Batch;

/// <summary>
/// Between memory, where the numbers of a sample lie one after another, and registers that hold one number of as many
/// samples as they have lanes. Whole groups are read and written where they are, if shuffles of registers suffice;
/// else, and where a last group has fewer rows, they pass through memory of their own with room for all.
/// </summary>
internal sealed class Interleaving(Registers registers)
{
    /// <summary>The first row of a group, and how many it has.</summary>
    public static Local First { get; } = Counter("first");

    public static Local Count { get; } = Counter("count");

    private int Lanes => registers.Widest;

    private Value IsShort => new Compare(Relation.Less, Count, Of(Lanes));

    /// <summary>Registers name0, name1, … from the group's rows.</summary>
    /// <param name="name">What a register is called.</param>
    /// <param name="rows">What the rows are called; "group" before it is the memory of one group.</param>
    /// <param name="from">Where all rows are.</param>
    /// <param name="width">Numbers of a sample.</param>
    public IEnumerable<Statement> Load(string name, string rows, string from, int width)
    {
        (Place group, Place part) = (registers.Place($"group{rows}"), registers.Place(rows));
        return Shuffles(width)
            ?
            [
                new If(IsShort, [Copy(registers.Place(from), width, group, toMemory: true)]),
                Rows(part, group, registers.Place(from), width),
                .. width == 1
                    ? [new Declare(Register($"{name}0"), registers.Load(part, 0, Lanes))]
                    : Enumerable.Range(0, width)
                        .Select(p => new Declare(Register($"{rows}{p}"), registers.Load(part, p * Lanes, Lanes)))
                        .Concat(Enumerable.Range(0, width).Select(i =>
                            new Declare(Register($"{name}{i}"), Picked(rows, width, lane => (lane * width) + i)))),
            ]
            :
            [
                EachRow(Enumerable.Range(0, width).Select(i => new Store(Turned(group, i), InRow(from, width, i)))),
                .. Enumerable.Range(0, width).Select(i =>
                    new Declare(Register($"{name}{i}"), registers.Load(group, i * Lanes, Lanes))),
            ];
    }

    /// <summary>Registers to the group's rows.</summary>
    /// <param name="numbers">One for each number of a sample.</param>
    /// <param name="rows">What the rows are called; "group" before it is the memory of one group.</param>
    /// <param name="to">Where all rows are.</param>
    public IEnumerable<Statement> Store(IReadOnlyList<Local> numbers, string rows, string to)
    {
        int width = numbers.Count;
        (Place group, Place whole) = (registers.Place($"group{rows}"), registers.Place(rows));
        return Shuffles(width)
            ?
            [
                Rows(whole, group, registers.Place(to), width),
                .. width == 1
                    ? [registers.Store(numbers[0], whole, 0)]
                    : Enumerable.Range(0, width).Select(part => registers.Store(
                        Together(numbers.Select((number, k) => Shuffled(number, lane =>
                            ((part * Lanes) + lane) % width == k ? ((part * Lanes) + lane) / width : -1))),
                        whole,
                        part * Lanes)),
                new If(IsShort, [Copy(registers.Place(to), width, group, toMemory: false)]),
            ]
            :
            [
                .. numbers.Select((number, k) => registers.Store(number, group, k * Lanes)),
                EachRow(numbers.Select((_, k) => new Store(InRow(to, width, k), Turned(group, k)))),
            ];
    }

    /// <summary>
    /// Whether registers are shuffled, rather than numbers copied one by one: of width registers each takes part in
    /// each, so that the cost of a group grows with width², that of copies with width · lanes.
    /// </summary>
    private bool Shuffles(int width) => width == 1 || width <= Lanes / 2;

    private static Local R { get; } = Counter("r");

    private Local Register(string name) => registers.Register(name, Lanes);

    private static For EachRow(IEnumerable<Statement> body) => TileLoop.For(R, Count, 1, body);

    private Element Turned(Place group, int number) => new(group, Plus(R, number * Lanes));

    private Element InRow(string all, int width, int number) =>
        new(registers.Place(all), Plus(Times(First + R, width), number));

    private EitherWindow Rows(Place rows, Place group, Place all, int width) =>
        new(rows, IsShort, PlaceAt.Whole(group), new PlaceAt(all, Times(First, width)));

    private static For Copy(Place all, int width, Place memory, bool toMemory)
    {
        Local p = Counter("p");
        var there = new Element(all, Plus(Times(First, width), p, 0));
        var here = new Element(memory, p);
        return TileLoop.For(p, Times(Count, width), 1, [toMemory ? new Store(here, there) : new Store(there, here)]);
    }

    /// <summary>A register whose lanes are numbers at given places of the parts, one part after another.</summary>
    private Value Picked(string parts, int width, Func<int, int> place) =>
        Together(Enumerable.Range(0, width).Select(part =>
            Shuffled(Register($"{parts}{part}"), lane => place(lane) / Lanes == part ? place(lane) % Lanes : -1)));

    /// <summary>A register's lanes in another order; zero where the index is −1.</summary>
    private Shuffle Shuffled(Local register, Func<int, int> index) =>
        new Shuffle(register, [.. Enumerable.Range(0, Lanes).Select(lane => Math.Max(-1, index(lane)))]);

    private static Value Together(IEnumerable<Value> parts) =>
        parts.Aggregate((left, right) => new Binary(BinaryOperator.Or, left, right));
}
