namespace NetGen.Tests.Training.Data;

/// <summary>A cell means the same wherever it comes from: another file, or an app.</summary>
public class EncodedCellTests
{
    private static readonly CsvRows Points = Rows("area,rooms,district,area2\n1.5,2,north,1\n2.5,,south,2\n3.5,4,,3\n");

    private static readonly CsvEncoder Encoder = CsvEncoder.Fit(
        Points,
        [CsvColumn.Number("area"), CsvColumn.Number("rooms", MissingValues.Mean.WithIndicator()), CsvColumn.Category("district")],
        [CsvColumn.Number("area2")],
        missingTexts: ["", "NA"]);

    [Fact]
    public void Numbers_are_read_by_the_format_of_their_own_rows()
    {
        CsvRows commas = Rows("area;rooms;district;area2\n1,5;2;north;0,25\n", new() { DecimalComma = true });
        Assert.Equal([1.5, 2, 0, 0, 1, 0], Encoder.EncodeInputs<double>(commas));
        Assert.Equal([0.25], Encoder.Encode<double>(commas).Targets);
        CsvEncoder ofCommas = CsvEncoder.Fit(
            Rows("x;y\n1,5;2\n2,5;3\n", new() { DecimalComma = true }), [CsvColumn.Number("x")], [CsvColumn.Number("y")]);
        Assert.Equal([1.5f], ofCommas.EncodeInputs<float>(Rows("x,y\n1.5,2\n")));
        Assert.Equal([1.5f], ofCommas.EncodeInputs<float>(new Dictionary<string, string> { ["x"] = "1,5" }));
        Refused(
            "Column x has \"1.5\", with another decimal mark than the training part, whose numbers have a decimal comma.",
            () => ofCommas.EncodeInputs<float>(new Dictionary<string, string> { ["x"] = "1.5" }));
    }

    [Theory]
    [InlineData(" 1.5", "2 ", " north\t")]
    [InlineData("1.5 ", "\t2", "north")]
    public void Spaces_around_a_cell_do_not_count(string area, string rooms, string district)
    {
        CsvRows file = Rows($"area,rooms,district\n{area},{rooms},{district}\n");
        Assert.Equal([1.5, 2, 0, 0, 1, 0], Encoder.EncodeInputs<double>(file));
        Assert.Equal([1.5, 2, 0, 0, 1, 0], Encoded(area, rooms, district));
        Assert.Equal(3, Encoded(area, " NA ", district)[1]);
    }

    /// <summary>In a file, quotes keep them; such a text is known with its spaces.</summary>
    [Fact]
    public void A_text_with_spaces_is_found()
    {
        CsvEncoder spaced = CsvEncoder.Fit(
            Rows("kind,y\n\" a \",1\na,2\n"), [CsvColumn.Category("kind")], [CsvColumn.Number("y")]);
        Assert.Equal([1.0, 0], spaced.EncodeInputs<double>(new Dictionary<string, string> { ["kind"] = " a " }));
        Assert.Equal([0, 1.0], spaced.EncodeInputs<double>(new Dictionary<string, string> { ["kind"] = "a " }));
    }

    [Fact]
    public void Null_is_a_cell_without_a_value()
    {
        Assert.Equal([1.5, 3, 1, 1, 0, 0], Encoded("1.5", null, null));
        Refused("Column area is null, where a number is expected: it is missing", () => Encoded(null, "2", "north"));
        CsvEncoder strict = CsvEncoder.Fit(
            Rows("d,k,g,y\n2024-01-01,a,yes,1\n2024-01-02,b,no,2\n"),
            [CsvColumn.Date("d"), CsvColumn.Category("k"), CsvColumn.YesNo("g", "yes")],
            [CsvColumn.Number("y")]);
        Refused("Column d is null, where a date such as", () => Encode(null, "a", "yes"));
        Refused("Column k is null, which the training part does not have", () => Encode("2024-01-01", null, "yes"));
        Refused("Column g is null, which is neither of", () => Encode("2024-01-01", "a", null));

        // Of a number, also where the empty text is not among those that say so.
        CsvEncoder named = CsvEncoder.Fit(
            Rows("x,y\nNA,1\n1,2\n3,3\n"), [CsvColumn.Number("x", MissingValues.Mean)], [CsvColumn.Number("y")], ["NA"]);
        Assert.Equal([2.0], named.EncodeInputs<double>(new Dictionary<string, string> { ["x"] = null! }));

        void Encode(string? date, string? kind, string? garden) => strict.EncodeInputs<double>(
            new Dictionary<string, string> { ["d"] = date!, ["k"] = kind!, ["g"] = garden! });
    }

    [Fact]
    public void Numbers_that_float_would_make_equal_are_refused()
    {
        CsvRows ids = Rows("id,y\n16777216,1\n5,2\n16777217,3\n");
        CsvEncoder encoder = CsvEncoder.Fit(ids, [CsvColumn.Number("id")], [CsvColumn.Number("y")]);
        Refused(
            "rows, line 4: column id has \"16777217\", and line 2 has \"16777216\": as float, both are 16777216. Use double",
            () => encoder.Encode<float>(ids));
        Assert.Equal([16777216, 5, 16777217.0], encoder.EncodeInputs<double>(ids));

        // Seconds since 1970: a step of a minute is lost, and it is half of the range.
        CsvRows seconds = Rows("t,y\n1700000000.5,1\n1700000060.5,2\n1700000120.5,3\n");
        CsvEncoder ofSeconds = CsvEncoder.Fit(seconds, [CsvColumn.Number("y")], [CsvColumn.Number("t")]);
        Refused(
            "line 3: column t has \"1700000060.5\", and line 2 has \"1700000000.5\": as float, both are 1700000000.",
            () => ofSeconds.Encode<float>(seconds));
        Assert.Equal(3, ofSeconds.EncodeInputs<float>(seconds).Length);
    }

    [Fact]
    public void Measurements_with_more_digits_than_float_has_stay()
    {
        CsvRows rows = Rows("x,y\n0.12345678901,1\n0.12345678902,2\n0.9,3\n,4\n16777217,5\n");
        CsvEncoder encoder = CsvEncoder.Fit(
            rows, [CsvColumn.Number("x", MissingValues.Constant(16777216))], [CsvColumn.Number("y")]);
        Assert.Equal([0.12345679f, 0.12345679f, 0.9f, 16777216, 16777216], encoder.EncodeInputs<float>(rows));
    }

    private static double[] Encoded(string? area, string? rooms, string? district) => Encoder.EncodeInputs<double>(
        new Dictionary<string, string> { ["area"] = area!, ["rooms"] = rooms!, ["district"] = district! });

    private static CsvRows Rows(string text, CsvFormat? format = null) =>
        CsvRows.Read(new StringReader(text), format, name: "rows");

    private static void Refused(string words, Action action) =>
        Assert.Contains(words, Assert.Throws<InvalidDataException>(action).Message, StringComparison.Ordinal);
}
