using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>One output that is a probability: a sigmoid, trained by binary cross-entropy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SoftmaxOfOneFix))]
public sealed class SoftmaxOfOneFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NETGEN031");

    private protected override Mend? Find(SyntaxNode node, SemanticModel model, Diagnostic diagnostic) =>
        node.FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList: { } list } attribute
            ? new Mend("Use BinaryCrossEntropy with Sigmoid", editor =>
            {
                if (attribute.Argument("OutputActivation") is { } activation)
                {
                    editor.SetMember(activation, "Activation", "Sigmoid");
                }

                if (attribute.Argument("Loss") is { } loss)
                {
                    editor.SetMember(loss, "Loss", "BinaryCrossEntropy");
                }
                else
                {
                    editor.ReplaceNode(list, (current, _) => ((AttributeArgumentListSyntax)current).With(
                        AttributeEdits.NewArgument("Loss", "Loss", "BinaryCrossEntropy")));
                }
            })
            : null;
}
