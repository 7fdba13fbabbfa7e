using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace NetGen.CodeFixes;

/// <summary>A mend for one kind of mistake; all of a document's are mended in one go.</summary>
public abstract class NetworkFix : CodeFixProvider
{
    /// <inheritdoc/>
    /// <remarks>Not the batch fixer: it drops edits that touch, and arguments share their commas.</remarks>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) =>
            await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? model =
            await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Find(Node(model, diagnostic), model, diagnostic) is { } mend)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        mend.Title,
                        cancellation => ApplyAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation),
                        GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>The one obvious mend, or null where there is none.</summary>
    /// <param name="node">What the diagnostic marks.</param>
    /// <param name="model">The document's.</param>
    /// <param name="diagnostic">One of <see cref="CodeFixProvider.FixableDiagnosticIds"/>.</param>
    private protected abstract Mend? Find(SyntaxNode node, SemanticModel model, Diagnostic diagnostic);

    private static SyntaxNode Node(SemanticModel model, Diagnostic diagnostic) =>
        model.SyntaxTree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    private async Task<Document> ApplyAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Find(Node(editor.SemanticModel, diagnostic), editor.SemanticModel, diagnostic)?.Apply(editor);
        }

        return editor.GetChangedDocument();
    }
}

/// <summary>What a fix is called, and what it changes.</summary>
internal sealed record Mend(string Title, Action<SyntaxEditor> Apply);
