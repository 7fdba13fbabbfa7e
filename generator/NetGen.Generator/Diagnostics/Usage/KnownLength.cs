using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Usage;

/// <summary>How many values an expression has, where the code itself says so whatever happens.</summary>
internal static class KnownLength
{
    /// <summary>By number: the oldest compiler that is supported has no names for them.</summary>
    private const OperationKind CollectionExpression = (OperationKind)127, Spread = (OperationKind)128;

    /// <summary>The length of a span or array, or null where it is not certain.</summary>
    public static int? Of(IOperation value, MethodBody body) => value switch
    {
        _ when Sequence.ElementOf(value.Type) is null && value is not { Kind: OperationKind.None } => null,
        IConversionOperation conversion => Of(conversion.Operand, body),
        IArrayCreationOperation { DimensionSizes: [{ } size] } => Constant(size),
        IDefaultValueOperation when Sequence.IsSpan(value.Type) => 0,
        ILocalReferenceOperation local when body.OnlyValueOf(local.Local) is { } assigned
            && !body.IsTested(local.Local, local) => Of(assigned, body),
        IInvocationOperation call => OfCall(call, body),
        { Kind: CollectionExpression } => OfCollection(value),
        _ => OfStack(value),
    };

    /// <summary>A part or the whole of something, as a span.</summary>
    private static int? OfCall(IInvocationOperation call, MethodBody body) => call switch
    {
        { TargetMethod.Name: "AsSpan", TargetMethod.ContainingType.Name: "MemoryExtensions", Arguments: [{ } whole] } =>
            Of(whole.Value, body),
        { TargetMethod.Name: "AsSpan", TargetMethod.ContainingType.Name: "MemoryExtensions" }
            when Parameter(call, "length") is { } length => Constant(length),
        { TargetMethod.Name: "Slice" } when Sequence.IsSpan(call.TargetMethod.ContainingType)
            && Parameter(call, "length") is { } length => Constant(length),
        _ => null,
    };

    /// <summary>[1, 0]: an element each; what a spread adds is not known.</summary>
    private static int? OfCollection(IOperation collection)
    {
        int count = 0;
        foreach (IOperation element in collection.ChildOperations)
        {
            if (element.Kind == Spread)
            {
                return null;
            }

            count++;
        }

        return count;
    }

    /// <summary>stackalloc, for which there is no operation.</summary>
    private static int? OfStack(IOperation value) => value.Syntax switch
    {
        StackAllocArrayCreationExpressionSyntax { Initializer: { } values } => values.Expressions.Count,
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [{ } size] }] } } =>
            value.SemanticModel?.GetConstantValue(size).Value as int?,
        ImplicitStackAllocArrayCreationExpressionSyntax stack => stack.Initializer.Expressions.Count,
        _ => null,
    };

    private static IOperation? Parameter(IInvocationOperation call, string name) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    private static int? Constant(IOperation size) =>
        size.ConstantValue is { HasValue: true, Value: int value and >= 0 } ? value : null;
}
