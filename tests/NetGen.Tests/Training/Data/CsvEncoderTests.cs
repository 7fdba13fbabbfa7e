using System.Globalization;
using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.Training.Data;

/// <summary>
/// Texts, numbers, dates and missing values become numbers by what the training part has, and by nothing else.
/// </summary>
public sealed class CsvEncoderTests : IDisposable
{
    private const string Houses = """
        area,rooms,district,sold,garden,price
        120,4,north,2024-01-01,yes,410
        80,,south,2024-03-01 12:00,no,300
        95,3,north,2024-02-15,yes,355
        60,2,west,2023-12-31,no,220
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_kind_of_column()
    {
        CsvRows rows = Rows(Houses);
        CsvEncoder encoder = CsvEncoder.Fit(
            rows,
            [
                CsvColumn.Number("area"), CsvColumn.Number("rooms", MissingValues.Mean.WithIndicator()),
                CsvColumn.Category("district"), CsvColumn.Date("sold"), CsvColumn.YesNo("garden", "yes"),
            ],
            [CsvColumn.Number("price")]);
        Assert.Equal(
            [
                "area", "rooms", "rooms is missing", "district = north", "district = south", "district = west",
                "sold, days", "garden",
            ],
            encoder.InputNames);
        Dataset<double> data = encoder.Encode<double>(rows);
        Assert.Equal([120, 4, 0, 1, 0, 0, 1, 1], data.Input(0));
        Assert.Equal([80, 3, 1, 0, 1, 0, 61.5, 0], data.Input(1));
        Assert.Equal([95, 3, 0, 1, 0, 0, 46, 1], data.Input(2));
        Assert.Equal([60, 2, 0, 0, 0, 1, 0, 0], data.Input(3));
        Assert.Equal([410, 300, 355, 220], data.Targets);
        Assert.Equal(["price"], data.TargetNames!);
        Assert.Null(encoder.ClassNames);
        Assert.Equal(data.Inputs, encoder.EncodeInputs<double>(rows));
        Assert.Equal(data.Input(1), encoder.EncodeInputs<double>(new Dictionary<string, string>
        {
            ["area"] = "80", ["rooms"] = "", ["district"] = "south", ["sold"] = "2024-03-01T12:00", ["garden"] = "no",
        }));
    }

    [Fact]
    public void Classes_yes_or_no_and_several_targets()
    {
        CsvRows rows = Rows(Houses);
        CsvColumn[] area = [CsvColumn.Number("area")];
        Dataset<float> classes = CsvEncoder.Fit(rows, area, [CsvColumn.Category("district")]).Encode<float>(rows);
        Assert.Equal([1f, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1], classes.Targets);
        Assert.Equal(["north", "south", "west"], classes.ClassNames!);
        Dataset<float> binary = CsvEncoder.Fit(rows, area, [CsvColumn.YesNo("garden", "yes")]).Encode<float>(rows);
        Assert.Equal([1f, 0, 1, 0], binary.Targets);
        Assert.Equal(["no", "yes"], binary.ClassNames!);
        CsvEncoder both = CsvEncoder.Fit(rows, area, [CsvColumn.Number("price"), CsvColumn.YesNo("garden", "no")]);
        Assert.Equal([410f, 0, 300, 1, 355, 0, 220, 1], both.Encode<float>(rows).Targets);
        Assert.Equal(["price", "garden"], both.TargetNames);
        Assert.Null(both.ClassNames);
    }

    [Fact]
    public void What_comes_round_again_is_an_angle()
    {
        CsvRows rows = Rows("when,y\n01.01.2024 06:00,1\n11.07.2024 18:00,2\n");
        const DateParts Parts = DateParts.DayOfYear | DateParts.DayOfWeek | DateParts.TimeOfDay;
        CsvEncoder encoder = CsvEncoder.Fit(
            rows, [CsvColumn.Date("when", Parts, "dd.MM.yyyy HH:mm")], [CsvColumn.Number("y")]);
        Assert.Equal("when, sine of day of year", encoder.InputNames[0]);
        double[] x = encoder.EncodeInputs<double>(rows);

        // A Monday and a Thursday; the 11th of July is day 193 of 366.
        double[] expected =
        [
            0, 1, 0, 1, 1, 0,
            Math.Sin(2 * Math.PI * 192 / 366), Math.Cos(2 * Math.PI * 192 / 366),
            Math.Sin(2 * Math.PI * 3 / 7), Math.Cos(2 * Math.PI * 3 / 7), -1, 0,
        ];
        Assert.All(Enumerable.Range(0, 12), n => Assert.Equal(expected[n], x[n], 1e-12));
    }

    [Fact]
    public void Held_out_rows_are_encoded_by_the_training_part()
    {
        CsvRows rows = Rows(Houses);
        CsvRows train = rows.Select([0, 1, 2]);
        CsvColumn[] inputs =
            [CsvColumn.Number("rooms", MissingValues.Mean), CsvColumn.Category("district", unseenIsZero: true)];
        CsvEncoder encoder = CsvEncoder.Fit(train, inputs, [CsvColumn.Number("price")]);
        Assert.Equal([3.5, 0, 1], encoder.Encode<double>(rows).Input(1));
        Assert.Equal([2, 0.0, 0], encoder.Encode<double>(rows).Input(3));
        CsvEncoder strict = CsvEncoder.Fit(train, [CsvColumn.Category("district")], [CsvColumn.Number("price")]);
        Refused(
            "houses, line 5: column district has \"west\", which the training part does not have; it has \"north\", "
            + "\"south\"",
            () => strict.Encode<float>(rows));
        Refused(
            "Column district has \"west\", which the training part",
            () => strict.EncodeInputs<float>(new Dictionary<string, string> { ["district"] = "west" }));
        Refused("The row has no column district", () => strict.EncodeInputs<float>(new Dictionary<string, string>()));
    }

    [Fact]
    public void What_cannot_be_learned_from_is_refused_and_named()
    {
        CsvRows rows = Rows(Houses);
        CsvColumn[] price = [CsvColumn.Number("price")];
        Refused(
            "houses, line 3: column rooms has \"\", where a number is expected: it is missing",
            () => CsvEncoder.Fit(rows, [CsvColumn.Number("rooms")], price));
        Refused(
            "houses, line 2: column district has \"north\", where a finite number is expected",
            () => CsvEncoder.Fit(rows, [CsvColumn.Number("district")], price));
        Refused(
            "houses, line 2: column area has \"120\", where a date such as",
            () => CsvEncoder.Fit(rows, [CsvColumn.Date("area")], price));
        Refused(
            "houses, line 4: column sold has \"2024-02-15\", which is neither \"2024-01-01\" nor",
            () => CsvEncoder.Fit(rows, [CsvColumn.YesNo("sold", "2024-01-01")], price));
        Refused(
            "but no row of the training part has \"maybe\"",
            () => CsvEncoder.Fit(rows, [CsvColumn.YesNo("garden", "maybe")], price));
        Refused("houses has no column size", () => CsvEncoder.Fit(rows, [CsvColumn.Number("size")], price));
        Refused(
            "houses, line 2: column area has \"1,5\", with another decimal mark",
            () => CsvEncoder.Fit(Rows("area;price\n1,5;2\n2,5;3\n"), [CsvColumn.Number("area")], price));
        foreach (CsvColumn column in (CsvColumn[])
            [CsvColumn.Number("a"), CsvColumn.Category("a"), CsvColumn.Date("d"), CsvColumn.Number("m", MissingValues.Mean)])
        {
            CsvRows constant = Rows("a,d,m,price\n7,2024-01-01,5,1\n7,2024-01-01,,2\n");
            Refused("nothing can be learned from a constant column", () => CsvEncoder.Fit(constant, [column], price));
        }

        Refused("is too large for Single", () => CsvEncoder.Fit(
            Rows("a,price\n1,1\n1e300,2\n"), [CsvColumn.Number("a")], price).Encode<float>(Rows("a,price\n1,1\n1e300,2\n")));
    }

    [Fact]
    public void Columns_that_do_not_fit_together_are_refused()
    {
        CsvRows rows = Rows(Houses);
        CsvColumn area = CsvColumn.Number("area"), price = CsvColumn.Number("price");
        Misused("inputs names no column", [], [price]);
        Misused("inputs has the column \"area\" twice", [area, area], [price]);
        Misused("is an input and a target", [area, price], [price]);
        Misused("is a date", [area], [CsvColumn.Date("sold")]);
        Misused("stands alone", [area], [CsvColumn.Category("district"), price]);
        Misused("a target that is missing teaches nothing", [area], [CsvColumn.Number("price", MissingValues.Mean)]);
        Assert.Throws<ArgumentException>(() => CsvColumn.Date("sold", DateParts.None));
        Assert.Throws<InvalidOperationException>(() => MissingValues.Refused.WithIndicator());
        Assert.Throws<ArgumentOutOfRangeException>(() => MissingValues.Constant(double.NaN));

        void Misused(string words, CsvColumn[] inputs, CsvColumn[] targets) => Assert.Contains(
            words,
            Assert.Throws<ArgumentException>(() => CsvEncoder.Fit(rows, inputs, targets)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_kept_in_a_file()
    {
        CsvRows rows = Rows("""
            a,b,c,d,"odd	name\n",y
            1.5,red,,01/02/2024,no,x
            NA,"two
            lines",7,03/02/2024,yes,z
            -2e-17,back\slash,1,04/02/2024,no,x
            """);
        CsvEncoder encoder = CsvEncoder.Fit(
            rows,
            [
                CsvColumn.Number("a", MissingValues.Constant(-1.25).WithIndicator()), CsvColumn.Category("b", unseenIsZero: true),
                CsvColumn.Number("c", MissingValues.Mean),
                CsvColumn.Date("d", DateParts.Days | DateParts.DayOfWeek, "dd/MM/yyyy"), CsvColumn.YesNo("odd\tname\\n", "yes"),
            ],
            [CsvColumn.Category("y")],
            missingTexts: ["", "NA"]);
        string path = _folder.File("rows.encoder");
        Cultures.In(CultureInfo.GetCultureInfo("de-DE"), () =>
        {
            encoder.Save(path);
            return 0;
        });
        CsvEncoder loaded = CsvEncoder.Load(path);
        Assert.Equal(encoder.InputNames, loaded.InputNames);
        Assert.Equal(encoder.ClassNames!, loaded.ClassNames!);
        Assert.Equal(encoder.Encode<double>(rows).Inputs, loaded.Encode<double>(rows).Inputs);
        Assert.Equal(encoder.Encode<double>(rows).Targets, loaded.Encode<double>(rows).Targets);

        Assert.StartsWith(path, Assert.Throws<InvalidDataException>(() => Load("mean,deviation\n1,2\n"u8.ToArray())).Message);
        Assert.Throws<FileNotFoundException>(() => CsvEncoder.Load(_folder.File("none")));

        CsvEncoder Load(byte[] bytes)
        {
            File.WriteAllBytes(path, bytes);
            return CsvEncoder.Load(path);
        }
    }

    [Fact]
    public void Rows_are_divided_before_they_are_encoded()
    {
        string text = "x,kind\n"
            + string.Concat(Enumerable.Range(0, 100).Select(n => $"{n},{(n % 10 == 0 ? "rare" : "usual")}\n"));
        CsvRows rows = Rows(text);
        Assert.Equal((100, "37"), (rows.Count, rows[37, "x"]));
        (CsvRows train, CsvRows heldOut) = rows.Split(0.2, seed: 3, stratifiedBy: "kind");
        Assert.Equal((80, 20), (train.Count, heldOut.Count));
        Assert.Equal(2, Enumerable.Range(0, 20).Count(n => heldOut[n, "kind"] == "rare"));
        (train, heldOut) = rows.SplitInOrder(0.3);
        Assert.Equal(("69", "70"), (train[69, "x"], heldOut[0, "x"]));
        (train, _) = rows.Split(0.5, seed: 1);
        float[] counted = [.. Enumerable.Range(0, 101).Select(n => (float)n)];
        Assert.Equal(
            Dataset.FromSeries<float>(counted, 1, 1).Split(0.5, seed: 1).Train.Inputs.ToArray(),
            Enumerable.Range(0, 50).Select(n => float.Parse(train[n, "x"], CultureInfo.InvariantCulture)));
        Assert.Throws<ArgumentException>(() => rows.Select([]));
        Assert.Throws<ArgumentException>(() => rows.Select([100]));
        Assert.Throws<InvalidDataException>(() => rows[0, "none"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => rows[100, "x"]);
        Assert.Throws<InvalidDataException>(() => CsvRows.Read(new StringReader("a,b\n1,2\n3\n")));
        Assert.Throws<InvalidDataException>(() => CsvRows.Read(new StringReader("a,b\n")));
    }

    private static CsvRows Rows(string text) => CsvRows.Read(new StringReader(text), name: "houses");

    private static void Refused(string words, Action action) =>
        Assert.Contains(words, Assert.Throws<InvalidDataException>(action).Message, StringComparison.Ordinal);
}
