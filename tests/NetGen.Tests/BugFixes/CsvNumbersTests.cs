using System.Globalization;

namespace NetGen.Tests.BugFixes;

/// <summary>
/// A comma in a number was passed over: 5,1 became 51 and 0,123456 became 123456, in every semicolon file of a German,
/// French or Portuguese spreadsheet.
/// </summary>
public class CsvNumbersTests
{
    private static readonly CsvFormat DecimalComma = new() { DecimalComma = true };

    [Theory]
    [InlineData("länge;breite;art\n5,1;3,5;setosa\n", "line 2", "column länge", "\"5,1\"",
        "Every number in the file has one comma.", "They are decimal commas", "DecimalComma = true")]
    [InlineData("a;b;art\n3;5,1;x\n0,123;4;y\n", "line 2", "column b",
        "Every number in the file that is not whole has one comma", "They are decimal commas", "DecimalComma = true")]
    [InlineData("a;b;art\n-0,123;4;x\n", "column a", "They are decimal commas", "DecimalComma = true")]
    [InlineData("a;b;art\n1,234;5,678;x\n",
        "Every number in the file has one comma", "If it is a decimal comma", "groups")]
    [InlineData("a;b;art\n5,1;3.5;x\n", "\"5,1\", with a comma. If it is a decimal comma", "DecimalComma = true")]
    [InlineData("a;b;art\n2.5;1;x\n5,1;3;y\n", "line 3", "with a comma. If it is a decimal comma")]
    [InlineData("a;b;art\n5,1;3;x\n\"9;1;y\n", "line 2", "with a comma. If it is a decimal comma")]
    [InlineData("a,b,art\n\"1,234.5\",1,x\n", "\"1,234.5\"", "digit groups", "Remove the group separators")]
    [InlineData("a,b,art\n\"1,234,567\",1,x\n", "\"1,234,567\"", "digit groups")]
    [InlineData("a;b;art\n1.234,5;1;x\n", "digit groups", "decimal comma", "DecimalComma = true")]
    [InlineData("a;b;art\n-1.234.567;1;x\n", "digit groups")]
    [InlineData("a;b;art\n1'234.5;1;x\n", "digit groups")]
    [InlineData("a;b;art\n1 234;1;x\n", "digit groups")]
    [InlineData("a;b;art\n1\u00A0234,5;1;x\n", "digit groups", "DecimalComma = true")]
    [InlineData("a;b;art\n12\0;1;x\n", "a finite number is expected")]
    [InlineData("a;b;art\n12.05.2024;1;x\n", "12.05.2024", "a finite number is expected")]
    [InlineData("a;b;art\n5,;1;x\n", "\"5,\"", "comma")]
    [InlineData("a;b;art\n\"1\"5;1;x\n", "line 2", "column a", "\"\"1\"5\"", "text after the closing quote")]
    public void A_comma_in_a_number_is_refused(string csv, params string[] words)
    {
        string message = Assert.Throws<InvalidDataException>(
            () => CsvDataset.LoadClasses<float>(Text(csv), "art")).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("länge;breite;art\n5,1;3,5;setosa\n-4,9e1;3;lily\n")]
    [InlineData("\n\r\nlänge;breite;art\n5,1;3,5;setosa\n-4,9e1;3;lily\n")]
    [InlineData("sep=;\nlänge;breite;art\n5,1;3,5;setosa\n-4,9e1;3;lily\n")]
    [InlineData("länge\tbreite\tart\n5,1\t3,5\tsetosa\n-4,9e1\t3\tlily\n")]
    [InlineData("\"länge, außen; in cm\";breite;art\n5,1;3,5;setosa\n-4,9e1;3;lily\n")]
    [InlineData("länge,breite,art\n\"5,1\",\"3,5\",setosa\n\"-4,9e1\",3,lily\n")]
    public void Numbers_may_have_a_decimal_comma(string csv)
    {
        Dataset<double> data = CsvDataset.LoadClasses<double>(Text(csv), "art", format: DecimalComma);
        Assert.Equal([5.1, 3.5, -49, 3], data.Inputs);
        Assert.Equal(["lily", "setosa"], data.ClassNames!);
    }

    [Fact]
    public void Empty_lines_before_the_header_count()
    {
        string message = Assert.Throws<InvalidDataException>(
            () => CsvDataset.Load<float>(Text("\n\na;b\n5,1;x\n"), ["b"], format: DecimalComma)).Message;
        Assert.Contains("line 4: column b has \"x\"", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n")]
    public void Without_a_header_commas_in_numbers_are_no_separators(string before)
    {
        // A comma stands as often in every line as a semicolon.
        Dataset<float> data = CsvDataset.Load<float>(
            Text(before + "5,1;3,5;1\n4,9;3,0;0\n"), ["2"], format: new CsvFormat { DecimalComma = true, HasHeader = false });
        Assert.Equal([5.1f, 3.5f, 4.9f, 3f], data.Inputs);
    }

    [Theory]
    [InlineData("5.1", "with a point", "leave DecimalComma out", "groups")]
    [InlineData("1.234,5", "digit groups")]
    [InlineData("1,234.5", "digit groups", "a decimal point", "leave out CsvFormat.DecimalComma")]
    [InlineData("1 234,5", "digit groups")]
    [InlineData("five", "a finite number is expected")]
    public void A_point_where_commas_are_decimal_is_refused(string cell, params string[] words)
    {
        string message = Assert.Throws<InvalidDataException>(
            () => CsvDataset.Load<float>(Text($"a;b\n{cell};1\n"), ["b"], format: DecimalComma)).Message;
        Assert.All(
            ["line 2", "column a", $"\"{cell}\"", .. words],
            word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Classes_that_are_numbers_are_in_their_order_with_commas_too() => Assert.Equal(
        ["1,5", "2", "10,5"],
        CsvDataset.LoadClasses<float>(Text("a;n\n1;10,5\n1;2\n1;1,5\n"), "n", format: DecimalComma).ClassNames!);

    /// <summary>
    /// Numbers as cultures write them: what is loaded is the number that was written, and what could be another is
    /// refused.
    /// </summary>
    [Theory]
    [InlineData("de-DE")]
    [InlineData("en-US")]
    [InlineData("fr-FR")]
    [InlineData("pt-BR")]
    [InlineData("de-CH")]
    public void No_number_becomes_another(string culture)
    {
        NumberFormatInfo written = new CultureInfo(culture).NumberFormat;
        var random = new Random(7);
        int loaded = 0, refused = 0;
        for (int n = 0; n < 4000; n++)
        {
            string format = $"{"FN"[n % 2]}{random.Next(7)}";
            double drawn = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(9));
            string cell = drawn.ToString(format, written);
            double number = double.Parse(cell, NumberStyles.Number, written);
            bool hasComma = (n / 2) % 2 == 0;
            try
            {
                Dataset<double> data = CsvDataset.Load<double>(
                    Text($"a;t\n\"{cell}\";1\n"), ["t"], format: new CsvFormat { DecimalComma = hasComma });
                loaded++;

                // One point or comma alone can be read in one way in each format: as the decimal mark.
                bool isMark = written.NumberDecimalSeparator == (hasComma ? "," : ".");
                bool isAmbiguous = !isMark && cell.Count(letter => letter is '.' or ',') == 1 && format[0] == 'N';
                if (!isAmbiguous)
                {
                    Assert.Equal(number, data.Input(0)[0]);
                }
            }
            catch (InvalidDataException problem)
            {
                refused++;
                Assert.Contains("line 2", problem.Message, StringComparison.Ordinal);
            }
        }

        Assert.True(loaded > 500 && refused > 500, $"{loaded} loaded, {refused} refused");
    }

    private static StringReader Text(string csv) => new(csv);
}
