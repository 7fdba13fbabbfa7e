using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Turns a record without parameters and bases, in one part, into a partial class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordFix))]
public sealed class RecordFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NETGEN005");

    private protected override Mend? Find(SyntaxNode node, SemanticModel model, Diagnostic diagnostic) =>
        node.FirstAncestorOrSelf<RecordDeclarationSyntax>() is { ParameterList: null, BaseList: null } record
        && model.GetDeclaredSymbol(record) is { DeclaringSyntaxReferences.Length: 1 } symbol
        && !record.SyntaxTree.GetRoot().DescendantNodes().Any(other => IsForRecords(other, symbol, model))
            ? new Mend($"Make '{record.Identifier.ValueText}' a class", editor =>
            {
                editor.ReplaceNode(record, (current, _) => Class((RecordDeclarationSyntax)current));
            })
            : null;

    /// <summary>A class can neither be copied by <c>with</c> nor be the base of a record.</summary>
    private static bool IsForRecords(SyntaxNode node, INamedTypeSymbol symbol, SemanticModel model)
    {
        SyntaxNode? used = node switch
        {
            WithExpressionSyntax copy => copy.Expression,
            BaseTypeSyntax { Parent.Parent: RecordDeclarationSyntax } type => type.Type,
            _ => null,
        };
        return used is not null && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(used).Type, symbol);
    }

    private static ClassDeclarationSyntax Class(RecordDeclarationSyntax record)
    {
        SyntaxToken last = record.ClassOrStructKeyword.RawKind == 0 ? record.Keyword : record.ClassOrStructKeyword;
        SyntaxToken keyword = SyntaxFactory.Token(SyntaxKind.ClassKeyword)
            .WithLeadingTrivia(record.Keyword.LeadingTrivia)
            .WithTrailingTrivia(last.TrailingTrivia);
        ClassDeclarationSyntax result = SyntaxFactory.ClassDeclaration(
            record.AttributeLists,
            record.Modifiers,
            keyword,
            record.Identifier,
            record.TypeParameterList,
            baseList: null,
            record.ConstraintClauses,
            record.OpenBraceToken,
            record.Members,
            record.CloseBraceToken,
            record.SemicolonToken);

        // A class without a body came with C# 12, a record without one with C# 9.
        if (record.OpenBraceToken.RawKind == 0
            && record.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 })
        {
            SyntaxToken open = SyntaxFactory.Token(SyntaxKind.OpenBraceToken);
            SyntaxToken close = SyntaxFactory.Token(SyntaxKind.CloseBraceToken);
            result = result
                .WithSemicolonToken(default)
                .WithIdentifier(record.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
                .WithOpenBraceToken(open.WithTrailingTrivia(SyntaxFactory.Space))
                .WithCloseBraceToken(close.WithTriviaFrom(record.SemicolonToken));
        }

        return (ClassDeclarationSyntax)Modifiers.Partial(result);
    }
}
