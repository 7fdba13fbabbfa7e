using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Parse.Formulas;

namespace NetGen.Generator.Parse;

/// <summary>A class with the attribute, as Roslyn sees it: what parser and rules read. Lives for one call.</summary>
internal sealed class NetworkDeclaration
{
    public const string AttributeName = "NetGen.NetworkAttribute";

    private readonly Lazy<FormulaMethods> _formulas;

    private NetworkDeclaration(
        INamedTypeSymbol symbol,
        AttributeData attribute,
        AttributeSyntax syntax,
        Compilation compilation,
        CancellationToken cancellation)
    {
        Class = symbol;
        AttributeClass = attribute.AttributeClass!;
        IsRefused = attribute.AttributeConstructor is null
            || attribute.NamedArguments.Any(argument => argument.Value.Kind == TypedConstantKind.Error)
            || OptionNames.Unknown(AttributeClass, syntax).Any();
        Arguments = new NetworkArguments(attribute, syntax);
        Syntax = syntax;
        Compilation = (CSharpCompilation)compilation;
        _formulas = new(() => new FormulaMethods(this, cancellation));
    }

    public INamedTypeSymbol Class { get; }

    /// <summary>The attribute's own type: its assembly is the NetGen library that the user references.</summary>
    public INamedTypeSymbol AttributeClass { get; }

    public NetworkArguments Arguments { get; }

    /// <summary>Whether the compiler itself refuses the attribute. It stops there: no analyzer speaks.</summary>
    public bool IsRefused { get; }

    /// <summary>The formulas of the user's that the attribute names.</summary>
    public FormulaMethods Formulas => _formulas.Value;

    /// <summary>The attribute as written.</summary>
    public AttributeSyntax Syntax { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>The class's name where the attribute stands above it.</summary>
    public Location Identifier =>
        Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.GetLocation() ?? Syntax.GetLocation();

    /// <summary>
    /// The declaration, or null where there is none, where the compiler itself refuses the attribute, or where a name
    /// is yet to be typed.
    /// </summary>
    public static NetworkDeclaration? Of(
        INamedTypeSymbol symbol, Compilation compilation, CancellationToken cancellation) =>
        Find(symbol, compilation, cancellation) is { IsRefused: false } declaration ? declaration : null;

    /// <summary>As <see cref="Of"/>, but with those that the compiler refuses.</summary>
    public static NetworkDeclaration? Find(
        INamedTypeSymbol symbol, Compilation compilation, CancellationToken cancellation)
    {
        AttributeData? attribute = AttributeOf(symbol);
        if (attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax
            || ClassPlaceParser.ContainingTypes(symbol).Append(symbol).Any(type => type.Name.Length == 0)
            || ClassPlaceParser.Namespaces(symbol).Any(name => name.Length == 0))
        {
            return null;
        }

        return new NetworkDeclaration(symbol, attribute, syntax, compilation, cancellation);
    }

    public static bool IsNetwork(INamedTypeSymbol symbol) => symbol.GetAttributes().Any(IsNetwork);

    /// <summary>The first: a second one is the compiler's error, and must not write the same files twice.</summary>
    public static AttributeData? AttributeOf(INamedTypeSymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(IsNetwork);

    private static bool IsNetwork(AttributeData attribute) => attribute.AttributeClass is
    {
        Name: "NetworkAttribute",
        ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true },
    };
}
