using System.Globalization;

namespace NetGen.Tests.Training.Data;

/// <summary>Columns are found by name, and what is wrong in a file is named by line and column.</summary>
public class CsvDatasetTests
{
    [Fact]
    public void Real_files_are_read()
    {
        Dataset<double> diabetes = RealData.Diabetes<double>();
        Assert.Equal((442, 10, 1), (diabetes.Count, diabetes.InputCount, diabetes.TargetCount));
        Assert.Equal("bmi", diabetes.InputNames![2]);
        Assert.Equal([59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.8598, 87], diabetes.Input(0));
        Assert.Equal(151, diabetes.Target(0)[0]);

        Dataset<float> iris = RealData.Iris<float>();
        Assert.Equal((150, 4, 3), (iris.Count, iris.InputCount, iris.TargetCount));
        Assert.Equal(["0", "1", "2"], iris.TargetNames!);
        Assert.Equal(5.1f, iris.Input(0)[0]);
        Assert.Equal([0f, 0, 1], iris.Target(149));
    }

    [Fact]
    public void Columns_can_be_chosen_and_reordered()
    {
        Dataset<float> dataset = CsvDataset.Load<float>(Text("a;b;c\n1;2;3\n4;5;6\n"), ["b"], ["c", "a"]);
        Assert.Equal([3f, 1, 6, 4], dataset.Inputs);
        Assert.Equal([2f, 5], dataset.Targets);
    }

    [Fact]
    public void Classes_are_any_text()
    {
        const string Csv = "size,kind\n1,\"rose, red\"\n2,lily\n3,lily\n";
        Dataset<float> found = CsvDataset.LoadClasses<float>(Text(Csv), "kind");
        Assert.Equal(["lily", "rose, red"], found.TargetNames!);
        Assert.Equal([0f, 1, 1, 0, 1, 0], found.Targets);
        Dataset<float> given = CsvDataset.LoadClasses<float>(Text(Csv), "kind", classes: ["tulip", "rose, red", "lily"]);
        Assert.Equal([0f, 1, 0, 0, 0, 1, 0, 0, 1], given.Targets);
        Assert.Equal([.. Enumerable.Range(0, 11).Select(n => $"{n}")], CsvDataset.LoadClasses<float>(
            Text("x,n\n" + string.Concat(Enumerable.Range(0, 11).Select(n => $"1,{10 - n}\n"))), "n").TargetNames!);
    }

    [Fact]
    public void A_culture_with_a_decimal_comma_changes_nothing() => Assert.Equal(
        [1.5],
        Cultures.In(new CultureInfo("de-DE"), () => CsvDataset.Load<double>(Text("a,b\n1.5,2\n"), ["b"])).Inputs);

    [Theory]
    [InlineData("a,b\n1,2\n3,n/a\n", "line 3", "column b", "n/a")]
    [InlineData("a,b\n1,2\n,4\n", "line 3", "column a", "\"\"")]
    [InlineData("a,b\nNaN,2\n3,4\n", "line 2", "column a", "NaN")]
    [InlineData("a,b\n1,2\n3\n", "line 3", "1 values", "2 columns")]
    [InlineData("a,c\n1,2\n", "no column b", "\"a\", \"c\"", "CSV")]
    [InlineData("a,b\n", "no rows", "CSV", "")]
    public void What_is_wrong_is_named(string csv, params string[] words)
    {
        string message = Assert.Throws<InvalidDataException>(() => CsvDataset.Load<float>(Text(csv), ["b"])).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_class_that_is_none_is_named()
    {
        string message = Assert.Throws<InvalidDataException>(() => CsvDataset.LoadClasses<float>(
            Text("x,kind\n1,a\n2,z\n"), "kind", classes: ["a", "b"], name: "my.csv")).Message;
        Assert.All(["my.csv", "line 3", "z", "\"a\", \"b\""],
            word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_header_that_cannot_be_read_is_told_and_the_reader_closed(bool hasHeader)
    {
        using var reader = new Unreadable();
        string message = Assert.Throws<InvalidDataException>(() => CsvDataset.Load<float>(
            reader, ["b"], format: new CsvFormat { HasHeader = hasHeader }, name: "my.csv")).Message;
        Assert.Equal("my.csv cannot be read: a record is too long", message);
        Assert.True(reader.IsClosed);
    }

    [Fact]
    public void A_folder_is_no_file() => Assert.Contains(
        "cannot be read", Assert.Throws<IOException>(
            () => CsvDataset.Load<float>(AppContext.BaseDirectory, ["b"])).Message, StringComparison.Ordinal);

    /// <summary>
    /// Whatever a file has, it loads or is refused in one way; and each number that is loaded stands in it.
    /// </summary>
    [Fact]
    public void Mutated_files()
    {
        string[] seeds =
        [
            "a,b,kind\n1.5,2,lily\n3e2,-4,rose\n", "a;b;kind\n1,5;2;lily\n3e2;-4;rose\n",
            "a\tb\tkind\r\n\"1\"\t2\tlily\r\n", "sep=;\na;b;kind\n1;2;x\n", "\"a\",\"b\"\"\",kind\n1,2,\"x\ny\"\n",
        ];
        string[] pieces =
        [
            ",", ";", "\t", "|", "\"", "\n", "\r", "\"\"", "kind", "a", "1,234.5", "1.234,5",
            "NaN", "∞", "1e999", "-", ".",
            "0x1", "\0", "\uFEFF", "sep=,", "ä", " ", "\ud800",
        ];
        var random = new Random(3);
        int loaded = 0, refused = 0;
        for (int n = 0; n < 20_000; n++)
        {
            string csv = seeds[random.Next(seeds.Length)];
            for (int change = random.Next(4); change >= 0; change--)
            {
                int at = random.Next(csv.Length + 1), length = Math.Min(random.Next(3), csv.Length - at);
                csv = csv[..at]
                    + (random.Next(3) == 0 ? "" : pieces[random.Next(pieces.Length)]) + csv[(at + length)..];
            }

            var format = new CsvFormat { DecimalComma = n % 2 == 0, HasHeader = n % 5 != 0 };
            try
            {
                string target = format.HasHeader ? "kind" : "2";
                Dataset<float> data = (n % 3) switch
                {
                    0 => CsvDataset.LoadClasses<float>(Text(csv), target, format: format),
                    1 => CsvDataset.LoadBinary<float>(Text(csv), target, "rose", format: format),
                    _ => CsvDataset.Load<float>(Text(csv), [format.HasHeader ? "b" : "1"], format: format),
                };
                loaded++;
                HashSet<float> written = NumbersIn(csv, format.DecimalComma ? "," : ".");
                Assert.All(data.Inputs.ToArray(), value => Assert.True(
                    float.IsFinite(value) && written.Contains(value), $"{value} of {csv}"));
            }
            catch (InvalidDataException problem)
            {
                refused++;
                Assert.StartsWith("CSV", problem.Message, StringComparison.Ordinal);
            }
        }

        Assert.True(loaded > 200 && refused > 1000, $"{loaded} loaded, {refused} refused");
    }

    /// <summary>Every number between two characters that can end a cell.</summary>
    private static HashSet<float> NumbersIn(string csv, string mark)
    {
        var format = new NumberFormatInfo { NumberDecimalSeparator = mark };
        char[] ends = [';', '\t', '|', '"', '\n', '\r'];
        return
        [
            .. csv.Split([.. ends, ',']).Concat(csv.Split(ends)).Select(text =>
                float.TryParse(text, NumberStyles.Float, format, out float number) ? number : float.NaN),
        ];
    }

    private static StringReader Text(string csv) => new(csv);

    /// <summary>As a record of more than 2 GiB is.</summary>
    private sealed class Unreadable : TextReader
    {
        public bool IsClosed { get; private set; }

        public override int Read(char[] buffer, int index, int count) => throw TooLong();

        public override int Read(Span<char> buffer) => throw TooLong();

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }

        private static CsvHelper.CsvFormatException TooLong() => new("a record is too long");
    }
}
