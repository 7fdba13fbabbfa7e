namespace NetGen.Tests.Training.Data;

/// <summary>A window slides over a series: what comes next, by what came before.</summary>
public class SeriesTests
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
