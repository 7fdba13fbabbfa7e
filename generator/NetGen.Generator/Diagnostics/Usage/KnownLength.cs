using System.Collections.Immutable;
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
        IObjectCreationOperation creation when Sequence.IsSpan(creation.Type) => OfSpan(creation, body),
        IPropertyReferenceOperation { Property.Name: "Empty", Instance: null } empty
            when Sequence.IsSpan(empty.Property.ContainingType) => 0,
        IArrayElementReferenceOperation { Indices: [{ } range] } => OfRange(range),
        IImplicitIndexerReferenceOperation { Argument: { } range } part when Sequence.IsSpan(part.Instance.Type) =>
            OfRange(range),
        IConditionalOperation { WhenFalse: { } other } choice
            when Of(choice.WhenTrue, body) is { } length && Of(other, body) == length => length,
        { Kind: CollectionExpression } => OfCollection(value),
        _ => OfStack(value),
    };

    /// <summary>A part or the whole of something, as a span.</summary>
    private static int? OfCall(IInvocationOperation call, MethodBody body) => call switch
    {
        { TargetMethod.Name: "AsSpan", TargetMethod.ContainingType.Name: "MemoryExtensions", Arguments: [{ } whole] } =>
            Of(whole.Value, body),
        { TargetMethod.Name: "AsSpan", TargetMethod.ContainingType.Name: "MemoryExtensions" }
            when Parameter(call.Arguments, "range") is { } range => OfRange(range),
        { TargetMethod.Name: "AsSpan", TargetMethod.ContainingType.Name: "MemoryExtensions" }
            when Parameter(call.Arguments, "length") is { } length => Constant(length),
        { TargetMethod.Name: "Slice" } when Sequence.IsSpan(call.TargetMethod.ContainingType)
            && Parameter(call.Arguments, "length") is { } length => Constant(length),
        { TargetMethod: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array } } => 0,
        _ => null,
    };

    /// <summary>new Span&lt;float&gt;(array), or of a part of it.</summary>
    private static int? OfSpan(IObjectCreationOperation span, MethodBody body) =>
        Parameter(span.Arguments, "length") is { } length ? Constant(length)
        : Parameter(span.Arguments, "array") is { } whole ? Of(whole, body)
        : null;

    /// <summary>[1..3]: both ends from the start.</summary>
    private static int? OfRange(IOperation value) =>
        value is IRangeOperation { RightOperand: { } right } range
        && (range.LeftOperand is { } left ? Index(left) : 0) is { } start
        && Index(right) is { } end
        && start <= end
            ? end - start
            : null;

    /// <summary>An index is converted from a number, unless it counts from the end.</summary>
    private static int? Index(IOperation value) =>
        value is IConversionOperation conversion ? Constant(conversion.Operand) : null;

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

    private static IOperation? Parameter(ImmutableArray<IArgumentOperation> arguments, string name) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    private static int? Constant(IOperation size) =>
        size.ConstantValue is { HasValue: true, Value: int value and >= 0 } ? value : null;
}

/// <summary>The types that rows come in: spans, and arrays of one dimension.</summary>
internal static class Sequence
{
    /// <summary>What a span or array holds; null for every other type.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } span when IsSpan(span) => span.TypeArguments[0],
        _ => null,
    };

    public static bool IsSpan(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        Name: "Span" or "ReadOnlySpan",
        ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
    };
}
