using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>Spells vector operations on registers of any width up to the kernel's.</summary>
internal sealed class VectorText(NetworkPlan plan, int bits)
{
    private readonly SortedSet<(Function Function, int Bits)> _helpers = [];

    private readonly SortedSet<int> _sumWidths = [];

    private readonly SortedSet<int> _pairWidths = [];

    private readonly List<(string Name, int Length)> _stackTypes = [];

    public Precision Precision => plan.Model.Precision;

    /// <summary>float or double.</summary>
    public string T => Precision == Precision.Single ? "float" : "double";

    /// <summary>Lanes of the narrowest register: so many sums are reduced together.</summary>
    public int Group => Tiling.GroupLanes(Precision);

    /// <summary>Lanes of the kernel's widest register.</summary>
    public int Widest => Tiling.LanesOf(bits, Precision);

    /// <summary>The functions that formulas called, with the widths that they are needed at.</summary>
    public IEnumerable<(Function Function, int Bits)> Helpers => _helpers;

    /// <summary>The widths whose <see cref="SumOfEach"/> was asked for, in lanes.</summary>
    public IReadOnlyCollection<int> SumWidths => _sumWidths;

    /// <summary>Whether <see cref="Folded"/> was asked for.</summary>
    public bool Folds { get; private set; }

    /// <summary>A widest register's parts added up, in a register of <see cref="Group"/> lanes.</summary>
    public string Folded(string register)
    {
        Folds |= Widest > Group;
        return Widest == Group ? register : $"Folded({register})";
    }

    /// <summary>Whether <see cref="Largest"/> was asked for.</summary>
    public bool FindsLargest { get; private set; }

    /// <summary>The largest lane of a register.</summary>
    public string Largest(string register)
    {
        FindsLargest = true;
        return $"Largest({register})";
    }

    /// <summary>The name of the method that reduces as many registers together as they have lanes.</summary>
    public string SumOfEach(int lanes)
    {
        _sumWidths.Add(lanes);
        if (lanes > Group)
        {
            _sumWidths.Add(Group);
        }

        return nameof(SumOfEach);
    }

    /// <summary>The types of memory on the stack that <see cref="Rows"/> were asked for, with their numbers.</summary>
    public IReadOnlyList<(string Name, int Length)> StackTypes => _stackTypes;

    /// <summary>The declarations of rows on the stack, each from a 64-byte boundary on.</summary>
    /// <param name="type">A name for the type of that memory.</param>
    /// <param name="rows">The rows, and where each begins.</param>
    /// <param name="length">The numbers of all rows.</param>
    /// <param name="cleared">Whether padding is read that nobody wrote: it has to be zero then.</param>
    public IEnumerable<string> Rows(string type, IEnumerable<(string Name, int Offset)> rows, int length, bool cleared)
    {
        AlignsRows = true;
        (string, int) stack = (type, length + Tiling.WidestLanes(Precision));
        if (!_stackTypes.Contains(stack))
        {
            _stackTypes.Add(stack);
        }

        return Rows(
            [cleared ? $"{type} memory = default;" : $"Unsafe.SkipInit(out {type} memory);"], "memory.First", rows);
    }

    /// <summary>
    /// The same for many rows, cleared from the first with padding on: the JIT clears large structures 16 bytes at a time,
    /// spans faster.
    /// </summary>
    public IEnumerable<string> ManyRows(IEnumerable<(string Name, int Offset)> rows, int unpadded, int length)
    {
        AlignsRows = true;
        return Rows(
            [
                $"global::System.Span<{T}> memory = stackalloc {T}[{length + Tiling.WidestLanes(Precision)}];",
                // Padding is read as zeros, and a user's SkipLocalsInit leaves the stack as it was.
                unpadded == 0 ? "memory.Clear();" : $"memory.Slice({unpadded}).Clear();",
            ],
            "MemoryMarshal.GetReference(memory)",
            rows);
    }

    /// <summary>Whether rows were asked for.</summary>
    public bool AlignsRows { get; private set; }

    private IEnumerable<string> Rows(
        IEnumerable<string> memory, string first, IEnumerable<(string Name, int Offset)> rows) =>
    [
        .. memory,
        $"ref {T} scratch = ref Aligned(ref {first});",
        .. rows.Select(row =>
            $"ref {T} {row.Name} = ref {(row.Offset == 0 ? "scratch" : $"Unsafe.Add(ref scratch, {row.Offset})")};"),
    ];

    /// <summary>The registers of a padded row that hold one of its neurons; what is beyond is padding, and stays zero.</summary>
    public IReadOnlyList<Tile> Tiles(int padded, int count) =>
        [.. Tiling.Cover(padded, bits, Precision).Where(tile => tile.Start < count)];

    /// <summary>"Vector256" for 8 floats.</summary>
    public string Class(int lanes) => $"Vector{Tiling.BitsOf(lanes, Precision)}";

    public string Type(int lanes) => $"{Class(lanes)}<{T}>";

    public string Load(string section, string index, int lanes) => $"{Class(lanes)}.LoadUnsafe(ref {section}{At(index)})";

    public string Load(string section, int index, int lanes) => Load(section, $"{index}", lanes);

    /// <remarks>
    /// By the method's own name, as all of the framework's extension methods are called: a user's extension method of that
    /// name in the class's namespace would come first.
    /// </remarks>
    public string Store(string vector, string section, string index, int lanes) =>
        $"{Class(lanes)}.StoreUnsafe({vector}, ref {section}{At(index)});";

    public string Store(string vector, string section, int index, int lanes) => Store(vector, section, $"{index}", lanes);

    /// <summary>The first half of a register of so many lanes.</summary>
    public string Lower(string register, int lanes) => $"{Class(lanes)}.GetLower({register})";

    /// <summary>The second half of a register of so many lanes.</summary>
    public string Upper(string register, int lanes) => $"{Class(lanes)}.GetUpper({register})";

    /// <summary>The halves of a register of so many lanes, added up.</summary>
    public string Halves(string register, int lanes) => $"{Lower(register, lanes)} + {Upper(register, lanes)}";

    /// <summary>One lane of a register.</summary>
    public string Lane(string register, int lane, int lanes) => $"{Class(lanes)}.GetElement({register}, {lane})";

    /// <summary>Stores the first lanes of a register and no more: a row ends where it ends.</summary>
    public IEnumerable<string> StoreUsed(string register, string section, string index, int lanes, int used)
    {
        if (used == lanes)
        {
            return [Store(register, section, index, lanes)];
        }

        int half = lanes / 2;
        if (lanes == Group)
        {
            return Enumerable.Range(0, used).Select(lane =>
                $"{Number(section, Indexes.Plus(index, lane))} = {Lane(register, lane, lanes)};");
        }

        IEnumerable<string> lower = StoreUsed(Lower(register, lanes), section, index, half, Math.Min(used, half));
        return used <= half
            ? lower
            : lower.Concat(StoreUsed(Upper(register, lanes), section, Indexes.Plus(index, half), half, used - half));
    }

    /// <summary>One number of a section in every lane.</summary>
    public string Broadcast(string section, string index, int lanes) => $"{Class(lanes)}.Create({Number(section, index)})";

    public string Broadcast(string section, int index, int lanes) => Broadcast(section, $"{index}", lanes);

    /// <summary>
    /// Whether numbers that go to all lanes are loaded in pairs: a broadcast takes as much of a load as a register of
    /// weights does, and registers of 128 bits are too few operations a number for that to matter.
    /// </summary>
    public bool LoadsPairs(int lanes) => lanes > Group && Precision == Precision.Single;

    /// <summary>Two neighbouring numbers, in turns in all lanes: one load.</summary>
    public string Pair(string section, string index, int lanes) =>
        $"{Class(lanes)}.AsSingle({Class(lanes)}.Create(Unsafe.As<float, double>(ref {Number(section, index)})))";

    /// <summary>One number of a pair in every lane: the first, 0, or the second, 1.</summary>
    public string OfPair(string pair, int number, int lanes)
    {
        _pairWidths.Add(lanes);
        return $"{(number == 0 ? "Evens" : "Odds")}({pair})";
    }

    /// <summary>The widths that <see cref="OfPair"/> was asked for, in lanes.</summary>
    public IReadOnlyCollection<int> PairWidths => _pairWidths;

    public string Number(string section, string index) =>
        index == "0" ? section : $"Unsafe.Add(ref {section}, {index})";

    public string MultiplyAdd(string left, string right, string addend, int lanes) =>
        $"{Class(lanes)}.MultiplyAddEstimate({left}, {right}, {addend})";

    /// <summary>A formula, stabilised already, over registers.</summary>
    public string Print(Expression formula, int lanes, Func<string, Operand> operands)
    {
        var printer = new VectorPrinter(Precision, Tiling.BitsOf(lanes, Precision), operands);
        string printed = printer.Print(formula);
        foreach (Function helper in printer.UsedHelpers)
        {
            Use(helper, lanes);
        }

        return printed;
    }

    /// <summary>e^x of a register.</summary>
    public string Exp(string register, int lanes)
    {
        Use(Function.Exp, lanes);
        return $"Exp({register})";
    }

    /// <summary>ln(1 + x) of one number.</summary>
    public string LogOfOneAnd(string number)
    {
        Use(Function.Log1P, Group);
        return $"{Class(Group)}.ToScalar(Log1P({Class(Group)}.Create({number})))";
    }

    private void Use(Function helper, int lanes)
    {
        for (Function? next = helper; next is { } function; next = VectorHelpers.Callee(function))
        {
            _helpers.Add((function, Tiling.BitsOf(lanes, Precision)));
        }
    }

    /// <summary>target = formula, with a line before it for each costly term that stands in it more than once.</summary>
    public IEnumerable<string> Assign(
        string target, Expression formula, int lanes, Func<string, Operand> operands, string suffix) =>
        FormulaStatements.Assign(
            "var", target, formula, (part, known) => Print(part, lanes, known), operands, suffix);

    /// <summary>A register of a row that ends with its last number, such as t: no load reaches beyond it.</summary>
    public string LoadUsed(string row, string index, Tile tile, int used) => used == tile.Lanes
        ? Load(row, index, tile.Lanes)
        : $"{Class(tile.Lanes)}.Create({string.Join(", ", Enumerable.Range(0, tile.Lanes).Select(lane =>
            lane < used ? Number(row, $"{tile.Start + lane}") : Literal.Of(0, Precision)))})";

    /// <summary>Above the statement that takes padding out of softmax's row.</summary>
    public const string SoftmaxPadding = "// e^(−∞) is 0: padding adds nothing to the sum.";

    /// <summary>All bits set in the lanes that hold a neuron.</summary>
    public string Mask(int lanes, int used) => Mask(lanes, used, lanes);

    /// <summary>All bits set in the lanes that hold a neuron, of rows of <paramref name="stride"/> lanes.</summary>
    public string Mask(int lanes, int used, int stride)
    {
        (string one, string zero, string cast) =
            Precision == Precision.Single ? ("-1", "0", "AsSingle") : ("-1L", "0L", "AsDouble");
        IEnumerable<string> items = Enumerable.Range(0, lanes).Select(lane => lane % stride < used ? one : zero);
        return $"{Class(lanes)}.{cast}({Class(lanes)}.Create({string.Join(", ", items)}))";
    }

    private static string At(string index) => index == "0" ? "" : $", {index}";
}
