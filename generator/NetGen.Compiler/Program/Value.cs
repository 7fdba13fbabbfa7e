using NetGen.Compiler.Algebra;

namespace NetGen.Compiler.Program;

/// <summary>
/// A typed expression. What it means is the same in every language; the interpreter says what that is.
/// </summary>
/// <remarks>
/// Nothing here has an effect: values read places and locals, and statements write them. Floating point is not
/// associative, so a tree is computed as it stands.
/// </remarks>
/// <param name="Type">Of the result.</param>
internal abstract record Value(NumberType Type)
{
    /// <summary>The values that this one is computed from.</summary>
    public virtual IReadOnlyList<Value> Operands => [];

    public static Value operator +(Value left, Value right) => new Binary(BinaryOperator.Add, left, right);

    public static Value operator -(Value left, Value right) => new Binary(BinaryOperator.Subtract, left, right);

    public static Value operator *(Value left, Value right) => new Binary(BinaryOperator.Multiply, left, right);

    public static Value operator /(Value left, Value right) => new Binary(BinaryOperator.Divide, left, right);

    public static Value operator -(Value operand) => new Negate(operand);

    public static Value operator &(Value left, Value right) => new Binary(BinaryOperator.And, left, right);

    public static Value operator |(Value left, Value right) => new Binary(BinaryOperator.Or, left, right);

    public static Value operator !(Value condition) => new Not(condition);

    public static Value operator <<(Value left, Value right) => new Binary(BinaryOperator.ShiftLeft, left, right);

    public static Value operator >>(Value left, Value right) => new Binary(BinaryOperator.ShiftRight, left, right);

    public static Value operator <(Value left, Value right) => new Compare(Relation.Less, left, right);

    public static Value operator <=(Value left, Value right) => new Compare(Relation.LessOrEqual, left, right);

    public static Value operator >(Value left, Value right) => new Compare(Relation.Greater, left, right);

    public static Value operator >=(Value left, Value right) => new Compare(Relation.GreaterOrEqual, left, right);
}

/// <summary>A constant; of a register, the same number in all lanes.</summary>
internal sealed record Number(double Amount, NumberType Of) : Value(Of);

/// <summary>A constant that has a name.</summary>
/// <param name="Name">Its name in the program.</param>
/// <param name="Number">Its value.</param>
/// <param name="Reason">What it is for; constants that belong together share it.</param>
internal sealed record NamedNumber(string Name, Number Number, string Reason) : Value(Number.Of);

/// <summary>The value that a local holds.</summary>
internal sealed record Local(string Name, NumberType Of) : Value(Of);

/// <summary>A number of a place, or as many neighbours as a register has lanes.</summary>
/// <param name="Place">Where.</param>
/// <param name="Index">Of the first of them.</param>
/// <param name="Lanes">1 for a single number.</param>
internal sealed record Element(Place Place, Value Index, int Lanes = 1) : Value(new NumberType(Place.Format, Lanes))
{
    public override IReadOnlyList<Value> Operands => [Index];
}

/// <summary>−a</summary>
internal sealed record Negate(Value Operand) : Value(Operand.Type)
{
    public override IReadOnlyList<Value> Operands => [Operand];
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>
    /// The lower one, NaN where either is NaN; of numbers −0 is lower than 0, of registers that is the hardware's.
    /// </summary>
    Minimum,

    /// <summary>The higher one, likewise.</summary>
    Maximum,

    /// <summary>Bit by bit: of registers the lanes that a mask keeps, of conditions whether both hold.</summary>
    And,

    /// <summary>
    /// Bit by bit: of registers lanes of two that have zeros where the other has not, of conditions whether one holds.
    /// </summary>
    Or,

    /// <summary>Of whole numbers. The right operand is one count for all lanes.</summary>
    ShiftLeft,

    /// <summary>Of whole numbers; copies of the sign come in.</summary>
    ShiftRight,

    /// <summary>Of whole numbers; zeros come in.</summary>
    ShiftRightLogical,

    /// <summary>The left operand with the sign of the right one.</summary>
    CopySign,
}

/// <summary>Two values in one, lane by lane.</summary>
internal sealed record Binary(BinaryOperator Operator, Value Left, Value Right) : Value(Left.Type)
{
    public override IReadOnlyList<Value> Operands => [Left, Right];
}

/// <summary>left·right + addend of registers, rounded once where the hardware can.</summary>
internal sealed record MultiplyAdd(Value Left, Value Right, Value Addend) : Value(Addend.Type)
{
    public override IReadOnlyList<Value> Operands => [Left, Right, Addend];
}

/// <summary>A mathematical function, lane by lane.</summary>
internal sealed record Apply(Function Function, Value Argument) : Value(Argument.Type)
{
    public override IReadOnlyList<Value> Operands => [Argument];
}

/// <summary>What a routine returns that takes values alone: such a call has no effect.</summary>
internal sealed record ResultOf(Routine Routine, IReadOnlyList<Value> Arguments) : Value(Routine.Returns!.Value)
{
    public override IReadOnlyList<Value> Operands => Arguments;
}

/// <summary>Whether a relation holds, lane by lane: of numbers true or false, of registers a mask.</summary>
internal sealed record Compare(Relation Relation, Value Left, Value Right)
    : Value(Left.Type.IsRegister ? Left.Type : new NumberType(NumberFormat.Truth))
{
    public override IReadOnlyList<Value> Operands => [Left, Right];
}

/// <summary>Whether a condition does not hold. For NaN, "not less" is true and "greater or equal" is false.</summary>
internal sealed record Not(Value Condition) : Value(Condition.Type)
{
    public override IReadOnlyList<Value> Operands => [Condition];
}

/// <summary>One of two values, lane by lane.</summary>
/// <param name="Condition">A comparison, or of registers any mask.</param>
/// <param name="Then">Where it holds.</param>
/// <param name="Else">Elsewhere.</param>
internal sealed record Choose(Value Condition, Value Then, Value Else) : Value(Then.Type)
{
    public override IReadOnlyList<Value> Operands => [Condition, Then, Else];
}

/// <summary>A whole number, a count or an index in another format; where that is narrower, its lowest bits.</summary>
internal sealed record ToNumber(Value Whole, NumberFormat Format) : Value(Whole.Type with { Format = Format })
{
    public override IReadOnlyList<Value> Operands => [Whole];
}

/// <summary>The number of another format that has the same bits, lane by lane.</summary>
internal sealed record Reinterpret(Value Operand, NumberFormat Format) : Value(Operand.Type with { Format = Format })
{
    public override IReadOnlyList<Value> Operands => [Operand];
}
