using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Removes <c>Hidden</c> beside <c>HiddenLayers</c>, which can say all that it can.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HiddenTwiceFix))]
public sealed class HiddenTwiceFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NETGEN017");

    private protected override Mend? Find(SyntaxNode node, SemanticModel model, Diagnostic diagnostic) =>
        node.FirstAncestorOrSelf<AttributeSyntax>()?.Argument("Hidden") is { } hidden
            ? new Mend("Remove Hidden, keep HiddenLayers", editor => editor.RemoveArgument(hidden))
            : null;
}
