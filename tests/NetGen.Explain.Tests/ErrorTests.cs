namespace NetGen.Explain.Tests;

/// <summary>What is not valid is refused, with what came and what is wanted, and nothing is written.</summary>
public sealed class ErrorTests
{
    private static readonly double[] X = [1, 0.5];
    private static readonly double[] T = [1];

    [Theory]
    [InlineData(new[] { 1.0 }, new[] { 1.0 }, "x has 1 values", "2 inputs")]
    [InlineData(new[] { 1.0, 2 }, new[] { 1.0, 2 }, "t has 2 values", "1 targets")]
    [InlineData(new[] { 1.0, double.NaN }, new[] { 1.0 }, "x[1] is NaN", "must be finite")]
    [InlineData(new[] { 1.0, 2 }, new[] { double.PositiveInfinity }, "t[0] is Infinity", "must be finite")]
    public void A_sample_that_does_not_fit(double[] x, double[] t, string came, string wanted)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("xor.html");
        ArgumentException error =
            Assert.Throws<ArgumentException>(() => new Xor(1).SaveExplanation(path, x, t, 0.1));
        Assert.Contains(came, error.Message, StringComparison.Ordinal);
        Assert.Contains(wanted, error.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_learning_rate_that_is_no_number() => Assert.Contains(
        "learningRate is NaN",
        Assert.Throws<ArgumentException>(() => new Xor(1).ToExplanation(X, T, double.NaN)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Parameters_that_are_no_numbers()
    {
        var network = new Xor(1);
        network.HiddenLayer.Weights[0, 1] = double.NaN;
        Assert.Contains(
            "Parameter 1 of the network is NaN",
            Assert.Throws<ArgumentException>(() => network.ToExplanation(X, T, 0.1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_too_few() => Assert.Contains(
        "1 names for 2 inputs",
        Assert.Throws<ArgumentException>(() =>
            new Xor(1).ToExplanation(X, T, 0.1, new ExplanationOptions { InputNames = ["a"] })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Too_few_parameters_of_a_topology() => Assert.Contains(
        "parameters has 3 values",
        Assert.Throws<ArgumentException>(() => Xor.Topology.ToExplanation([1.0, 2, 3], X)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Targets_that_the_loss_is_not_defined_on() => Assert.Contains(
        "add up to 2",
        Assert.Throws<ArgumentException>(() => new Flowers(1).ToExplanation([1, 2, 3, 4], [1, 1, 0], 0.1f)).Message,
        StringComparison.Ordinal);
}
