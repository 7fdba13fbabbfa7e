namespace NetGen.Tests.Training.Data;

/// <summary>Rows whose targets are not one class have no label, and are not balanced or stratified by one.</summary>
public class OneClassPerRowTests
{
    private static readonly Dataset<float> Tags = Dataset.FromRows<float>([[0], [1], [2], [3]], [[1, 0], [1, 1], [0, 0], [0, 1]]);

    [Fact]
    public void Independent_targets_are_refused_wherever_a_class_is_needed()
    {
        Action[] calls =
        [
            () => Tags.Label(0), () => Tags.Label(1), () => Tags.Balanced(), () => Tags.Split(0.5, 1, stratified: true),
            () => Tags.Fold(0, 2, 1, stratified: true), () => Tags.Select([1, 2]).Label(0),
        ];
        foreach (Action call in calls)
        {
            string message = Assert.Throws<InvalidOperationException>(call).Message;
            Assert.Contains(
                "has the targets 1, 1, which are not one class: each target is an answer of its own",
                message,
                StringComparison.Ordinal);
            Assert.Contains("WithWeights", message, StringComparison.Ordinal);
        }

        Assert.Equal(2, Tags.Split(0.5, 1).HeldOut.Count);
    }

    [Fact]
    public void Numbers_are_refused()
    {
        Assert.Contains(
            "The targets are numbers, such as 151, 75 and 141: they have no classes",
            Assert.Throws<InvalidOperationException>(() => RealData.Diabetes<double>().Balanced()).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Row 1 has the targets 3, 4", Assert.Throws<InvalidOperationException>(() => Of(2, 1, 2, 3, 4).Label(0)).Message);
    }

    [Theory]
    [InlineData(3, new double[] { 0, 1, 0, 0, 0, 1 }, new[] { 1, 2 })]
    [InlineData(3, new double[] { -1, 1, -1, 1, -1, -1 }, new[] { 1, 0 })]
    [InlineData(3, new double[] { 0.1, 0.9, 0.1, 0.1, 0.1, 0.9 }, new[] { 1, 2 })]
    [InlineData(3, new double[] { 0.2, 0.5, 0.3, 0, 0, 1 }, new[] { 1, 2 })]
    [InlineData(2, new double[] { 0.5, 0.5, 1, 0 }, new[] { 0, 0 })]
    [InlineData(1, new double[] { 0, 1, 1 }, new[] { 0, 1, 1 })]
    [InlineData(1, new double[] { -1, 1, -1 }, new[] { 0, 1, 0 })]
    [InlineData(1, new double[] { 0.1, 0.7, 0.95 }, new[] { 0, 1, 1 })]
    public void Classes_in_any_form_are_not(int width, double[] targets, int[] labels)
    {
        Dataset<double> data = Of(width, targets);
        Assert.Equal(labels, Enumerable.Range(0, data.Count).Select(data.Label));
        Assert.Equal(data.Count, data.Balanced().Count);
    }

    private static Dataset<double> Of(int width, params double[] targets) =>
        new(new double[targets.Length / width], targets, 1, width);
}
