using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Gives the outputs the activation that goes with the loss.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartnerActivationFix))]
public sealed class PartnerActivationFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NETGEN024");

    // Which one goes with a loss is the generator's to know.
    private protected override Mend? Find(SyntaxNode node, SemanticModel model, Diagnostic diagnostic) =>
        node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument
        && diagnostic.Properties.TryGetValue("Mend", out string? partner) && partner is not null
            ? new Mend($"Use Activation.{partner}", editor => editor.SetMember(argument, "Activation", partner))
            : null;
}
