using System.Text.RegularExpressions;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>A page in two languages: all that has no language is the same, in the same order.</summary>
public sealed partial class LanguageTests
{
    private static readonly string English = Path.Combine(Paths.Repository, "docs", "maths.md");

    private static readonly string Japanese = Path.Combine(Paths.Repository, "docs", "ja", "maths.md");

    [Fact]
    public void Blocks_and_their_markers_are_the_same() => AssertSame(page =>
        MarkdownPage.Load(page).Blocks().Select(block => $"{block.Marker}\n{block.Language}\n{block.Text}"));

    [Fact]
    public void Equations_are_the_same() => AssertSame(page => Prose(page).Where(line => line.StartsWith('>')));

    [Fact]
    public void Numbers_of_equations_come_in_the_same_order() => AssertSame(page =>
        Prose(page).SelectMany(line => Number().Matches(line)).Select(match => match.Value));

    [Fact]
    public void Headings_have_the_same_levels() => AssertSame(page =>
        Prose(page).Where(line => line.StartsWith('#')).Select(line => line.Split(' ')[0]));

    /// <summary>Each language has its own files, of the same names.</summary>
    [Fact]
    public void Pictures_are_the_same()
    {
        AssertSame(page => Pictures(page).Select(picture => Path.GetFileName(picture)));
        Assert.All(Pictures(English), picture => Assert.Equal("images/chapter", Path.GetDirectoryName(picture)));
        Assert.All(Pictures(Japanese), picture => Assert.Equal("../images/chapter/ja", Path.GetDirectoryName(picture)));
    }

    [Fact]
    public void Tables_have_the_same_rows_and_code() => AssertSame(page => MarkdownTable.Of(page).SelectMany(table =>
        table.Rows.Prepend(table.Head)
            .Select(row => $"{row.Count}: {string.Join(", ", row.SelectMany(MarkdownTable.CodeIn))}")));

    [Fact]
    public void Symbols_and_rates_in_tables_are_the_same() => AssertSame(page =>
        MarkdownTable.Of(page).Skip(1).Take(2).SelectMany(table => table.Rows).Select(row => row[0]));

    /// <summary>All of the page: no paragraph and no item of a list is left out.</summary>
    [Fact]
    public void Paragraphs_are_as_many() => AssertSame(page => EmptyLines().Split(string.Join('\n', Prose(page)).Trim())
        .Select(paragraph => paragraph[0] is '#' or '>' or '|' or '!' ? $"{paragraph[0]}" : "text"));

    [Fact]
    public void The_chapters_words_are_there()
    {
        string text = File.ReadAllText(Japanese);
        string[] words =
        [
            "勾配降下法", "入力層", "中間層", "出力層", "学習係数", "局所最適解", "大域最適解", "逆伝播", "順伝播", "重み", "バイアス",
            "誤差", "活性化関数", "連鎖律",
        ];
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    private static void AssertSame(Func<string, IEnumerable<string?>> of)
    {
        string?[] english = [.. of(English)];
        Assert.True(english.Length > 5, "There is too little to compare.");
        Assert.Equal(english, of(Japanese));
    }

    private static IEnumerable<string> Pictures(string page) =>
        Prose(page).SelectMany(line => Picture().Matches(line)).Select(match => match.Groups[1].Value);

    /// <summary>What is not in a fenced block, nor a marker of one.</summary>
    private static string[] Prose(string page)
    {
        bool isCode = false;
        return [.. File.ReadAllLines(page).Where(line =>
        {
            bool isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            return !isFence && !isCode && !line.StartsWith("<!--", StringComparison.Ordinal);
        })];
    }

    [GeneratedRegex(@"\n{2,}")]
    private static partial Regex EmptyLines();

    [GeneratedRegex(@"\(5-\d+\)")]
    private static partial Regex Number();

    [GeneratedRegex(@"!\[[^\]]*\]\(([^)]+)\)")]
    private static partial Regex Picture();
}
