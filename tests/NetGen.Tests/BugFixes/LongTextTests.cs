using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.BugFixes;

/// <summary>Messages quoted whatever a user's file or call had: a cell of 50 MB made a message of 52 MB.</summary>
public class LongTextTests
{
    private const int MessageLetters = 900;
    private static readonly string Long = new('ä', 300_000);

    [Fact]
    public void Messages_about_files_quote_a_short_piece()
    {
        IsShort<InvalidDataException>(() => CsvDataset.Load<float>(Text($"a,b\n{Long},1\n"), ["b"]));
        IsShort<InvalidDataException>(() => CsvDataset.Load<float>(
            Text($"a,b\n1{new string('0', 300_000)}x,1\n"), ["b"]));
        IsShort<InvalidDataException>(() => CsvDataset.Load<float>(Text($"a,{Long}\n1,x\n"), ["a"]));
        IsShort<InvalidDataException>(() => CsvDataset.Load<float>(Text($"{Long},{Long},b\n1,1,1\n"), ["b"]));
        IsShort<InvalidDataException>(() => CsvDataset.Load<float>(Text("a,b\n1,1\n"), [Long]));
        IsShort<InvalidDataException>(() => CsvDataset.Load<float>(
            Text(string.Join(',', Enumerable.Range(0, 100_000)) + "\n"), ["t"]));
        IsShort<InvalidDataException>(() => CsvDataset.Load<float>(Text("a,b\n"), ["b"], name: Long));
        IsShort<InvalidDataException>(() => CsvDataset.LoadClasses<float>(Text($"a,b\n1,{Long}\n"), "b"));
        IsShort<InvalidDataException>(() => CsvDataset.LoadClasses<float>(
            Text($"a,b\n1,{Long}\n"), "b", classes: [.. Enumerable.Range(0, 100_000).Select(n => $"{n}")]));
        string number = Assert.Throws<InvalidDataException>(() => Standardizer.Load(new MemoryStream(
            [.. "mean,deviation\n1\u001B["u8, .. System.Text.Encoding.UTF8.GetBytes(Long[..150]), .. ",1\n"u8]))).Message;
        Assert.Contains("Line 2 has \"1 [ää", number, StringComparison.Ordinal);
        Assert.Contains("ä…\" as mean", number, StringComparison.Ordinal);
        IsShort<InvalidDataException>(() => CsvDataset.LoadBinary<float>(
            Text($"a,b\n1,x\n1,{Long}\n1,{Long}x\n"), "b", "x"));
    }

    [Fact]
    public void Messages_about_arguments_quote_a_short_piece()
    {
        IsShort<ArgumentException>(() => CsvDataset.LoadClasses<float>(Text("a,b\n"), "b", classes: [Long, Long]));
        IsShort<ArgumentException>(() => CsvDataset.LoadClasses<float>(Text("a,b\n"), "b", classes: [Long]));
        IsShort<ArgumentException>(() => CsvDataset.LoadBinary<float>(Text("a,b\n"), "b", Long, negative: Long));
        IsShort<ArgumentException>(() => _ = new Dataset<float>([float.NaN], [1], 1, 1, [Long]));
        IsShort<ArgumentException>(() => new Dataset<float>([1], [1], 1, 1).WithClassNames([Long, Long]));
        var network = new Tiny(1);
        IsShort<ArgumentException>(() => network.SaveFrozen(new MemoryStream(), Long + "-"));
        IsShort<ModelFileException>(() => network.Load(
            new MemoryStream(SafetensorsText.Saved(network)), new string('a', 300_000), "b"));
    }

    [Fact]
    public void A_long_cell_is_told_where_it_stands_and_how_it_begins()
    {
        string message = Assert.Throws<InvalidDataException>(
            () => CsvDataset.Load<float>(Text($"a,b\n1,1\n\"two\nlines {Long}\",1\n"), ["b"])).Message;
        Assert.StartsWith("CSV, line 3: column a has \"two lines ää", message, StringComparison.Ordinal);
        Assert.Contains("ä…\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_padded_are_numbers() => Assert.Equal(
        [1.5f], CsvDataset.Load<float>(Text($"a,b\n1.5{new string('0', 1000)},1\n"), ["b"]).Inputs);

    [Fact]
    public void A_quote_that_never_ends_does_not_swallow_the_file()
    {
        string message = Assert.Throws<InvalidDataException>(
            () => CsvDataset.LoadClasses<float>(Text("a,b\n1,x\n2,\"y\n3,z\n"), "b")).Message;
        Assert.Contains("line 3: a quote is opened and never closed", message, StringComparison.Ordinal);
        message = Assert.Throws<InvalidDataException>(
            () => CsvDataset.LoadClasses<float>(Text("a,b,c\n1,5\" pipe,\"x\n2,6,y\n"), "c", ["a"])).Message;
        Assert.Contains("line 2: a quote is opened and never closed", message, StringComparison.Ordinal);
        Assert.Equal(2, CsvDataset.LoadClasses<float>(Text("a,b\n1,5\" pipe\n2,6\" pipe\n"), "b").Count);
    }

    private static void IsShort<TException>(Action call)
        where TException : Exception
    {
        string message = Assert.ThrowsAny<TException>(call).Message;
        Assert.True(message.Length < MessageLetters,
            $"{message.Length} letters: {message[..Math.Min(200, message.Length)]}");
    }

    private static StringReader Text(string csv) => new(csv);
}
