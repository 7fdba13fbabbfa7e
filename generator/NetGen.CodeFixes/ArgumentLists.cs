using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Lists with an argument less or more: the others keep their comments and their lines.</summary>
internal static class ArgumentLists
{
    /// <summary>The list without an argument, the comma that goes with it, and the comments of its own line.</summary>
    public static AttributeArgumentListSyntax Without(this AttributeArgumentListSyntax list, int index)
    {
        List<SyntaxNodeOrToken> items = Items(list);
        int at = (2 * index) + 1;
        bool isLast = at == items.Count - 2;

        // The comma before it goes where none follows, or where commas stand first in their lines.
        bool takesComma = index > 0 && (isLast || items[at - 2].EndsLine() || items[at].EndsLine());
        int from = takesComma ? at - 1 : at;
        SyntaxNodeOrToken[] removed = [.. items.Skip(from).Take(Math.Min(2, items.Count - 2))];
        SyntaxNodeOrToken before = items[from - 1];
        SyntaxNodeOrToken after = items[from + removed.Length];
        SyntaxTriviaList trailing = before.GetTrailingTrivia();
        SyntaxTriviaList leading = after.GetLeadingTrivia();
        SyntaxTriviaList directives = Directives(removed);
        bool endsLine = removed.Last().EndsLine();
        if (from > 1 && !before.EndsLine() && !removed[0].EndsLine())
        {
            // It shares the line of the one before: what ends the line stays.
            trailing = endsLine ? trailing.TrimEnd().AddRange(removed.Last().GetTrailingTrivia()) : trailing;
        }
        else if (takesComma)
        {
            trailing = before.EndsLine() ? trailing : trailing.TrimEnd().AddRange(removed[0].GetTrailingTrivia());
            bool isJoined = isLast && !trailing.HasText() && directives.Count == 0;
            if (!endsLine && isJoined)
            {
                trailing = default;
            }
            else if (!endsLine)
            {
                leading = removed[before.EndsLine() ? 0 : 1].Indentation().AddRange(leading);
            }
        }
        else if (!endsLine || !(before.EndsLine() || leading.HasText()))
        {
            // The next one has no line of its own: it takes this one's.
            SyntaxTriviaList comma = removed.Last().GetLeadingTrivia();
            leading = directives.Count > 0 ? removed[0].Indentation()
                : comma.HasText() ? comma
                : removed[0].GetLeadingTrivia();
        }

        items[from - 1] = before.WithTrailingTrivia(trailing);
        items[from + removed.Length] = after.WithLeadingTrivia(directives.AddRange(leading));
        items.RemoveRange(from, removed.Length);
        return List(list, items);
    }

    /// <summary>The list with another argument at its end, in a line of its own if the last one has one.</summary>
    public static AttributeArgumentListSyntax With(
        this AttributeArgumentListSyntax list, AttributeArgumentSyntax argument)
    {
        List<SyntaxNodeOrToken> items = Items(list);
        int at = items.Count - 2;
        SyntaxNodeOrToken last = items[at];
        bool isCommaFirst = at > 1 && items[at - 2].EndsLine();
        bool isOwnLine = isCommaFirst || items[at - 1].EndsLine();
        SyntaxTriviaList end = last.GetTrailingTrivia();
        SyntaxTriviaList newLine = SyntaxFactory.TriviaList(
            items.Take(at + 1).Where(item => item.EndsLine()).Select(item => item.GetTrailingTrivia().Last()).Take(1));

        // The line's end, and a comment there, stays with the line.
        SyntaxTriviaList newEnd = last.EndsLine() ? (isOwnLine ? newLine : end) : default;
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        if (isCommaFirst)
        {
            comma = comma.WithLeadingTrivia(items[at - 1].Indentation());
            end = last.EndsLine() ? end : end.AddRange(newLine);
        }
        else
        {
            if (isOwnLine)
            {
                comma = comma.WithTrailingTrivia(last.EndsLine() ? end : newLine);
                argument = argument.WithLeadingTrivia(last.Indentation());
            }

            end = last.EndsLine() ? default : end;
        }

        items[at] = last.WithTrailingTrivia(end);
        items.InsertRange(at + 1, [comma, argument.WithTrailingTrivia(newEnd)]);
        return List(list, items);
    }

    /// <summary>Parentheses, arguments and commas.</summary>
    private static List<SyntaxNodeOrToken> Items(AttributeArgumentListSyntax list) =>
        [list.OpenParenToken, .. list.Arguments.GetWithSeparators(), list.CloseParenToken];

    private static AttributeArgumentListSyntax List(
        AttributeArgumentListSyntax list, List<SyntaxNodeOrToken> items) => list
        .WithOpenParenToken(items[0].AsToken())
        .WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(items.Skip(1).Take(items.Count - 2)))
        .WithCloseParenToken(items[items.Count - 1].AsToken());

    /// <summary>What stands before words with directives among it: their other halves may stand elsewhere.</summary>
    private static SyntaxTriviaList Directives(IEnumerable<SyntaxNodeOrToken> items) => SyntaxFactory.TriviaList(items
        .Select(item => item.GetLeadingTrivia())
        .Where(trivia => trivia.Any(one => one.IsDirective))
        .SelectMany(trivia => trivia.TrimEnd()));
}
