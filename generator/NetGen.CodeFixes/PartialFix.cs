using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Makes a class, and every type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFix))]
public sealed class PartialFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NETGEN001", "NETGEN002");

    private protected override Mend? Find(SyntaxNode node, SemanticModel model, Diagnostic diagnostic)
    {
        TypeDeclarationSyntax[] types =
        [
            .. node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.WithOuter()
                .Where(type => !type.Has(SyntaxKind.PartialKeyword)) ?? [],
        ];
        return types.Length == 0
            ? null
            : new Mend(
                $"Make {string.Join(" and ", types.Select(type => $"'{type.Identifier.ValueText}'"))} partial",
                editor => Array.ForEach(types, editor.AddPartial));
    }
}
