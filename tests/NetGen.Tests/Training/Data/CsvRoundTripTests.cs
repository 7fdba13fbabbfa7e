using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Tests.Training.Data;

/// <summary>Files whose numbers are known, under all formats and several cultures of the machine.</summary>
public partial class CsvRoundTripTests
{
    private const int Count = 3000;

    private static readonly CultureInfo[] Machines =
    [
        CultureInfo.InvariantCulture, new("de-DE"), new("en-US"), new("fa-IR"), Cultures.WithLongMinus("sv-SE"),
    ];

    [Fact]
    public void Every_number_is_read_as_it_was_written()
    {
        var random = new Random(11);
        for (int n = 0; n < Count; n++)
        {
            var csv = new DrawnCsv(random);
            (double[] doubles, float[] singles) =
                Cultures.In(Machines[n % Machines.Length], () => (csv.Load<double>(), csv.Load<float>()));
            Assert.True(csv.Doubles.AsSpan().SequenceEqual(doubles), csv.Text);
            Assert.True(csv.Singles.AsSpan().SequenceEqual(singles), csv.Text);
        }
    }

    /// <summary>Whatever else stands in a cell, in whatever way, is refused where it stands.</summary>
    [Fact]
    public void What_is_no_number_is_refused_at_its_place()
    {
        string[] wrong =
        [
            "", " ", "x", "-", "+", "e5", "NaN", "∞", "1e999", "0x1", "1 2", "−1", "٣", "1.5.2", "1,5,2", "1.234,5",
            "1,234.5", "1'234", "1/2", "1;5", "1|5", "5%", "1\"5", "1\n5", "(1)", "$1", "1-", "--1",
        ];
        var random = new Random(12);
        for (int n = 0; n < Count; n++)
        {
            var csv = new DrawnCsv(random);
            (int row, int column) = (random.Next(csv.RowCount), random.Next(csv.Names.Length));
            string drawn = wrong[random.Next(wrong.Length)];
            string cell = (n % 5) switch
            {
                // The other decimal mark; or text after a quote, which other readers append.
                0 => csv.Quoted(csv.Format.DecimalComma ? "1.5" : "1,5", isQuoted: false),
                1 => "\"1\"5",
                _ => csv.Quoted(drawn, isQuoted: drawn.AsSpan().ContainsAny(",;|")),
            };
            // Without a header, a quote or a comma in the first line can hide the separator.
            bool isHidden =
                csv.Format.Separator is null && !csv.Format.HasHeader && cell.AsSpan().ContainsAny("\",");
            csv.Replace(row, column, isHidden ? "x" : cell);
            string message = Cultures.In(
                Machines[n % Machines.Length],
                () => Assert.Throws<InvalidDataException>(() => csv.Load<float>()).Message);
            string place = $"CSV, line {csv.Line(row)}: column {csv.Names[column]} has \"";
            Assert.True(message.StartsWith(place, StringComparison.Ordinal), $"{message} is not {place} of {csv.Text}");
        }
    }

    /// <summary>Of decimal commas where points are expected: what the message advises reads the file.</summary>
    [Fact]
    public void The_format_that_a_message_advises_reads_the_file()
    {
        var random = new Random(13);
        int advised = 0;
        for (int n = 0; n < Count; n++)
        {
            var csv = new DrawnCsv(random);
            CsvFormat format = csv.Format;
            if (!format.DecimalComma) continue;

            try
            {
                csv.Load<double>(new CsvFormat
                {
                    Separator = format.Separator,
                    HasHeader = format.HasHeader,
                    SkippedLines = format.SkippedLines,
                });
            }
            catch (InvalidDataException problem) when (Advised(problem.Message) is { } advice)
            {
                Assert.True(csv.Doubles.AsSpan().SequenceEqual(csv.Load<double>(advice)), problem.Message);
                advised++;
            }
            catch (InvalidDataException)
            {
                // Its commas separate columns that the header does not have.
            }
        }

        Assert.True(advised > Count / 4, $"{advised} advised");
    }

    [Theory]
    [InlineData("a;t\n5,1;1\n", "t", null, "{ DecimalComma = true }")]
    [InlineData("a:t\n5,1:1\n", "t", ':', "{ Separator = ':', DecimalComma = true }")]
    [InlineData("a; in cm,t\n\"5,1\",1\n", "t", null, "{ Separator = ',', DecimalComma = true }")]
    [InlineData(
        "sep=,\na; b,t\n\"5,1\",1\n", "t", null, "{ Separator = ',', DecimalComma = true, SkippedLines = 1 }")]
    [InlineData("5,1;1\n6,1;2\n", "1", null, "{ Separator = ';', HasHeader = false, DecimalComma = true }")]
    [InlineData("5,1\t1\n6,1\t2\n", "1", ',', "{ Separator = '\\t', HasHeader = false, DecimalComma = true }")]
    [InlineData("a\\t\n5,1\\1\n", "t", '\\', "{ Separator = '\\\\', DecimalComma = true }")]
    [InlineData("a;t\n1.234,5;1\n", "t", ';', "{ Separator = ';', DecimalComma = true }")]
    [InlineData("\n\nt;t;\"b\nc\"\n1;2;3\n", "t", null, "{ Separator = ';', HasHeader = false, SkippedLines = 4 }")]
    public void A_message_advises_a_format_that_fits(string csv, string target, char? separator, string advice)
    {
        var format = new CsvFormat { Separator = separator, HasHeader = target == "t" };
        Assert.Contains($"new CsvFormat {advice}", Assert.Throws<InvalidDataException>(
            () => CsvDataset.Load<float>(new StringReader(csv), [target], format: format)).Message);
    }

    /// <summary>The advice as a reader of the message would write it.</summary>
    private static CsvFormat? Advised(string message)
    {
        Match advice = Advice().Match(message);
        if (!advice.Success) return null;

        string[] options = advice.Groups[1].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        string? Value(string name) => options.Select(option => option.Split(" = "))
            .FirstOrDefault(option => option[0] == name)?[1];

        return new CsvFormat
        {
            Separator = Value("Separator") is { } quoted ? quoted == "'\\t'" ? '\t' : quoted[1] : null,
            HasHeader = Value("HasHeader") != "false",
            DecimalComma = Value("DecimalComma") == "true",
            SkippedLines = int.Parse(Value("SkippedLines") ?? "0", CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex("new CsvFormat { (.*?) }")]
    private static partial Regex Advice();
}
