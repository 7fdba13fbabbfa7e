namespace NetGen.Tests.Training.Data;

/// <summary>A window slides over a series: what comes next, by what came before.</summary>
public partial class SeriesTests
{
    [Fact]
    public void One_value_per_step()
    {
        Dataset<float> rows = Dataset.FromSeries<float>([1, 2, 3, 4, 5, 6], width: 1, window: 3);
        Assert.Equal([1f, 2, 3, 2, 3, 4, 3, 4, 5], rows.Inputs);
        Assert.Equal([4f, 5, 6], rows.Targets);
        rows = Dataset.FromSeries<float>([1, 2, 3, 4, 5, 6], width: 1, window: 2, horizon: 3);
        Assert.Equal([1f, 2, 2, 3], rows.Inputs);
        Assert.Equal([5f, 6], rows.Targets);
    }

    [Fact]
    public void Several_values_per_step_and_several_targets()
    {
        double[] series = [1, 10, 100, 2, 20, 200, 3, 30, 300, 4, 40, 400];
        Dataset<double> rows = Dataset.FromSeries<double>(
            series, width: 3, window: 2, targets: [2, 0], names: ["a", "b", "c"]);
        Assert.Equal([1, 10, 100, 2, 20, 200, 2, 20, 200, 3, 30, 300], rows.Inputs);
        Assert.Equal([300, 3, 400, 4], rows.Targets);
        Assert.Equal(["a, 1 before", "b, 1 before", "c, 1 before", "a", "b", "c"], rows.InputNames!);
        Assert.Equal(["c, 1 ahead", "a, 1 ahead"], rows.TargetNames!);
        Assert.Equal(3, Dataset.FromSeries<double>(series, width: 3, window: 2).TargetCount);
        Assert.Equal(1, Dataset.FromSeries<double>(series, width: 3, window: 3).Count);
    }

    [Theory]
    [InlineData(1, 6, 1, "The series has 6 steps, fewer than the 7 of one row")]
    [InlineData(1, 3, 4, "fewer than the 7 of one row: a window of 3, and 4 to the targets")]
    [InlineData(1, int.MaxValue, 1, "The series has 6 steps, fewer than the 2147483648")]
    [InlineData(4, 1, 1, "The series has 6 values; whole steps of 4")]
    [InlineData(0, 1, 1, "width is 0")]
    [InlineData(1, 0, 1, "window is 0")]
    [InlineData(1, 1, 0, "horizon is 0")]
    public void What_makes_no_row_is_refused(int width, int window, int horizon, string words) => Assert.Contains(
        words,
        Assert.Throws<ArgumentException>(() => Dataset.FromSeries<float>(new float[6], width, window, horizon)).Message,
        StringComparison.Ordinal);

    /// <summary>
    /// A forecast is made at the last step of its window. What comes later is not known then, and must not have been
    /// learned from, however the rows came to the division.
    /// </summary>
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(4, 0, 3)]
    [InlineData(4, 2, 3)]
    [InlineData(4, 5, 5)]
    public void No_target_that_is_learned_from_comes_after_the_first_forecast(int horizon, int asked, int gap)
    {
        double[] steps = [.. Enumerable.Range(0, 160).Select(n => (double)n)];
        Dataset<double> rows = Dataset.FromSeries<double>(steps, width: 1, window: 3, horizon);
        Standardizer same = new([0], [1]);
        Dataset<double>[] forms =
        [
            rows, same.ApplyToTargets(rows), rows.WithWeights(Enumerable.Repeat(1.0, rows.Count).ToArray()),
            rows.WithClassNames(["no", "yes"]), rows.SplitInOrder(0.1).Train, rows.FoldInOrder(2, 3).Train,
        ];
        foreach (Dataset<double> form in forms)
        {
            Check(form.SplitInOrder(0.25, asked));
            Check(form.FoldInOrder(1, 2, asked));
            CrossValidationResult<OneStep, double> result = CrossValidation.Run(
                () => new OneStep(), form, new() { Epochs = 1, LearningRate = 1e-6 },
                new() { Kind = FoldKind.InOrder, Folds = 2, Gap = asked, ValidationShare = 0.3 });
            foreach (CrossValidationFold<OneStep> fold in result.Folds)
            {
                // Before the validation part there is the same gap as after it.
                int before = fold.HeldOutRows[0] - gap, looked = (int)Math.Round(0.3 * before);
                Assert.Equal(before - looked - gap, fold.TrainRows.Count);
            }
        }

        void Check((Dataset<double> Train, Dataset<double> HeldOut) parts)
        {
            double now = parts.HeldOut.Input(0)[^1], latest = parts.Train.Target(parts.Train.Count - 1)[0];
            Assert.True(latest <= now, $"{latest} {now}");
            Assert.Equal(gap, parts.HeldOut.Input(0)[0] - parts.Train.Input(parts.Train.Count - 1)[0] - 1);
        }
    }

    [Fact]
    public void A_horizon_without_room_is_named() => Assert.Contains(
        "Targets that come 4 steps after their window need a gap of 3",
        Assert.Throws<ArgumentException>(
            "gap", () => Dataset.FromSeries<float>(new float[9], 1, 2, horizon: 4).SplitInOrder(0.5)).Message,
        StringComparison.Ordinal);

    [Network(Inputs = 3, HiddenLayers = new int[0], Outputs = 1, Precision = Precision.Double)]
    private sealed partial class OneStep;

    [Fact]
    public void Targets_and_names_must_fit()
    {
        Assert.Throws<ArgumentException>(() => Dataset.FromSeries<float>(new float[6], 2, 1, targets: [2]));
        Assert.Throws<ArgumentException>(() => Dataset.FromSeries<float>(new float[6], 2, 1, targets: []));
        Assert.Throws<ArgumentException>(() => Dataset.FromSeries<float>(new float[6], 2, 1, names: ["a"]));
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(
            () => Dataset.FromSeries<float>([1, float.NaN, 3], 1, 1)).Message);
    }
}
