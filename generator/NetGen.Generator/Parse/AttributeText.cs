using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parse;

/// <summary>The attribute as written, on one line and without comments: the generated header quotes it.</summary>
/// <remarks>
/// A string in it may hold what ends a line, and with it a comment (C# knows five such characters, U+2028 and U+0085
/// among them), or what XML documentation must not hold.
/// </remarks>
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

        text.Append(']');
        for (int n = 0; n < text.Length; n++)
        {
            if (!IsPrintable(text[n]))
            {
                text[n] = ' ';
            }
        }

        return text.ToString();
    }

    private static bool IsPrintable(char c) =>
        !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029' or '\uFFFE' or '\uFFFF');

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
