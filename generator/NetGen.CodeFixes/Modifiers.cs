using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace NetGen.CodeFixes;

/// <summary>Changes of a type's modifiers that leave its comments and its layout alone.</summary>
internal static class Modifiers
{
    public static bool Has(this TypeDeclarationSyntax type, SyntaxKind modifier) => type.Modifiers.Any(modifier);

    /// <summary>A type and the types around it.</summary>
    public static IEnumerable<TypeDeclarationSyntax> WithOuter(this TypeDeclarationSyntax type) =>
        type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>();

    /// <summary>A type's declarations, in all files.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol symbol) => symbol
        .DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>();

    /// <summary>Makes a type partial where it is not.</summary>
    public static void AddPartial(this SyntaxEditor editor, TypeDeclarationSyntax type) =>
        editor.ReplaceNode(type, (current, _) => Partial((TypeDeclarationSyntax)current));

    public static void RemoveModifier(this SyntaxEditor editor, TypeDeclarationSyntax type, SyntaxKind modifier) =>
        editor.ReplaceNode(type, (current, _) => Without((TypeDeclarationSyntax)current, modifier));

    /// <summary>A type that is partial. The word stands last, right before the keyword.</summary>
    public static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        if (type.Has(SyntaxKind.PartialKeyword))
        {
            return type;
        }

        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? type.WithModifiers(type.Modifiers.Add(partial))
            : type
                .WithKeyword(type.Keyword.WithLeadingTrivia())
                .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)));
    }

    private static TypeDeclarationSyntax Without(TypeDeclarationSyntax type, SyntaxKind modifier)
    {
        int index = type.Modifiers.IndexOf(modifier);
        if (index < 0)
        {
            return type;
        }

        // What stood before the word goes to what follows it, and comments between the two.
        SyntaxToken word = type.Modifiers[index];
        SyntaxTokenList rest = type.Modifiers.RemoveAt(index);
        SyntaxToken next = index < rest.Count ? rest[index] : type.Keyword;
        SyntaxTriviaList between = word.TrailingTrivia.AddRange(next.LeadingTrivia);
        SyntaxToken moved = next.WithLeadingTrivia(
            between.HasText() ? word.LeadingTrivia.AddRange(between.TrimStart()) : word.LeadingTrivia);
        return index < rest.Count
            ? type.WithModifiers(rest.Replace(next, moved))
            : type.WithModifiers(rest).WithKeyword(moved);
    }
}
