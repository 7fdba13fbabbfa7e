namespace NetGen.Tests.Training.Judging;

/// <summary>
/// Each fold is what Fit makes of it by hand, whatever the number of threads, and no fold sees what it is judged on.
/// </summary>
public class CrossValidationTests
{
    private static readonly FitOptions<float> Options = new()
    {
        Epochs = 10, LearningRate = 0.05, Metrics = [Metric.Accuracy, Metric.LogLoss],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void Folds_are_those_made_by_hand(int threads)
    {
        Dataset<float> all = RealData.Iris<float>();
        CrossValidationResult<IrisNetwork, float> result = CrossValidation.Run(() => new IrisNetwork(), all, Options, new()
        {
            Folds = 4, Seed = 7, StandardizeInputs = true, MaxDegreeOfParallelism = threads,
        });
        for (int fold = 0; fold < 4; fold++)
        {
            // For classes, stratified.
            (Dataset<float> train, Dataset<float> heldOut) = all.Fold(fold, 4, seed: 7, stratified: true);
            Standardizer scale = Standardizer.OfInputs(train);
            var network = new IrisNetwork(7 + fold);
            FitOptions<float> own = Options.Copy();
            own.Seed = 7 + fold;
            network.Fit(scale.ApplyToInputs(train), own);
            scale.FoldIntoFirstLayer(network);
            CrossValidationFold<IrisNetwork> made = result.Folds[fold];
            Assert.Equal(network.Parameters(), made.Network.Parameters());
            Assert.Equal(network.Evaluate(heldOut.Inputs, heldOut.Targets), (float)made.Loss);
            Assert.Equal(ClassificationMetrics.Of(network, heldOut).Accuracy, made.Metrics[0]);
            Assert.Equal(ProbabilityMetrics.Of(network, heldOut).LogLoss, made.Metrics[1]);
        }

        double[] accuracies = [.. result.Folds.Select(fold => fold.Metrics[0])];
        Assert.Equal(accuracies.Average(), result[Metric.Accuracy].Mean, 1e-15);
        double squares = accuracies.Sum(value => (value - accuracies.Average()) * (value - accuracies.Average()));
        Assert.Equal(Math.Sqrt(squares / 3), result[Metric.Accuracy].Deviation, 1e-15);
        Assert.Equal((accuracies.Min(), accuracies.Max()), (result[Metric.Accuracy].Minimum, result[Metric.Accuracy].Maximum));
        Assert.Contains("RocAuc was not measured", Assert.Throws<ArgumentException>(() => result[Metric.RocAuc]).Message);
        Assert.Matches(
            @"^fold 1: loss 0\.\d+, accuracy .*\n(fold.*\n){3}mean ± deviation: loss .* ± .*, log loss .*$",
            result.ToString());
    }

    [Fact]
    public void Every_row_is_held_out_once_and_has_the_outputs_of_that_fold()
    {
        Dataset<float> all = RealData.Iris<float>();
        CrossValidationResult<IrisNetwork, float> result = CrossValidation.Run(() => new IrisNetwork(), all, Options);
        Assert.Equal(Enumerable.Range(0, 150), result.Folds.SelectMany(fold => fold.HeldOutRows).Order());
        Assert.All(result.Folds, fold => Assert.Empty(fold.TrainRows.Intersect(fold.HeldOutRows)));
        Assert.All(result.Folds, fold => Assert.Equal(
            [10, 10, 10], Enumerable.Range(0, 3).Select(label => fold.HeldOutRows.Count(row => all.Label(row) == label))));
        (Dataset<float> rows, float[] outputs) = result.HeldOut();
        Assert.Equal(all.Inputs, rows.Inputs);
        foreach (CrossValidationFold<IrisNetwork> fold in result.Folds)
        {
            int row = fold.HeldOutRows[0];
            Assert.Equal(fold.Network.Predict(all.Input(row)), outputs.AsSpan(3 * row, 3));
        }

        Assert.Equal(150, ProbabilityMetrics.Of(outputs, rows.Targets.ToArray(), 3).Count);
    }

    [Fact]
    public void Groups_stay_together()
    {
        Dataset<double> all = RealData.Diabetes<double>();
        int[] groups = [.. Enumerable.Range(0, all.Count).Select(row => row * row % 37)];
        CrossValidationOptions options = new()
        {
            Folds = 4, Groups = groups, ValidationShare = 0.2, StandardizeInputs = true, StandardizeTargets = true,
        };
        CrossValidationResult<DiabetesNetwork, double> result = CrossValidation.Run(
            () => new DiabetesNetwork(), all, new() { Epochs = 5, Metrics = [Metric.R2] }, options);
        HashSet<int>[] held = [.. result.Folds.Select(fold => fold.HeldOutRows.Select(row => groups[row]).ToHashSet())];
        Assert.Equal(groups.Distinct().Count(), held.Sum(set => set.Count));
        foreach (CrossValidationFold<DiabetesNetwork> fold in result.Folds)
        {
            HashSet<int> learned = [.. fold.TrainRows.Select(row => groups[row])];
            Assert.DoesNotContain(fold.HeldOutRows, row => learned.Contains(groups[row]));

            // Neither in what early stopping looks at.
            int[] looked = [.. Enumerable.Range(0, all.Count).Except(fold.TrainRows).Except(fold.HeldOutRows)];
            Assert.NotEmpty(looked);
            Assert.DoesNotContain(looked, row => learned.Contains(groups[row]));
            Assert.InRange(fold.HeldOutRows.Count, 90, 135);

            // In the targets' unit: around 150.
            Assert.InRange(fold.Network.Predict(all.Input(0))[0], 20, 400);
        }
    }

    [Fact]
    public void In_order_nothing_is_learned_from_later_rows_or_from_the_gap()
    {
        Dataset<double> all = CurveNetwork.Data();
        CrossValidationResult<CurveNetwork, double> result = CrossValidation.Run(
            () => new CurveNetwork(), all, new() { Epochs = 3 },
            new() { Kind = FoldKind.InOrder, Folds = 3, Gap = 2, ValidationShare = 0.25 });
        Assert.Equal([10, 20, 30], result.Folds.Select(fold => fold.HeldOutRows[0]));
        Assert.All(result.Folds, fold =>
        {
            Assert.Equal(10, fold.HeldOutRows.Count);
            int before = fold.HeldOutRows[0] - 2, looked = (int)Math.Round(0.25 * before);
            Assert.Equal(Enumerable.Range(0, before - looked - 2), fold.TrainRows);
        });
        Assert.Equal(30, result.HeldOut().Rows.Count);
    }

    [Fact]
    public void A_fold_that_fails_is_named()
    {
        Dataset<double> all = RealData.Diabetes<double>();
        TrainingException failure = Assert.Throws<TrainingException>(() => CrossValidation.Run(
            () => new DiabetesNetwork(), all, new() { LearningRate = 100 }));
        Assert.StartsWith("Fold 1 of 5: ", failure.Message, StringComparison.Ordinal);
        Assert.IsType<TrainingException>(failure.InnerException);
    }

    [Fact]
    public void What_cannot_be_divided_is_refused_before_training()
    {
        Dataset<float> iris = RealData.Iris<float>();
        int[] few = [.. Enumerable.Range(0, 103)];
        Refused("Class 2 (\"2\") has 3 rows, fewer than the 5 folds", iris.Select(few), new());
        Refused(
            "Class 1 (\"1\") has no rows in the training part of fold 1 of 2",
            iris,
            new() { Kind = FoldKind.InOrder, Folds = 2 });
        Refused(
            "There are 2 different Groups for 5 folds",
            iris,
            new() { Groups = [.. Enumerable.Range(0, 150).Select(n => n % 2)] });
        Refused("There are 3 Groups for 150 rows", iris, new() { Groups = [1, 2, 3] });
        Refused("Folds is 1", iris, new() { Folds = 1 });
        Refused("Gap is 3; only FoldKind.InOrder", iris, new() { Gap = 3 });
        Refused("Groups is null", iris, new() { Kind = FoldKind.Grouped });
        Refused("Groups are given, but Kind is Random", iris, new() { Kind = FoldKind.Random, Groups = new int[150] });
        Refused("ValidationShare is 1", iris, new() { ValidationShare = 1 });
        Refused("Kind is 9", iris, new() { Kind = (FoldKind)9 });
        Refused("MaxDegreeOfParallelism is 0", iris, new() { MaxDegreeOfParallelism = 0 });
        Refused("StandardizeTargets is for regression", iris, new() { StandardizeTargets = true });
        Refused("none is left to learn from", iris, new() { Kind = FoldKind.InOrder, Folds = 5, Gap = 40 });
        Refused("Set CrossValidationOptions.ValidationShare instead", iris, new(), new() { Validation = iris });
        Refused("several folds cannot share", iris, new(), new() { Checkpoint = new("x") });

        // The first block holds one class: it can be learned from, but not ranked.
        Dataset<float> cancer = RealData.BreastCancer<float>();
        string message = Assert.Throws<ArgumentException>(() => CrossValidation.Run(
            () => new TumourNetwork(),
            cancer.Select([.. Enumerable.Range(0, cancer.Count).OrderBy(row => row < 20 ? 0 : 1 + cancer.Label(row))]),
            new() { Metrics = [Metric.RocAuc] },
            new() { Kind = FoldKind.InOrder })).Message;
        Assert.Matches(@"^The held-out part of fold \d of 5: The metric RocAuc compares", message);

        // Each target is a yes or no of its own: there are no classes to spread.
        message = Assert.Throws<ArgumentException>(() => CrossValidation.Run(
            () => new TagsNetwork(),
            new Dataset<float>([0, 1, 1, 0, 0, 0, 1, 1], [1, 1, 0, 1, 0, 0, 1, 0], 2, 2),
            null,
            new() { Folds = 2, Kind = FoldKind.Stratified })).Message;
        Assert.Contains("the outputs of 2-3-2 Sigmoid, Sigmoid", message, StringComparison.Ordinal);

        var shared = new IrisNetwork();
        Assert.Throws<InvalidOperationException>(() => CrossValidation.Run(() => shared, iris));
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => CrossValidation.Run(
            () => new IrisNetwork(), iris, null, new() { CancellationToken = cancellation.Token }));

        static void Refused(
            string words, Dataset<float> data, CrossValidationOptions validation, FitOptions<float>? options = null) =>
            Assert.Contains(
                words,
                Assert.Throws<ArgumentException>(
                    () => CrossValidation.Run(() => new IrisNetwork(), data, options, validation)).Message,
                StringComparison.Ordinal);
    }
}
