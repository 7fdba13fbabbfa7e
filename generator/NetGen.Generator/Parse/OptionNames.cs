using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parse;

/// <summary>The attribute's options as the library that is referenced declares them.</summary>
internal static class OptionNames
{
    /// <summary>Every option, in the order of its declaration.</summary>
    public static IEnumerable<IPropertySymbol> All(INamedTypeSymbol attribute) => attribute.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(option => option is
        {
            DeclaredAccessibility: Accessibility.Public,
            IsStatic: false,
            SetMethod.DeclaredAccessibility: Accessibility.Public,
        });

    /// <summary>The arguments that name no option. From syntax: the compiler drops them from what it knows.</summary>
    public static IEnumerable<AttributeArgumentSyntax> Unknown(INamedTypeSymbol attribute, AttributeSyntax syntax) =>
        Arguments(syntax).Where(argument =>
            argument.NameEquals?.Name.Identifier.ValueText is { Length: > 0 } name && Find(attribute, name) is null);

    /// <summary>The option of a name, or null.</summary>
    public static IPropertySymbol? Find(INamedTypeSymbol attribute, string name) =>
        All(attribute).FirstOrDefault(option => option.Name == name);

    public static IEnumerable<AttributeArgumentSyntax> Arguments(AttributeSyntax syntax) =>
        syntax.ArgumentList?.Arguments ?? Enumerable.Empty<AttributeArgumentSyntax>();
}
