namespace NetGen.Tests.BugFixes;

/// <summary>Of columns with one name, the first was taken as often as the name was there.</summary>
public class CsvNamesTests
{
    [Theory]
    [InlineData("x,x,y\n1,2,3\n", "y", "\"x\"")]
    [InlineData("a,t,t\n1,2,3\n", "t", "\"t\"")]
    [InlineData(",,t\n1,2,3\n", "t", "\"\"")]
    [InlineData("a,b,a,b,t\n1,2,3,4,5\n", "t", "\"a\", \"b\"")]
    public void Columns_of_one_name_are_named(string csv, string target, string names)
    {
        foreach (Func<object> load in (Func<object>[])
            [
                () => CsvDataset.Load<float>(Text(csv), [target]),
                () => CsvDataset.LoadClasses<float>(Text(csv), target),
                () => CsvDataset.LoadBinary<float>(Text(csv), target, "3"),
            ])
        {
            string message = Assert.Throws<InvalidDataException>(load).Message;
            Assert.Contains($"more than one column named {names}.", message, StringComparison.Ordinal);
            Assert.Contains("HasHeader = false, SkippedLines = 1", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_the_message_advises_loads() => Assert.Equal([1f, 2], CsvDataset.Load<float>(
        Text("x,x,y\n1,2,3\n"), ["2"], format: new CsvFormat { HasHeader = false, SkippedLines = 1 }).Inputs);

    [Fact]
    public void Columns_that_are_not_used_may_have_one_name() => Assert.Equal(
        [4f], CsvDataset.Load<float>(Text("x,x,y,t,,\n1,2,3,4,,\n"), ["y"], ["t"]).Inputs);

    [Fact]
    public void Names_that_are_given_twice_are_refused_before_the_file_is_read()
    {
        using var text = new StringReader("a,b\n1,2\n");
        Says(() => CsvDataset.Load<float>(text, ["b", "b"]), "targets", "\"b\" twice");
        Says(() => CsvDataset.Load<float>(text, ["b"], ["a", "a"]), "inputs", "\"a\" twice");
        Says(() => CsvDataset.Load<float>(text, []), "targets", "no column");
        Says(() => CsvDataset.Load<float>(text, ["b"], []), "inputs", "no column");
        Says(() => CsvDataset.Load<float>(text, [null!]), "targets", "null");
        Says(() => CsvDataset.LoadClasses<float>(text, "b", ["a", "a"]), "inputs", "\"a\" twice");
        Says(() => CsvDataset.LoadClasses<float>(text, "b", classes: ["x", "y", "x"]), "classes", "\"x\" twice");
        Says(() => CsvDataset.LoadBinary<float>(text, "b", "yes", negative: "yes"), "both \"yes\"");
        Assert.Equal([1f], CsvDataset.Load<float>(text, ["b"]).Inputs);
        Says(
            () => Dataset.FromLabels<float>([1, 2], [0, 1], 1, 2, classNames: ["x", "x"]),
                "classNames", "\"x\" occurs twice");
    }

    private static void Says(Func<object> call, params string[] words)
    {
        string message = Assert.ThrowsAny<ArgumentException>(call).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    private static StringReader Text(string csv) => new(csv);
}
