using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parse;

/// <summary>The attribute as written, on one line and without comments: the generated header quotes it.</summary>
internal static class AttributeText
{
    public static string Of(AttributeSyntax attribute)
    {
        var text = new StringBuilder("[");
        SyntaxToken previous = default;
        foreach (SyntaxToken token in attribute.DescendantTokens())
        {
            if (IsGap(previous, token))
            {
                text.Append(' ');
            }

            text.Append(token.Text);
            previous = token;
        }

        return text.Append(']').Replace('\r', ' ').Replace('\n', ' ').ToString();
    }

    /// <summary>
    /// Whatever stood between two tokens becomes one space, but none inside the parentheses of an attribute that was
    /// spread over several lines.
    /// </summary>
    private static bool IsGap(SyntaxToken previous, SyntaxToken token) =>
        (previous.HasTrailingTrivia || token.HasLeadingTrivia)
        && !previous.IsKind(SyntaxKind.None)
        && !previous.IsKind(SyntaxKind.OpenParenToken)
        && !token.IsKind(SyntaxKind.CloseParenToken)
        && !token.IsKind(SyntaxKind.CommaToken);
}
