using NetGen.Generator.Model;
using static NetGen.Generator.Emit.Vector.Indexes;

namespace NetGen.Generator.Emit.Vector.Batch;

/// <summary>
/// Between memory, where the numbers of a sample lie one after another, and registers that hold one number of as many
/// samples as they have lanes. Whole groups are read and written where they are, if shuffles of registers suffice; else,
/// and where a last group has fewer rows, they pass through memory of their own with room for all.
/// </summary>
internal sealed class Interleaving(VectorText text)
{
    private int Lanes => text.Widest;

    private string Vector => text.Class(Lanes);

    /// <summary>Registers name0, name1, … from the group's rows.</summary>
    /// <param name="name">What a register is called.</param>
    /// <param name="rows">What the rows are called; "group" before it is the memory of one group.</param>
    /// <param name="from">Where all rows are.</param>
    /// <param name="width">Numbers of a sample.</param>
    public IEnumerable<string> Load(string name, string rows, string from, int width) => Shuffles(width)
        ?
        [
            $"if (count < {Lanes})",
            "{",
            .. Copy(from, width, $"group{rows}", toMemory: true).Select(line => $"    {line}"),
            "}",
            "",
            Rows(rows, from, width),
            .. width == 1
                ? [$"var {name}0 = {text.Load(rows, 0, Lanes)};"]
                : Enumerable.Range(0, width).Select(part => $"var {rows}{part} = {text.Load(rows, part * Lanes, Lanes)};")
                    .Concat(Enumerable.Range(0, width).Select(i =>
                        $"var {name}{i} = {Picked(rows, width, lane => (lane * width) + i)};")),
        ]
        :
        [
            "for (nuint r = 0; r < count; r++)",
            "{",
            .. Enumerable.Range(0, width).Select(i =>
                $"    {text.Number($"group{rows}", Plus("r", i * Lanes))} = {text.Number(from, Plus(Times("(first + r)", width), i))};"),
            "}",
            "",
            .. Enumerable.Range(0, width).Select(i => $"var {name}{i} = {text.Load($"group{rows}", i * Lanes, Lanes)};"),
        ];

    /// <summary>Registers to the group's rows.</summary>
    /// <param name="registers">One for each number of a sample.</param>
    /// <param name="rows">What the rows are called; "group" before it is the memory of one group.</param>
    /// <param name="to">Where all rows are.</param>
    public IEnumerable<string> Store(IReadOnlyList<string> registers, string rows, string to)
    {
        int width = registers.Count;
        return Shuffles(width)
            ?
            [
                Rows(rows, to, width),
                .. width == 1
                    ? [text.Store(registers[0], rows, 0, Lanes)]
                    : Enumerable.Range(0, width).Select(part => text.Store(
                        string.Join(" | ", registers.Select((register, k) => Shuffled(register, lane =>
                            ((part * Lanes) + lane) % width == k ? ((part * Lanes) + lane) / width : -1))),
                        rows,
                        part * Lanes,
                        Lanes)),
                $"if (count < {Lanes})",
                "{",
                .. Copy(to, width, $"group{rows}", toMemory: false).Select(line => $"    {line}"),
                "}",
            ]
            :
            [
                .. registers.Select((register, k) => text.Store(register, $"group{rows}", k * Lanes, Lanes)),
                "for (nuint r = 0; r < count; r++)",
                "{",
                .. Enumerable.Range(0, width).Select(k =>
                    $"    {text.Number(to, Plus(Times("(first + r)", width), k))} = {text.Number($"group{rows}", Plus("r", k * Lanes))};"),
                "}",
            ];
    }

    /// <summary>
    /// Whether registers are shuffled, rather than numbers copied one by one: of width registers each takes part in
    /// each, so that the cost of a group grows with width², that of copies with width · lanes.
    /// </summary>
    private bool Shuffles(int width) => width == 1 || width <= Lanes / 2;

    private string Rows(string rows, string all, int width) =>
        $"ref {text.T} {rows} = ref count < {Lanes} ? ref group{rows} : ref {text.Number(all, Times("first", width))};";

    private IEnumerable<string> Copy(string all, int width, string memory, bool toMemory)
    {
        string there = text.Number(all, Plus(Times("first", width), "p", 0));
        string here = text.Number(memory, "p");
        return TileLoop.For("p", "0", Times("count", width), 1, [toMemory ? $"{here} = {there};" : $"{there} = {here};"]);
    }

    /// <summary>A register whose lanes are numbers at given places of the parts, one part after another.</summary>
    private string Picked(string parts, int width, Func<int, int> place) => string.Join(" | ", Enumerable.Range(0, width).Select(part =>
        Shuffled($"{parts}{part}", lane => place(lane) / Lanes == part ? place(lane) % Lanes : -1)));

    /// <summary>A register's lanes in another order; zero where the index is −1.</summary>
    private string Shuffled(string register, Func<int, int> index)
    {
        string suffix = text.Precision == Precision.Single ? "" : "L";
        // Not every culture writes −1 as C# does.
        IEnumerable<string> indexes = Enumerable.Range(0, Lanes).Select(lane => index(lane) is >= 0 and int found ? $"{found}" : "-1");
        return $"{Vector}.Shuffle({register}, {Vector}.Create({string.Join(", ", indexes.Select(lane => lane + suffix))}))";
    }
}
