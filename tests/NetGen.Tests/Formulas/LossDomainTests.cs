namespace NetGen.Tests.Formulas;

/// <summary>A loss of the user's need not be defined on every target: Fit says which row it fails on, first.</summary>
public sealed partial class LossDomainTests
{
    [Fact]
    public void Targets_that_the_loss_is_not_defined_on_are_refused_before_anything_changes()
    {
        var network = new Relative(1);
        double[] before = network.Parameters();
        var data = new Dataset<double>([1, 2, 3, 4], [0.5, 2, 0, 1], 1, 1);
        string problem = Assert.Throws<ArgumentException>("train", () => network.Fit(data)).Message;
        Assert.Contains("Error of row 2 of train is", problem, StringComparison.Ordinal);
        Assert.Contains("its targets are 0", problem, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());

        FitOptions<double> options = new() { Epochs = 2, Validation = data };
        var valid = new Dataset<double>([1, 2], [0.5, 2], 1, 1);
        problem = Assert.Throws<ArgumentException>("validation", () => network.Fit(valid, options)).Message;
        Assert.Contains("row 2 of validation", problem, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());
        Assert.Equal(2, network.Fit(valid, new() { Epochs = 2 }).Epochs.Count);
    }

    [Fact]
    public void A_method_with_the_name_of_a_keyword_is_frozen_with_its_at_sign()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.cs");
        try
        {
            new Keyword(1).SaveFrozen(path, "Demo.Keyword");
            string text = File.ReadAllText(path);
            Assert.Contains("HiddenFormula = nameof(@class)", text, StringComparison.Ordinal);
            Assert.Contains("static double @class(double u) => ", text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

#pragma warning disable NETGEN053 // that it is not finite everywhere is the point
    [Network(Inputs = 1, Hidden = 2, Outputs = 1, LossFormula = nameof(Error), Precision = Precision.Double)]
    private sealed partial class Relative
    {
        private static double Error(double y, double t) => (y - t) * (y - t) / t;
    }
#pragma warning restore NETGEN053

    [Network(Inputs = 1, Hidden = 2, Outputs = 1, HiddenFormula = nameof(@class))]
    private sealed partial class Keyword
    {
        private static double @class(double u) => 0.5 * u * u;
    }
}
