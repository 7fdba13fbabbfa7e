using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Texts;

/// <summary>A text without what does not count: its tokens and comments, one per line.</summary>
internal static class Tokens
{
    /// <summary>Sixteen digits that differ where a token or the words of a comment differ.</summary>
    public static string Hash(string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Of(code)))))[..16];

    private static IEnumerable<string> Of(string code)
    {
        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(code))
        {
            foreach (SyntaxTrivia trivia in token.LeadingTrivia.Concat(token.TrailingTrivia))
            {
                // A comment's own line breaks and spaces are white space too.
                string words = string.Join(
                    ' ', trivia.ToFullString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (words.Length > 0)
                {
                    yield return words;
                }
            }

            yield return token.Text;
        }
    }
}
