namespace NetGen.Compiler.Program;

/// <summary>What a routine does, one after the other.</summary>
internal abstract record Statement
{
    /// <summary>The values that it computes itself, those of statements inside it left out.</summary>
    public virtual IReadOnlyList<Value> Values => [];

    /// <summary>The statements inside it.</summary>
    public virtual IReadOnlyList<Statement> Inside => [];
}

/// <summary>Statements with the sentence above them.</summary>
/// <param name="Note">An equation or a reason; empty: they only stand apart; null: they follow on.</param>
/// <param name="Statements">What it is about.</param>
internal sealed record Paragraph(string? Note, IReadOnlyList<Statement> Statements) : Statement
{
    public override IReadOnlyList<Statement> Inside => Statements;
}

/// <summary>A new local and its value.</summary>
/// <param name="Local">Its name and type.</param>
/// <param name="Value">What it is.</param>
/// <param name="Kept">An element that keeps it too.</param>
internal sealed record Declare(Local Local, Value Value, Element? Kept = null) : Statement
{
    public override IReadOnlyList<Value> Values => Kept is null ? [Value] : [Value, Kept];
}

/// <summary>Declarations that a reader takes in at a glance: several per line.</summary>
internal sealed record DeclareAll(IReadOnlyList<Declare> Declarations) : Statement
{
    public override IReadOnlyList<Statement> Inside => Declarations;
}

/// <summary>Another value for a local.</summary>
internal sealed record Assign(Local Local, Value Value) : Statement
{
    public override IReadOnlyList<Value> Values => [Value, Local];
}

/// <summary>target ← target ∘ value, where the target is a local or an element.</summary>
internal sealed record Accumulate(Value Target, BinaryOperator Operator, Value Value) : Statement
{
    public override IReadOnlyList<Value> Values => [Value, Target];
}

/// <summary>Writes a number, or a register's lanes, to a place.</summary>
internal sealed record Store(Element Target, Value Value) : Statement
{
    public override IReadOnlyList<Value> Values => [Value, Target];
}

/// <summary>Copies so many numbers from the first of one place on to another.</summary>
internal sealed record Copy(PlaceAt From, PlaceAt To, int Count) : Statement
{
    public override IReadOnlyList<Value> Values => [From.Offset, To.Offset];
}

/// <summary>A place and the index of a number in it.</summary>
internal sealed record PlaceAt(Place Place, Value Offset)
{
    /// <summary>A place from its first number on.</summary>
    public static PlaceAt Whole(Place place) => new(place, Indexes.Of(0));
}

/// <summary>A name for what begins at an index of another place.</summary>
internal sealed record Window(Place Place, PlaceAt Of) : Statement
{
    public override IReadOnlyList<Value> Values => [Of.Offset];
}

/// <summary>From here on a place of the caller's is found elsewhere: so many numbers of another place.</summary>
internal sealed record Redirect(Place Place, PlaceAt To, int Length) : Statement
{
    public override IReadOnlyList<Value> Values => [To.Offset];
}

/// <summary>A name for one of two places.</summary>
internal sealed record EitherWindow(Place Place, Value Condition, PlaceAt Then, PlaceAt Else) : Statement
{
    public override IReadOnlyList<Value> Values => [Condition, Then.Offset, Else.Offset];
}

/// <summary>Memory of the routine's own.</summary>
/// <param name="Rows">The places in it, each from an index on.</param>
/// <param name="Length">Numbers in all.</param>
/// <param name="Form">Where it lies, and from which number on it has to be zero before it is written.</param>
internal sealed record Reserve(IReadOnlyList<ReservedRow> Rows, int Length, Reservation Form) : Statement;

/// <summary>A place in a routine's own memory, and the index that it begins at.</summary>
internal sealed record ReservedRow(Place Place, int Offset);

/// <summary>How a routine's own memory is had.</summary>
/// <param name="Name">What it is called where it needs a name.</param>
/// <param name="IsAligned">From a 64-byte boundary on.</param>
/// <param name="IsFixed">A structure of a fixed size, rather than a length.</param>
/// <param name="ZeroFrom">The first number that has to be zero; null: none has to.</param>
internal sealed record Reservation(string Name, bool IsAligned, bool IsFixed, int? ZeroFrom)
{
    /// <summary>Memory as it comes.</summary>
    public static Reservation Plain(string name) => new(name, IsAligned: false, IsFixed: false, ZeroFrom: null);

    /// <summary>A structure of so many numbers, aligned.</summary>
    /// <param name="name">Its type's name.</param>
    /// <param name="isCleared">Whether padding is read that nobody wrote: it has to be zero then.</param>
    public static Reservation Fixed(string name, bool isCleared) =>
        new(name, IsAligned: true, IsFixed: true, ZeroFrom: isCleared ? 0 : null);

    /// <summary>
    /// Many rows, aligned, cleared from the first with padding on: large structures are cleared 16 bytes at a time, a
    /// part of a span faster.
    /// </summary>
    public static Reservation Large(int zeroFrom) => new("memory", IsAligned: true, IsFixed: false, zeroFrom);
}

/// <summary>Repeats statements for every index from one bound up to another, which is left out.</summary>
/// <param name="Counter">The index.</param>
/// <param name="From">Its first value; null: it goes on from the value that it has.</param>
/// <param name="To">The bound.</param>
/// <param name="Step">From one index to the next.</param>
/// <param name="Body">What is repeated.</param>
internal sealed record For(Local Counter, Value? From, Value To, int Step, IReadOnlyList<Statement> Body) : Statement
{
    /// <summary>A local that each turn sets to the length of its step, where turns differ in length.</summary>
    public Local? StepBy { get; init; }

    /// <summary>Whether a step that would reach beyond the bound is left out.</summary>
    public bool HasWholeSteps { get; init; }

    public override IReadOnlyList<Value> Values => From is null ? [Counter, To] : [From, To];

    public override IReadOnlyList<Statement> Inside => Body;
}

/// <summary>Statements for a case.</summary>
internal sealed record If(Value Condition, IReadOnlyList<Statement> Then) : Statement
{
    public override IReadOnlyList<Value> Values => [Condition];

    public override IReadOnlyList<Statement> Inside => Then;
}

/// <summary>Statements whose locals end with them.</summary>
internal sealed record Scope(IReadOnlyList<Statement> Body) : Statement
{
    public override IReadOnlyList<Statement> Inside => Body;
}

/// <summary>A line for the reader, between statements.</summary>
internal sealed record Remark(string Text) : Statement;

/// <summary>A call of another routine.</summary>
/// <param name="Routine">Which.</param>
/// <param name="Arguments">In the order of its parameters.</param>
/// <param name="Result">What becomes of what it returns.</param>
internal sealed record Invoke(Routine Routine, IReadOnlyList<Argument> Arguments, CallResult? Result = null) : Statement
{
    public override IReadOnlyList<Value> Values => [.. Arguments.SelectMany(argument => argument.Values)];
}

/// <summary>A local that a call's result is put into, or added to.</summary>
internal sealed record CallResult(Local Local, bool IsAdded, bool IsNew);

/// <summary>The end of a routine, with its result.</summary>
internal sealed record Return(Value Value) : Statement
{
    public override IReadOnlyList<Value> Values => [Value];
}

/// <summary>The end of a routine whose result is a part of a place, to look at.</summary>
internal sealed record ReturnPart(PlaceAt Part, int Length) : Statement;
