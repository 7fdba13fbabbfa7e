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
        if (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } network)
        {
            return null;
        }

        SyntaxKind modifier = diagnostic.Id == "NETGEN004" ? SyntaxKind.StaticKeyword : SyntaxKind.FileKeyword;
        TypeDeclarationSyntax[] types = modifier == SyntaxKind.StaticKeyword ? [network] : [.. network.WithOuter()];
        if (!types.Any(type => type.Has(modifier)))
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
            editor.AddPartial(network);
        });
    }
}
