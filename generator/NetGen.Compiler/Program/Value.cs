using NetGen.Compiler.Plan.Algebra;

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
}

/// <summary>A constant; of a register, the same number in all lanes.</summary>
internal sealed record Number(double Amount, NumberType Of) : Value(Of);

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
    Minimum,
    Maximum,

    /// <summary>Of registers, bit by bit: the lanes that a mask keeps.</summary>
    And,

    /// <summary>Of registers, bit by bit: lanes of two that have zeros where the other has not.</summary>
    Or,
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

/// <summary>Whether a relation holds, lane by lane: of numbers true or false, of registers a mask.</summary>
internal sealed record Compare(Relation Relation, Value Left, Value Right) : Value(Left.Type)
{
    public override IReadOnlyList<Value> Operands => [Left, Right];
}

/// <summary>One of two values, lane by lane.</summary>
/// <param name="Condition">A comparison, or of registers any mask.</param>
/// <param name="Then">Where it holds.</param>
/// <param name="Else">Elsewhere.</param>
internal sealed record Choose(Value Condition, Value Then, Value Else) : Value(Then.Type)
{
    public override IReadOnlyList<Value> Operands => [Condition, Then, Else];
}

/// <summary>A count or an index as a number.</summary>
internal sealed record ToNumber(Value Count, NumberFormat Format) : Value(new NumberType(Format))
{
    public override IReadOnlyList<Value> Operands => [Count];
}
