namespace NetGen.Compiler.Program;

/// <summary>
/// About how many instructions of an intermediate language statements are: a load per name or number, one more per
/// element and per operation.
/// </summary>
internal static class Cost
{
    public static int Of(Statement statement) => statement.Inside.Sum(Of) + statement switch
    {
        Declare declare => 3 + Of(declare.Value) + (declare.Kept is { } kept ? 1 + Of(kept) : 0),
        Assign(_, var value) => 2 + Of(value),
        Accumulate(var target, _, var value) => 2 + Of(target) + Of(value),
        Store(var target, var value) => 1 + Of(target) + Of(value),
        For loop => 8 + loop.Values.Sum(Of),
        Invoke invoke => 2 + invoke.Arguments.Sum(Of),
        _ => statement.Values.Sum(Of),
    };

    public static int Of(Value value) => value switch
    {
        Local or Number or NamedNumber => 1,
        Negate or Binary => 1 + value.Operands.Sum(Of),
        _ => 2 + value.Operands.Sum(Of),
    };

    private static int Of(Argument argument) =>
        argument is VariableArgument(var target) ? 1 + Of(target) : argument.Values.Sum(Of);
}
