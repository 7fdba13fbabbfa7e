using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Chains a constructor to the generated one, which draws the weights.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstructorFix))]
public sealed class ConstructorFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NETGEN029");

    private protected override Mend? Find(SyntaxNode node, SemanticModel model, Diagnostic diagnostic)
    {
        // A call of a base constructor with arguments cannot be kept beside; a part without a body takes none.
        if (node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>()
                is not { Initializer: null or { ArgumentList.Arguments.Count: 0 } } constructor
            || (constructor.Body is null && constructor.ExpressionBody is null))
        {
            return null;
        }

        // One that goes out has no value yet.
        bool hasSeed = model.GetDeclaredSymbol(constructor)?.Parameters.Any(parameter => parameter is
        {
            Name: "seed",
            Type.SpecialType: SpecialType.System_Int32,
            RefKind: RefKind.None or RefKind.In,
        }) == true;
        string call = hasSeed ? "this(seed)" : "this()";
        return new Mend($"Chain to {call}", editor => editor.ReplaceNode(constructor, (current, _) =>
            Chained((ConstructorDeclarationSyntax)current, hasSeed)));
    }

    private static ConstructorDeclarationSyntax Chained(ConstructorDeclarationSyntax constructor, bool hasSeed)
    {
        // What stood behind the head stands behind its new end.
        SyntaxNode head = constructor.Initializer is { } old ? old : constructor.ParameterList;
        ConstructorInitializerSyntax chain = SyntaxFactory
            .ConstructorInitializer(
                SyntaxKind.ThisConstructorInitializer,
                SyntaxFactory.ArgumentList(hasSeed
                    ? SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.IdentifierName("seed")))
                    : default))
            .WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(head.GetTrailingTrivia());
        return constructor.Initializer is { } initializer
            ? constructor.WithInitializer(chain.WithLeadingTrivia(initializer.GetLeadingTrivia()))
            : constructor
                .WithParameterList(constructor.ParameterList.WithTrailingTrivia(SyntaxFactory.Space))
                .WithInitializer(chain);
    }
}
