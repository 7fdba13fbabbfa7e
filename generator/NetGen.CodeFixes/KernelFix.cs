using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Lets NetGen pick the kernel of a network that is too large to be written out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KernelFix))]
public sealed class KernelFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NETGEN020");

    private protected override Mend? Find(SyntaxNode node, SemanticModel model, Diagnostic diagnostic) =>
        node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument
            ? new Mend("Use Kernel.Auto", editor => editor.SetMember(argument, "Kernel", "Auto"))
            : null;
}
