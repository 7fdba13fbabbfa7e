using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>Makes values of registers of any width up to the kernel's.</summary>
internal sealed class Registers(NetworkPlan plan, int bits)
{
    public NumberFormat Format => plan.Format;

    public Precision Precision => plan.Model.Precision;

    /// <summary>Lanes of the narrowest register: so many sums are reduced together.</summary>
    public int Group => Tiling.GroupLanes(Precision);

    /// <summary>Lanes of the kernel's widest register.</summary>
    public int Widest => Tiling.LanesOf(bits, Precision);

    /// <summary>
    /// The registers of a padded row that hold one of its neurons; what is beyond is padding, and stays zero.
    /// </summary>
    public IReadOnlyList<Tile> Tiles(int padded, int count) =>
        [.. Tiling.Cover(padded, bits, Precision).Where(tile => tile.Start < count)];

    public NumberType Type(int lanes) => new(Format, lanes);

    public FormulaLowering Formulas(int lanes) => new(Type(lanes));

    public Local Register(string name, int lanes) => new(name, Type(lanes));

    public Local Number(string name) => new(name, Type(1));

    public Value Zero(int lanes) => new Number(0, Type(lanes));

    /// <summary>A place of the network's or of the routine's, by its first number.</summary>
    public Place Place(string name) =>
        new(name, Format, plan.Storage.Has(name) ? PlaceKind.Section : PlaceKind.Local);

    /// <summary>A row of the caller's.</summary>
    public Place Row(string name) => new(name, Format, PlaceKind.Row);

    public Element Load(Place place, Value index, int lanes) => new(place, index, lanes);

    public Element Load(Place place, int index, int lanes) => new(place, Indexes.Of(index), lanes);

    public Element Load(string place, int index, int lanes) => Load(Place(place), index, lanes);

    public Store Store(Value register, Place place, Value index) =>
        new(Load(place, index, register.Type.Lanes), register);

    public Store Store(Value register, Place place, int index) => Store(register, place, Indexes.Of(index));

    public Store Store(Value register, string place, int index) => Store(register, Place(place), index);

    /// <summary>One number of a place in every lane.</summary>
    public Value Broadcast(Place place, Value index, int lanes) => new Broadcast(new Element(place, index), lanes);

    public Value Broadcast(Place place, int index, int lanes) => Broadcast(place, Indexes.Of(index), lanes);

    /// <summary>Stores the first lanes of a register and no more: a row ends where it ends.</summary>
    public IEnumerable<Statement> StoreUsed(Value register, Place place, Value index, int used)
    {
        int lanes = register.Type.Lanes;
        if (used == lanes)
        {
            return [Store(register, place, index)];
        }

        if (lanes == Group)
        {
            return Enumerable.Range(0, used).Select(lane =>
                new Store(new Element(place, Indexes.Plus(index, lane)), new Lane(register, lane)));
        }

        int half = lanes / 2;
        IEnumerable<Statement> lower =
            StoreUsed(new Half(register, IsUpper: false), place, index, Math.Min(used, half));
        return used <= half
            ? lower
            : lower.Concat(StoreUsed(new Half(register, IsUpper: true), place, Indexes.Plus(index, half), used - half));
    }

    /// <summary>A register of a row that ends with its last number, such as t: no load reaches beyond it.</summary>
    public Value LoadUsed(Place row, Value index, Tile tile, int used) => used == tile.Lanes
        ? Load(row, index, tile.Lanes)
        : new Gather(
        [
            .. Enumerable.Range(0, tile.Lanes).Select(lane =>
                lane < used ? new Element(row, Indexes.Of(tile.Start + lane)) : Zero(1)),
        ]);

    /// <summary>
    /// Whether numbers that go to all lanes are loaded in pairs: a broadcast takes as much of a load as a register of
    /// weights does, and registers of 128 bits are too few operations a number for that to matter.
    /// </summary>
    public bool LoadsPairs(int lanes) => lanes > Group && Precision == Precision.Single;

    /// <summary>All bits set in the lanes that hold a neuron.</summary>
    public LaneMask Mask(int lanes, int used) => Mask(lanes, used, lanes);

    /// <summary>All bits set in the lanes that hold a neuron, of rows of <paramref name="stride"/> lanes.</summary>
    public LaneMask Mask(int lanes, int used, int stride) =>
        new([.. Enumerable.Range(0, lanes).Select(lane => lane % stride < used)], Format);

    /// <summary>A register's parts of the narrowest width, added up.</summary>
    public Value Folded(Value register) => register.Type.Lanes == Group ? register : new Fold(register, Group);

    /// <summary>A number as it is.</summary>
    public Number Constant(double value) => new(value, Type(1));

    /// <summary>The lanes that are below a number; zero in the others.</summary>
    public Value Below(Value register, Value number) => new Binary(
        BinaryOperator.And,
        register,
        new Compare(Algebra.Relation.Less, register, new Broadcast(number, register.Type.Lanes)));

    /// <summary>ln(1 + x) of one number, by the function of registers.</summary>
    public Value LogOfOneAnd(Value number) =>
        new Lane(new Apply(Algebra.Function.Log1P, new Broadcast(number, Group)), 0);

    /// <summary>Above the statement that takes padding out of softmax's row.</summary>
    public const string SoftmaxPadding = "e^(−∞) is 0: padding adds nothing to the sum.";

    /// <summary>Softmax's u without padding.</summary>
    public Value WithoutPadding(Value register, int used)
    {
        int lanes = register.Type.Lanes;
        return new Choose(
            Mask(lanes, used), register, new Broadcast(new Number(double.NegativeInfinity, Type(1)), lanes));
    }
}
