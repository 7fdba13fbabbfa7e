namespace NetGen.Tests.BugFixes;

/// <summary>Rows times classes overflowed; a file of a target and no input "had no rows".</summary>
public class OneHotSizeTests
{
    [Theory]
    [InlineData(3, int.MaxValue)]
    [InlineData(2, 1 << 30)]
    [InlineData(65536, 65536)]
    public void More_numbers_than_an_array_holds_are_refused(int rows, int classes)
    {
        string message = Assert.Throws<ArgumentException>(() => Dataset.OneHot<float>(new int[rows], classes)).Message;
        Assert.Contains(
            $"{rows} rows of {classes} are {(long)rows * classes} numbers", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Dataset.FromLabels<float>(new float[rows], new int[rows], 1, classes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void There_is_at_least_one_class(int classes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.OneHot<float>([0], classes));

    [Fact]
    public void More_rows_than_an_array_holds_cannot_be_selected()
    {
        var wide = new Dataset<float>(new float[1 << 20], [1], 1 << 20, 1);
        Assert.Throws<ArgumentException>(() => wide.Select(new int[1 << 11]));
    }

    [Fact]
    public void A_column_that_numbers_rows_is_no_class()
    {
        string csv = "a,id\n" + string.Concat(Enumerable.Range(0, 50_000).Select(n => $"1,{n}\n"));
        string message = Assert.Throws<InvalidDataException>(
            () => CsvDataset.LoadClasses<float>(new StringReader(csv), "id")).Message;
        Assert.Contains("column id has 50000 different classes in 50000 rows", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_alone_is_told_as_such()
    {
        string message = Assert.Throws<InvalidDataException>(
            () => CsvDataset.Load<float>(new StringReader("t\n1\n"), ["t"])).Message;
        Assert.Contains("no column except \"t\"", message, StringComparison.Ordinal);
        Assert.Contains("It is empty", Assert.Throws<InvalidDataException>(
            () => CsvDataset.Load<float>(new StringReader(""), ["t"])).Message, StringComparison.Ordinal);
    }
}
