using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.CodeFixes;

/// <summary>What stands between words: line breaks, indentation, comments.</summary>
internal static class Trivia
{
    public static bool EndsLine(this SyntaxNodeOrToken item) =>
        item.GetTrailingTrivia() is { Count: > 0 } trivia && trivia.Last().IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>What stands before the first word of a line.</summary>
    public static SyntaxTriviaList Indentation(this SyntaxNodeOrToken item) => SyntaxFactory.TriviaList(
        item.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));

    /// <summary>Whether there is a comment, or anything else to read.</summary>
    public static bool HasText(this SyntaxTriviaList list) => list.Any(trivia =>
        !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    public static SyntaxTriviaList TrimStart(this SyntaxTriviaList list) => SyntaxFactory.TriviaList(
        list.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));

    public static SyntaxTriviaList TrimEnd(this SyntaxTriviaList list) => SyntaxFactory.TriviaList(
        list.Reverse().SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
}
