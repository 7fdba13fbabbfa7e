using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>
/// Turns <c>Hidden = new[] { 5, 4 }</c> into <c>HiddenLayers</c>, and <c>HiddenLayers = 3</c> into <c>Hidden</c>. The
/// compiler refuses both before NetGen could.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HiddenNameFix))]
public sealed class HiddenNameFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("CS0029", "CS9174");

    private protected override Mend? Find(SyntaxNode node, SemanticModel model, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { NameEquals: { } equals } argument
            || argument.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || !attribute.IsNetwork(model))
        {
            return null;
        }

        ITypeSymbol? type = model.GetTypeInfo(argument.Expression).Type;
        bool isMany = Elements(argument.Expression) is { Length: > 0 } elements
            && elements.All(element => element is not null && IsInt(element, model));
        bool isOne = type?.SpecialType == SpecialType.System_Int32;
        string? name = argument.Name() switch
        {
            "Hidden" when isMany => "HiddenLayers",
            "HiddenLayers" when isOne => "Hidden",
            _ => null,
        };
        return name is null || attribute.Argument(name) is not null
            ? null
            : new Mend($"Write {name}", editor => editor.ReplaceNode(
                equals.Name, SyntaxFactory.IdentifierName(name).WithTriviaFrom(equals.Name)));
    }

    /// <summary>The values of an array or a collection; null for what is not a single value.</summary>
    private static ExpressionSyntax?[] Elements(ExpressionSyntax expression) => expression switch
    {
        CollectionExpressionSyntax list =>
            [.. list.Elements.Select(element => (element as ExpressionElementSyntax)?.Expression)],
        ArrayCreationExpressionSyntax { Initializer: { } values } => [.. values.Expressions],
        ImplicitArrayCreationExpressionSyntax { Initializer: { } values } => [.. values.Expressions],
        _ => [],
    };

    private static bool IsInt(ExpressionSyntax expression, SemanticModel model) => model
        .ClassifyConversion(expression, model.Compilation.GetSpecialType(SpecialType.System_Int32)).IsImplicit;
}
