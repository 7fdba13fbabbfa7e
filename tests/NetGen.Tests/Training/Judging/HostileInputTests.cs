using System.Text;
using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.Training.Judging;

/// <summary>What a user may pass by mistake is named, with its place, and never becomes a number.</summary>
public class HostileInputTests
{
    private static readonly Dataset<float> Cancer = RealData.BreastCancer<float>();

    [Fact]
    public void Rows_without_values_are_refused()
    {
        double[] one = [0.5], yes = [1];
        foreach (int width in new[] { 0, -1 })
        {
            Refused("outputs", $"Rows of outputs would have {width} values", () => ProbabilityMetrics.Of(one, yes, width));
            Refused("outputs", $"Rows of outputs would have {width} values", () => RegressionMetrics.Of(one, yes, width));
            Refused("outputs", $"Rows of outputs would have {width} values", () => ClassificationMetrics.Of(one, yes, width));
            Refused("outputs", "would have", () => ConformalIntervals.Calibrate<double>(one, yes, width, 0.5));
        }
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void Errors_of_what_is_no_number_are_refused(double broken, string text)
    {
        Refused("outputs", $"Output 1 of row 1 is {text}", () => RegressionMetrics.Of([1, 2, 3, broken], [1.0, 2, 3, 4], 2));
        Refused("targets", $"Target 0 of row 2 is {text}", () => RegressionMetrics.Of([1.0, 2, 3], [1, 2, broken]));
    }

    [Fact]
    public void A_little_more_than_one_is_not_written_as_one() => Refused(
        "outputs", "Output 0 of row 0 is 1.000000000001;", () => ProbabilityMetrics.Of([1.000000000001, 0.5], [1.0, 0], 1));

    [Fact]
    public void Intervals_around_probabilities_of_classes_are_refused()
    {
        Refused("calibration", "Use ConformalSets", () => ConformalIntervals.Calibrate(new TumourNetwork(1), Cancer, 0.9));
        Refused("calibration", "Use ConformalSets", () => ConformalIntervals.Calibrate(
            new IrisNetwork(1), RealData.Iris<float>(), 0.9));

        // Shares are numbers, whatever the loss.
        Dataset<float> shares = new(Cancer.Inputs, [.. Cancer.Targets.ToArray().Select(t => 0.1f + (0.8f * t))], 30, 1);
        Assert.Equal(569, ConformalIntervals.Calibrate(new TumourNetwork(1), shares, 0.9).Count);
    }

    [Fact]
    public void A_network_does_not_agree_with_itself()
    {
        TumourNetwork a = new(1), b = new(2);
        Refused("networks", "Network 2 is there twice", () => Ensemble.Of<float>([a, b, a]));
    }

    [Fact]
    public void Groups_that_do_not_fit_are_an_error_of_the_validation()
    {
        Refused("validation", "There are 2 Groups for 569 rows", () => Run(new() { Kind = FoldKind.Grouped, Groups = [1, 2] }));
        Refused("validation", "There are 1 different Groups", () => Run(
            new() { Kind = FoldKind.Grouped, Groups = new int[569] }));

        static void Run(CrossValidationOptions validation) =>
            CrossValidation.Run(() => new TumourNetwork(), Cancer, new() { Epochs = 1 }, validation);
    }

    [Fact]
    public void A_step_that_is_no_number_is_named() => Refused(
        "series",
        "Step 2 of the series has NaN as value 1",
        () => Dataset.FromSeries<double>([1, 2, 3, 4, 5, double.NaN, 7, 8], width: 2, window: 1, targets: [0]));

    [Fact]
    public void Only_float_and_double_are_read()
    {
        const string Csv = "a,y\n1,2\n2,3\n";
        CsvRows rows = CsvRows.Read(new StringReader(Csv));
        CsvEncoder encoder = CsvEncoder.Fit(rows, [CsvColumn.Number("a")], [CsvColumn.Number("y")]);
        Action[] calls =
        [
            () => encoder.Encode<int>(rows), () => encoder.EncodeInputs<decimal>(rows),
            () => encoder.EncodeInputs<long>(new Dictionary<string, string> { ["a"] = "1" }),
            () => CsvDataset.Load<int>(new StringReader(Csv), ["y"]),
            () => CsvDataset.LoadClasses<int>(new StringReader(Csv), "y"),
            () => CsvDataset.LoadBinary<int>(new StringReader(Csv), "y", "2"),
        ];
        Assert.All(calls, call => Assert.Contains(
            "Networks are of float or double", Assert.Throws<NotSupportedException>(call).Message, StringComparison.Ordinal));
    }

    /// <summary>In UTF-8, both letters of an old file become the same character, and two classes would be one.</summary>
    [Fact]
    public void Classes_whose_letters_cannot_be_read_are_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("old.csv");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("x,kind\n1,a\n2,\u00e4\n3,\u00f6\n"));
        const string Words = "old.csv, line 3: column kind has \"\uFFFD\", with bytes that are not UTF-8";
        CsvRows rows = CsvRows.Load(path);
        Action[] calls =
        [
            () => CsvDataset.LoadClasses<float>(path, "kind"), () => CsvDataset.LoadBinary<float>(path, "kind", "a"),
            () => CsvEncoder.Fit(rows, [CsvColumn.Number("x")], [CsvColumn.Category("kind")]),
            () => CsvEncoder.Fit(rows, [CsvColumn.Number("x")], [CsvColumn.YesNo("kind", "a")]),
        ];
        Assert.All(calls, call => Assert.Contains(
            Words, Assert.Throws<InvalidDataException>(call).Message, StringComparison.Ordinal));
        using var reader = new StreamReader(path, Encoding.Latin1);
        Assert.Equal(["a", "\u00e4", "\u00f6"], CsvDataset.LoadClasses<float>(reader, "kind").ClassNames!);
    }

    private static void Refused(string parameter, string words, Action action) => Assert.Contains(
        words, Assert.Throws<ArgumentException>(parameter, action).Message, StringComparison.Ordinal);
}
