using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parse;

/// <summary>The base class's constructor that the generated ones call, without arguments.</summary>
internal static class BaseConstructors
{
    /// <summary>The one that overload resolution takes, or null where there is none to call, or no best one.</summary>
    public static IMethodSymbol? Called(INamedTypeSymbol symbol, Compilation compilation)
    {
        IMethodSymbol[] callable = symbol.BaseType is not { } type ? [] :
        [
            .. type.InstanceConstructors.Where(constructor =>
                constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
                && compilation.IsSymbolAccessibleWithin(constructor, symbol)),
        ];
        // Without parameters is best, then without an array for more of them.
        return Only(constructor => constructor.Parameters.IsEmpty)
            ?? Only(constructor => !constructor.Parameters.Any(parameter => parameter.IsParams))
            ?? Only(_ => true);

        IMethodSymbol? Only(Func<IMethodSymbol, bool> condition) =>
            callable.Where(condition).Take(2).ToArray() is [{ } one] ? one : null;
    }

    /// <summary>Whether a constructor that calls it has to promise the same.</summary>
    public static bool SetsRequiredMembers(INamedTypeSymbol symbol, Compilation compilation) =>
        Called(symbol, compilation)?.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString()
            == "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") == true;

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

        IEnumerable<string> experimental = constructor.GetAttributes()
            .Concat(constructor.ContainingType.GetAttributes())
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
