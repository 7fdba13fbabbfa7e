namespace NetGen.Tests.Training.Data;

/// <summary>Parts have no row in common, follow from the seed, and keep what belongs together.</summary>
public class DatasetTests
{
    [Fact]
    public void A_dataset_is_a_copy()
    {
        float[] inputs = [1, 2, 3, 4], targets = [5, 6];
        var dataset = new Dataset<float>(inputs, targets, 2, 1);
        inputs[0] = 99;
        targets[1] = 99;
        Assert.Equal((2, 2, 1), (dataset.Count, dataset.InputCount, dataset.TargetCount));
        Assert.Equal([1f, 2, 3, 4], dataset.Inputs);
        Assert.Equal([3f, 4], dataset.Input(1));
        Assert.Equal([6f], dataset.Target(1));
    }

    [Fact]
    public void Rows_and_labels_make_the_same_dataset()
    {
        Dataset<double> rows = Dataset.FromRows<double>([[1, 2], [3, 4], [5, 6]], [[0, 1, 0], [1, 0, 0], [0, 0, 1]]);
        Dataset<double> labels = Dataset.FromLabels<double>([1, 2, 3, 4, 5, 6], [1, 0, 2], 2, 3);
        Assert.Equal(rows.Inputs, labels.Inputs);
        Assert.Equal(rows.Targets, labels.Targets);
        Assert.Equal([1, 0, 2], Enumerable.Range(0, 3).Select(labels.Label));
    }

    [Theory]
    [InlineData(0.25, 1, false)]
    [InlineData(0.25, 1, true)]
    [InlineData(0.1, 7, true)]
    [InlineData(0.9, 7, false)]
    public void A_split_holds_every_row_once_with_its_target(double share, int seed, bool stratified)
    {
        Dataset<float> iris = RealData.Iris<float>();
        (Dataset<float> train, Dataset<float> heldOut) = iris.Split(share, seed, stratified);
        Assert.Equal((int)Math.Round(share * iris.Count), heldOut.Count, tolerance: stratified ? 1.5 : 0);
        Assert.Equal(Rows(iris), Rows(train).Concat(Rows(heldOut)).Order(StringComparer.Ordinal));

        (Dataset<float> again, _) = iris.Split(share, seed, stratified);
        Assert.Equal(train.Inputs, again.Inputs);
        (Dataset<float> other, _) = iris.Split(share, seed + 1, stratified);
        Assert.NotEqual(train.Inputs.ToArray(), other.Inputs.ToArray());
    }

    [Fact]
    public void Stratified_parts_have_the_same_share_of_every_class()
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Iris<float>().Split(0.2, seed: 3, stratified: true);
        Assert.Equal([40, 40, 40], Classes(train));
        Assert.Equal([10, 10, 10], Classes(heldOut));
    }

    [Fact]
    public void Folds_hold_every_row_once()
    {
        Dataset<float> iris = RealData.Iris<float>();
        var heldOut = new List<string>();
        for (int part = 0; part < 7; part++)
        {
            (Dataset<float> train, Dataset<float> other) = iris.Fold(part, 7, seed: 5, stratified: true);
            Assert.Equal(iris.Count, train.Count + other.Count);
            Assert.InRange(other.Count, 21, 22);
            Assert.All(Classes(other), count => Assert.InRange(count, 7, 8));
            heldOut.AddRange(Rows(other));
        }

        Assert.Equal(Rows(iris), heldOut.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Balanced_weights_make_classes_count_alike()
    {
        Dataset<float> tumours = RealData.BreastCancer<float>().Balanced();
        double[] sums = new double[2];
        for (int row = 0; row < tumours.Count; row++) sums[tumours.Label(row)] += tumours.Weight(row);
        Assert.Equal(tumours.Count / 2.0, sums[0], 1e-9);
        Assert.Equal(tumours.Count / 2.0, sums[1], 1e-9);

        // Parts keep their rows' weights.
        (Dataset<float> train, _) = tumours.Split(0.3, seed: 1);
        Assert.True(train.IsWeighted);
        Assert.All(
            Enumerable.Range(0, train.Count),
            row => Assert.Equal(train.Label(row) == 1 ? 569 / (2 * 357.0) : 569 / (2 * 212.0), train.Weight(row), 1e-12));
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void A_number_that_is_not_finite_is_named_by_row_and_column(double wrong, string text)
    {
        double[] inputs = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        inputs[7] = wrong;
        Says(() => new Dataset<double>(inputs, [1, 2, 3], 3, 1), "Row 2", text, "input 1");
        Says(() => new Dataset<double>(inputs, [1, 2, 3], 3, 1, ["age", "bmi", "bp"]), "Row 2", text, "bmi");
        Says(() => new Dataset<double>([1, 2, 3], [1, wrong, 3], 1, 1), "Row 1", text, "target 0");
    }

    [Fact]
    public void What_makes_no_dataset_is_refused()
    {
        Says(() => new Dataset<float>([], [], 2, 1), "no row");
        Says(() => new Dataset<float>([1, 2, 3], [1], 2, 1), "3 values", "rows of 2");
        Says(() => new Dataset<float>([1, 2, 3, 4], [1], 2, 1), "1 rows", "2");
        Says(() => new Dataset<float>([1], [1], 0, 1), "at least one");
        Says(() => Dataset.FromLabels<float>([1, 2], [0, 3], 1, 3), "Row 1", "label 3", "0 to 2");
        Says(() => Dataset.FromRows<float>([[1, 2], [3]], [[1], [2]]), "Row 1", "1 values", "2");
        Says(() => new Dataset<float>([1], [1], 1, 1).Split(0.5, 1), "cannot be divided");
        Says(() => new Dataset<float>([1, 2], [1, 2], 1, 1).Split(1.5, 1), "between 0 and 1");
        Says(() => new Dataset<float>([1, 2], [1, 2], 1, 1).WithWeights([1, -1]), "Row 1", "-1");
        Says(() => new Dataset<float>([1, 2], [1, 2], 1, 1).Select([0, 2]), "0 to 1");
        Assert.Throws<NotSupportedException>(() => new Dataset<int>([1], [1], 1, 1));
    }

    private static void Says(Func<object> call, params string[] words)
    {
        string message = Assert.ThrowsAny<ArgumentException>(call).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    private static int[] Classes(Dataset<float> dataset) =>
        [.. Enumerable.Range(0, dataset.Count).GroupBy(dataset.Label).OrderBy(group => group.Key).Select(group => group.Count())];

    private static IEnumerable<string> Rows(Dataset<float> dataset) => Enumerable.Range(0, dataset.Count)
        .Select(row => string.Join(' ', dataset.Input(row).ToArray()) + " " + dataset.Label(row))
        .Order(StringComparer.Ordinal);
}
