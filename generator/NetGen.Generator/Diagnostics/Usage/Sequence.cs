using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics.Usage;

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
