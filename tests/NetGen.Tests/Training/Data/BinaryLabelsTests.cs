namespace NetGen.Tests.Training.Data;

/// <summary>Text labels for a network with one output.</summary>
public partial class BinaryLabelsTests
{
    private const string Csv = "size,mean,kind\n1,1,benign\n2,1,malignant\n8,9,malignant\n0,1,benign\n";

    [Fact]
    public void One_text_is_1_and_the_other_0()
    {
        Dataset<float> data = CsvDataset.LoadBinary<float>(Text(Csv), "kind", positive: "malignant");
        Assert.Equal((4, 2, 1, 2), (data.Count, data.InputCount, data.TargetCount, data.ClassCount));
        Assert.Equal([0f, 1, 1, 0], data.Targets);
        Assert.Equal(["kind"], data.TargetNames!);
        Assert.Equal(["benign", "malignant"], data.ClassNames!);
        Assert.Equal([1f, 0, 0, 1], CsvDataset.LoadBinary<float>(Text(Csv), "kind", "benign").Targets);
        Assert.Equal([1f, 2, 8, 0], CsvDataset.LoadBinary<float>(Text(Csv), "kind", "benign", inputs: ["size"]).Inputs);
    }

    [Fact]
    public void It_is_learned_kept_and_printed()
    {
        Dataset<float> data = CsvDataset.LoadBinary<float>(Text(Csv), "kind", positive: "malignant");
        Dataset<float> scaled = Standardizer.OfInputs(data).ApplyToInputs(data).Balanced();
        var network = new Screening(1);
        network.Fit(scaled, new() { Epochs = 500, LearningRate = 0.5, BatchSize = 4 });
        Assert.Equal(
            "accuracy 1.0000, 4 of 4\n"
            + "benign: 2 of 2, precision 1.0000, recall 1.0000, F₁ 1.0000\n"
            + "malignant: 2 of 2, precision 1.0000, recall 1.0000, F₁ 1.0000\n"
            + "actual \\ predicted  benign  malignant\n"
            + "benign                   2          0\n"
            + "malignant                0          2",
            ClassificationMetrics.Of(network, scaled).ToString());

        using var stream = new MemoryStream();
        network.Save(stream, scaled.ClassNames);
        stream.Position = 0;
        Assert.Equal(["benign", "malignant"], ModelFile.ReadClassNames(stream));
    }

    [Fact]
    public void A_part_of_the_rows_may_have_one_text_if_both_are_given()
    {
        Dataset<float> data = CsvDataset.LoadBinary<float>(Text("a,t\n1,no\n2,no\n"), "t", "yes", negative: "no");
        Assert.Equal([0f, 0], data.Targets);
        Assert.Equal(["no", "yes"], data.ClassNames!);
    }

    [Theory]
    [InlineData("a,t\n1,no\n2,yes\n3,Yes\n", null, "line 4",
        "\"Yes\", which is neither \"yes\" nor \"no\"", "LoadClasses")]
    [InlineData("a,t\n1,no\n2,maybe\n", "no", "line 3", "\"maybe\"")]
    [InlineData("a,t\n1,no\n2,\n", null, "\"\", which is neither")]
    [InlineData("a,t\n1,yes\n2,yes\n", null, "\"yes\" in every row", "negative")]
    [InlineData("a,t\n1,no\n2,no\n", null, "\"no\" in every row, but never \"yes\"")]
    public void What_is_not_yes_or_no_is_named(string csv, string? negative, params string[] words)
    {
        string message = Assert.Throws<InvalidDataException>(
            () => CsvDataset.LoadBinary<float>(Text(csv), "t", "yes", negative: negative)).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_took_another_way_is_told_of_this_one()
    {
        Dataset<float> classes = CsvDataset.LoadClasses<float>(Text(Csv), "kind");
        Says<ArgumentException>(
            () => new Screening(1).Fit(classes),
            "train has 2 targets per row", "gives 1", "CsvDataset.LoadBinary", "positive: \"malignant\"",
            "Outputs = 2");
        Says<ArgumentException>(
            () => ClassificationMetrics.Of(new Screening(1), classes), "dataset has 2 targets per row", "LoadBinary");
        Says<ArgumentException>(
            () => new TwoClasses(1).Fit(CsvDataset.LoadBinary<float>(Text(Csv), "kind", "benign")),
            "train has 1 targets per row", "CsvDataset.LoadClasses", "Dataset.FromLabels", "Outputs = 1");
        Says<ArgumentException>(
            () => new TwoClasses(1).Fit(new Dataset<float>([1, 2], [1, 0, 0], 2, 3)), "Outputs = 3");
        Says<ArgumentException>(
            () => CsvDataset.LoadClasses<float>(Text(Csv), "kind", classes: ["malignant"]),
            "LoadBinary(…, positive: \"malignant\")");
        Says<InvalidDataException>(() => CsvDataset.Load<float>(Text(Csv), ["kind"]), "LoadClasses", "LoadBinary");
        Says<InvalidDataException>(
            () => CsvDataset.LoadClasses<float>(Text("a,t\n1,x\n2,x\n"), "t"), "column t has \"x\" in every row");
    }

    [Fact]
    public void Names_stay_with_every_part_of_a_dataset()
    {
        string[] names = ["no", "yes"];
        Dataset<double> data = XorNetwork.Data.WithClassNames(names);
        names[0] = "changed";
        Assert.Null(XorNetwork.Data.ClassNames);
        Assert.All(
            [
                data, data.Select([0, 1]), data.Split(0.5, 1).HeldOut, data.Fold(0, 2, 1).Train, data.Balanced(),
                data.WithWeights([1, 2, 3, 4]), Standardizer.OfInputs(data).ApplyToInputs(data),
            ],
            part => Assert.Equal(["no", "yes"], part.ClassNames!));
        Assert.Equal(["a", "b"], new Dataset<float>([1], [1, 0], 1, 2, targetNames: ["a", "b"]).ClassNames!);
        Assert.Null(new Dataset<float>([1], [1], 1, 1, targetNames: ["price"]).ClassNames);
        Assert.Throws<ArgumentException>(() => data.WithClassNames(["one"]));
        Assert.Throws<ArgumentNullException>(() => data.WithClassNames(null!));
    }

    private static void Says<TException>(Func<object> call, params string[] words)
        where TException : Exception
    {
        string message = Assert.ThrowsAny<TException>(call).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    private static StringReader Text(string csv) => new(csv);

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy, Kernel = Kernel.Scalar)]
    private sealed partial class Screening;

    [Network(Inputs = 2, Hidden = 3, Outputs = 2, Loss = Loss.CrossEntropy, Kernel = Kernel.Scalar)]
    private sealed partial class TwoClasses;
}
