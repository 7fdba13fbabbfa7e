using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Removes <c>static</c> from a network, or <c>file</c> from it and the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModifierFix))]
public sealed class ModifierFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NETGEN004", "NETGEN006");

    private protected override Mend? Find(SyntaxNode node, SemanticModel model, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } network
            || model.GetDeclaredSymbol(network) is not { } symbol)
        {
            return null;
        }

        SyntaxKind modifier = diagnostic.Id == "NETGEN004" ? SyntaxKind.StaticKeyword : SyntaxKind.FileKeyword;
        TypeDeclarationSyntax[] types =
        [
            .. (modifier == SyntaxKind.StaticKeyword ? [symbol] : WithOuter(symbol))
                .SelectMany(Modifiers.Parts).Where(type => type.Has(modifier)),
        ];

        // Every part that has the word makes the type so, and another file's are out of reach.
        if (types.Length == 0 || types.Any(type => type.SyntaxTree != model.SyntaxTree))
        {
            return null;
        }

        return new Mend($"Remove '{SyntaxFacts.GetText(modifier)}'", editor =>
        {
            foreach (TypeDeclarationSyntax type in types)
            {
                editor.RemoveModifier(type, modifier);
            }

            // What is static hides that it is not partial either.
            foreach (TypeDeclarationSyntax part in Modifiers.Parts(symbol))
            {
                if (part.SyntaxTree == model.SyntaxTree)
                {
                    editor.AddPartial(part);
                }
            }
        });
    }

    private static IEnumerable<INamedTypeSymbol> WithOuter(INamedTypeSymbol symbol) =>
        symbol.ContainingType is { } outer ? WithOuter(outer).Prepend(symbol) : [symbol];
}
