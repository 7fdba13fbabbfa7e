namespace NetGen.Compiler.Program;

/// <summary>What a call gives for a parameter.</summary>
internal abstract record Argument
{
    public abstract IReadOnlyList<Value> Values { get; }
}

internal sealed record ValueArgument(Value Value) : Argument
{
    public override IReadOnlyList<Value> Values => [Value];
}

internal sealed record PlaceArgument(PlaceAt Place) : Argument
{
    public override IReadOnlyList<Value> Values => [Place.Offset];
}

/// <summary>A local or an element that the callee may write.</summary>
internal sealed record VariableArgument(Value Target) : Argument
{
    public override IReadOnlyList<Value> Values => [Target];
}
