using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>Tables of members say what a generated class has, with parameters and types.</summary>
public sealed class MemberTableTests
{
    [Fact]
    public void Every_member_has_its_row() => Assert.Equal(
        Declared().Order(StringComparer.Ordinal),
        Documented("docs/generated-code.md").Order(StringComparer.Ordinal));

    [Fact]
    public void The_readme_names_members_that_exist()
    {
        string[] named = [.. Documented("README.md")];
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(Declared()));
    }

    /// <summary>"Predict(x, y): void"</summary>
    private static IEnumerable<string> Documented(string page) =>
        from table in MarkdownTable.Of(Path.Combine(Paths.Repository, page))
        where table.Head[0] == "member"
        from row in table.Rows
        from member in MarkdownTable.CodeIn(row[0])
        select $"{member}: {MarkdownTable.CodeIn(row[1])[0]}";

    private static IEnumerable<string> Declared() =>
        GeneratedText.Compilation.GetTypeByMetadataName("Members.Complete")!.GetMembers()
            .Where(static member => member.DeclaredAccessibility == Accessibility.Public)
            .Where(static member => member is not IMethodSymbol { AssociatedSymbol: not null })
            .Select(Describe);

    private static string Describe(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } method => $"Xor({Parameters(method)}): Xor",
        IMethodSymbol method => $"{method.Name}({Parameters(method)}): {TypeName(method.ReturnType)}",
        IPropertySymbol property => $"{property.Name}: {TypeName(property.Type)}",
        IFieldSymbol field => $"{field.Name}: {TypeName(field.Type)}",
        _ => member.ToDisplayString(),
    };

    private static string Parameters(IMethodSymbol method) =>
        string.Join(", ", method.Parameters.Select(parameter => parameter.Name));

    private static string TypeName(ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
            .Replace("float", "T", StringComparison.Ordinal).Replace("Complete", "Xor", StringComparison.Ordinal);
}
