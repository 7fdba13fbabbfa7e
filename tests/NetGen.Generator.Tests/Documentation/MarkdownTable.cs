using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>A table of a page: the cells of each row below its head.</summary>
internal sealed partial record MarkdownTable(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static IReadOnlyList<MarkdownTable> Of(string path)
    {
        List<MarkdownTable> tables = [];
        List<IReadOnlyList<string>> rows = [];
        foreach (string line in MarkdownPage.Load(path).Lines.Append(""))
        {
            if (line.StartsWith('|'))
            {
                rows.Add([.. Bar().Split(line.Trim('|')).Select(cell => cell.Trim())]);
            }
            else if (rows.Count > 0)
            {
                tables.Add(new MarkdownTable(rows[0], [.. rows.Skip(2)]));
                rows.Clear();
            }
        }

        return tables;
    }

    /// <summary>What stands in backquotes.</summary>
    public static IReadOnlyList<string> CodeIn(string cell) =>
        [.. Code().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
