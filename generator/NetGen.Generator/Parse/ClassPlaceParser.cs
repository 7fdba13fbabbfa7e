using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler.Model;

namespace NetGen.Generator.Parse;

/// <summary>Where a class stands: names as code, the types around it, the name of its files.</summary>
internal static class ClassPlaceParser
{
    public static ClassPlace Parse(INamedTypeSymbol symbol, Compilation compilation) => new()
    {
        Name = TypeCode(symbol.Name),
        Namespace = string.Join(".", Namespaces(symbol).Select(Code)),
        ContainingTypes = new(
            ContainingTypes(symbol).Select(type => new ContainingType(Keyword(type), TypeCode(type.Name)))),
        HintName = HintNames.For(symbol),
        IsAbstract = symbol.IsAbstract,
        BaseWarnings = string.Join(", ", BaseConstructors.Warnings(symbol, compilation)),
        SetsRequiredMembers = BaseConstructors.SetsRequiredMembers(symbol, compilation),
        HasSummary = UserDocumentation.Has(symbol, "summary"),
        HasRemarks = UserDocumentation.Has(symbol, "remarks"),
        HasDebuggerDisplay = symbol.GetAttributes().Any(attribute =>
            attribute.AttributeClass is { Name: "DebuggerDisplayAttribute" }),
    };

    /// <summary>The types around a type, outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> ContainingTypes(INamedTypeSymbol symbol) =>
        symbol.ContainingType is { } outer ? ContainingTypes(outer).Append(outer) : [];

    /// <summary>The names of the namespaces around a type, outermost first.</summary>
    public static IEnumerable<string> Namespaces(INamedTypeSymbol symbol)
    {
        var names = new Stack<string>();
        INamespaceSymbol space = symbol.ContainingNamespace;
        while (!space.IsGlobalNamespace)
        {
            names.Push(space.Name);
            space = space.ContainingNamespace;
        }

        return names;
    }

    /// <summary>What a type is declared with, and has to be reopened with.</summary>
    public static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };

    /// <summary>
    /// A type's name of small ASCII letters may become a keyword: without the @ each file gets a warning.
    /// </summary>
    private static string TypeCode(string name) => name.All(c => c is >= 'a' and <= 'z') ? "@" + name : Code(name);

    /// <summary>A name that is a keyword only here and there may take the @ too; one that is always, must.</summary>
    private static string Code(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
        && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;
}

/// <summary>The user's own documentation of a class.</summary>
/// <remarks>
/// The compiler puts the comments of all partial declarations one after another, the user's first; of two summaries, or
/// two remarks, an editor shows the first, and a documentation file has both.
/// </remarks>
internal static class UserDocumentation
{
    /// <summary>
    /// Whether a class has the element, or may get it from elsewhere. By the text, which is the same whether a project
    /// parses documentation or takes it for comments.
    /// </summary>
    public static bool Has(INamedTypeSymbol symbol, string element) => ClassRules.Declarations(symbol)
        .SelectMany(declaration => declaration.GetLeadingTrivia())
        .Select(trivia => trivia.ToFullString())
        .Where(text => text.StartsWith("///", StringComparison.Ordinal)
            || text.StartsWith("/**", StringComparison.Ordinal))
        .Any(text => text.Contains($"<{element}") || text.Contains("<inheritdoc") || text.Contains("<include"));
}
