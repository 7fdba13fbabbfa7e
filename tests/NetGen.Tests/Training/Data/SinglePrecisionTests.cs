using System.Globalization;

namespace NetGen.Tests.Training.Data;

/// <summary>What float makes equal is refused by whatever reads numbers; the encoder has the same check.</summary>
public class SinglePrecisionTests
{
    private const string Ids = "id,y\n5,a\n16777216,b\n16777217,a\n";

    [Fact]
    public void Every_way_to_read_refuses_ids_that_float_makes_equal()
    {
        const string Words = "ids, line 4: column id has \"16777217\", and line 3 has \"16777216\": as float, both are "
            + "16777216. Use double";
        Refused(Words, () => CsvDataset.Load<float>(Text(Ids.Replace('a', '1').Replace('b', '2')), ["y"], name: "ids"));
        Refused(Words, () => CsvDataset.Load<float>(Text(Ids.Replace('a', '1').Replace('b', '2')), ["id"], name: "ids"));
        Refused(Words, () => CsvDataset.LoadClasses<float>(Text(Ids), "y", name: "ids"));
        Refused(Words, () => CsvDataset.LoadBinary<float>(Text(Ids), "y", "a", name: "ids"));
        CsvRows rows = CsvRows.Read(Text(Ids), name: "ids");
        CsvEncoder encoder = CsvEncoder.Fit(rows, [CsvColumn.Number("id")], [CsvColumn.Category("y")]);
        Refused(Words, () => encoder.Encode<float>(rows));
        Assert.Equal([5, 16777216, 16777217.0], CsvDataset.LoadClasses<double>(Text(Ids), "y").Inputs);
    }

    /// <summary>Only numbers of more than six digits are kept: the others follow from what was read.</summary>
    [Theory]
    [InlineData("1e8\n100000001", "100000001", 2, "100000000")]
    [InlineData("100000001\n7\n1e8", "100000000", 2, "100000001")]
    [InlineData("0.1\n0.100000001\n0.1000005", "0.100000001", 2, "0.1")]
    [InlineData("1,700000000e9\n1700000001", "1700000001", 2, "1700000000")]
    [InlineData("1e-46\n2e-46\n3e-46", "2E-46", 2, "1E-46")]
    public void Short_numbers_are_compared_with_long_ones(string cells, string second, int line, string first)
    {
        bool comma = cells.Contains(',');
        string csv = "y;x\n" + string.Concat(cells.Split('\n').Select(cell => $"1;{cell}\n"));
        string message = Assert.Throws<InvalidDataException>(() => Cultures.In(
            Cultures.WithLongMinus(),
            () => CsvDataset.Load<float>(Text(csv), ["y"], format: new() { DecimalComma = comma, Separator = ';' }))).Message;
        Assert.Contains($"column x has \"{second}\", and line {line} has \"{first}\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Measurements_stay()
    {
        Dataset<float> data = CsvDataset.Load<float>(
            Text("x,y\n0.12345678901,1\n0.12345678902,2\n0.9,3\n0.90,4\n9,16777216\n0,16777216.0\n"), ["y"]);
        Assert.Equal([0.12345679f, 0.12345679f, 0.9f, 0.9f, 9, 0], data.Inputs);
        Assert.Equal([1, 2, 3, 4, 16777216, 16777216], data.Targets);
    }

    [Fact]
    public void Neighbours_of_six_digits_are_never_taken_for_equal()
    {
        foreach (int exponent in new[] { -30, -3, 0, 20 })
        {
            string csv = "x,y\n1234567e" + exponent.ToString(CultureInfo.InvariantCulture) + ",0\n" + string.Concat(
                Enumerable.Range(999_000, 999).Select(n => FormattableString.Invariant($"{n}e{exponent},{n}\n")));
            Assert.Equal(1000, CsvDataset.Load<float>(Text(csv), ["y"]).Inputs.ToArray().Distinct().Count());
        }
    }

    private static StringReader Text(string csv) => new(csv);

    private static void Refused(string words, Action action) =>
        Assert.Contains(words, Assert.Throws<InvalidDataException>(action).Message, StringComparison.Ordinal);
}
