using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parse;

/// <summary>The base class's constructor that the generated ones call, without arguments.</summary>
internal static class BaseConstructors
{
    /// <summary>The one that overload resolution takes, or null where there is none to call.</summary>
    public static IMethodSymbol? Called(INamedTypeSymbol symbol, Compilation compilation) => symbol.BaseType?
        .InstanceConstructors.Where(constructor => constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
            && compilation.IsSymbolAccessibleWithin(constructor, symbol))
        .OrderBy(constructor => constructor.Parameters.Length)
        .FirstOrDefault();

    /// <summary>Whether <c>[Obsolete(…, error: true)]</c> forbids the call.</summary>
    public static bool IsForbidden(IMethodSymbol constructor) =>
        Obsolete(constructor) is { ConstructorArguments: [_, { Value: true }] };

    /// <summary>What the compiler would say about the call, where the user cannot answer it.</summary>
    public static IEnumerable<string> Warnings(INamedTypeSymbol symbol, Compilation compilation)
    {
        if (Called(symbol, compilation) is not { } constructor)
        {
            return [];
        }

        IEnumerable<string> experimental = constructor.GetAttributes().Concat(constructor.ContainingType.GetAttributes())
            .Where(attribute => attribute.AttributeClass?.Name == "ExperimentalAttribute")
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
            .OfType<string>();
        IEnumerable<string> obsolete = Obsolete(constructor) is not { } attribute
            ? []
            : [attribute.ConstructorArguments.IsEmpty ? "CS0612" : "CS0618"];
        return obsolete.Concat(experimental).Distinct();
    }

    private static AttributeData? Obsolete(IMethodSymbol constructor) => constructor.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute");
}
