namespace NetGen.Compiler.Program;

/// <summary>One number in all lanes of a register.</summary>
internal sealed record Broadcast(Value Single, int Lanes) : Value(Single.Type.WithLanes(Lanes))
{
    public override IReadOnlyList<Value> Operands => [Single];
}

/// <summary>A register made of numbers, one per lane.</summary>
internal sealed record Gather(IReadOnlyList<Value> Numbers) : Value(Numbers[0].Type.WithLanes(Numbers.Count))
{
    public override IReadOnlyList<Value> Operands => Numbers;
}

/// <summary>A number in the first lane, zeros behind it.</summary>
internal sealed record FirstLane(Value Single, int Lanes) : Value(Single.Type.WithLanes(Lanes))
{
    public override IReadOnlyList<Value> Operands => [Single];
}

/// <summary>The number in one lane.</summary>
internal sealed record Lane(Value Register, int Index) : Value(Register.Type.WithLanes(1))
{
    public override IReadOnlyList<Value> Operands => [Register];
}

/// <summary>The lower or the upper half of a register.</summary>
internal sealed record Half(Value Register, bool IsUpper) : Value(Register.Type.WithLanes(Register.Type.Lanes / 2))
{
    public override IReadOnlyList<Value> Operands => [Register];
}

/// <summary>A register made of two halves.</summary>
internal sealed record Join(Value Lower, Value Upper) : Value(Lower.Type.WithLanes(2 * Lower.Type.Lanes))
{
    public override IReadOnlyList<Value> Operands => [Lower, Upper];
}

/// <summary>The sum of a register's lanes, or the largest of them.</summary>
internal sealed record Reduce(Reduction Reduction, Value Register) : Value(Register.Type.WithLanes(1))
{
    public override IReadOnlyList<Value> Operands => [Register];
}

internal enum Reduction
{
    Sum,
    Largest,
}

/// <summary>A register of the sums of as many registers as each of them has lanes: added up together.</summary>
internal sealed record SumOfEach(IReadOnlyList<Value> Registers) : Value(Registers[0].Type)
{
    public override IReadOnlyList<Value> Operands => Registers;
}

/// <summary>A register's parts of so many lanes, added up in one.</summary>
internal sealed record Fold(Value Register, int To) : Value(Register.Type.WithLanes(To))
{
    public override IReadOnlyList<Value> Operands => [Register];
}

/// <summary>All bits set in the lanes that are used, none in the others.</summary>
internal sealed record LaneMask(IReadOnlyList<bool> Used, NumberFormat Format)
    : Value(new NumberType(Format, Used.Count));

/// <summary>A register's lanes in another order.</summary>
/// <param name="Register">The register.</param>
/// <param name="Lanes">For each lane of the result the lane that it takes; −1: zero.</param>
internal sealed record Shuffle(Value Register, IReadOnlyList<int> Lanes) : Value(Register.Type)
{
    public override IReadOnlyList<Value> Operands => [Register];
}

/// <summary>Two neighbours in memory, in turns in all lanes.</summary>
internal sealed record Pair(Place Place, Value Index, int Lanes) : Value(new NumberType(Place.Format, Lanes))
{
    public override IReadOnlyList<Value> Operands => [Index];
}

/// <summary>One number of a <see cref="Pair"/> in all lanes.</summary>
internal sealed record OfPair(Value Register, bool IsSecond) : Value(Register.Type)
{
    public override IReadOnlyList<Value> Operands => [Register];
}

/// <summary>0, 1, 2, … in the lanes.</summary>
internal sealed record LaneNumbers(NumberType Of) : Value(Of);
