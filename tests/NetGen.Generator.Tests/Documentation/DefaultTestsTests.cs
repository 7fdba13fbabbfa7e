using System.Text.RegularExpressions;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>What a run without slow tests still says: docs/testing.md, "Default tests and all tests".</summary>
public sealed partial class DefaultTestsTests
{
    private const string Slow = "[Trait(\"Category\", \"Slow\")]";

    private static readonly string[] Sources = [.. Paths.Sources("tests").Where(file => !file.Contains(".verified."))];

    public static TheoryData<string, string> Promises
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (IReadOnlyList<string> row in Rows())
            {
                foreach (Match test in Named().Matches(row[1])) data.Add(test.Groups[1].Value, test.Groups[2].Value);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_promise_is_held_by_a_default_test(string type, string method)
    {
        string wanted = $@"(?:void|Task) {method}\(";
        string text = Assert.Single(
            Sources.Where(file => Path.GetFileName(file) == $"{type}.cs").Select(File.ReadAllText),
            text => Regex.IsMatch(text, wanted));
        string declaration = Attributes(text, wanted);
        Assert.Matches(@"(?:Fact|Theory)\b", declaration);
        Assert.DoesNotContain(Slow, declaration, StringComparison.Ordinal);
        Assert.DoesNotContain(Slow, Attributes(text, $@"class {type}\b"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_names_a_test()
    {
        IReadOnlyList<IReadOnlyList<string>> rows = Rows();
        Assert.InRange(rows.Count, 15, int.MaxValue);
        Assert.All(rows, row => Assert.Matches(Named(), row[1]));
    }

    /// <summary>A category with a typing error would run by default.</summary>
    [Fact]
    public void Categories_are_Slow_and_Soak()
    {
        string[] categories = [.. Sources.Select(File.ReadAllText)
            .SelectMany(text => Category().Matches(text)).Select(match => match.Groups[1].Value).Distinct().Order()];
        Assert.Equal(["Slow", "Soak"], categories);
    }

    [Fact]
    public void One_property_asks_for_all()
    {
        string props = File.ReadAllText(Path.Combine(Paths.Repository, "Directory.Build.props"));
        Assert.Contains(">Category!=Slow</VSTestTestCaseFilter>", props, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(props, Regex.Escape("'$(AllTests)'")));
        string everything = File.ReadAllText(Path.Combine(Paths.Repository, ".ci", "run"));
        Assert.Contains("run dotnet test -c Release -p:AllTests=true", everything, StringComparison.Ordinal);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows() => MarkdownTable
        .Of(Path.Combine(Paths.Repository, "docs", "testing.md"))
        .Single(table => table.Head[0] == "the README says").Rows;

    /// <summary>The lines above a declaration, up to an empty one.</summary>
    private static string Attributes(string text, string declaration)
    {
        Match match = Regex.Match(text, declaration);
        Assert.True(match.Success, declaration);
        return text[text.LastIndexOf("\n\n", match.Index, StringComparison.Ordinal)..match.Index];
    }

    [GeneratedRegex(@"`(\w+)\.(\w+)`")]
    private static partial Regex Named();

    [GeneratedRegex("\\[Trait\\(\"Category\", \"(\\w+)\"\\)\\]")]
    private static partial Regex Category();
}
