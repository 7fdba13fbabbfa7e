namespace NetGen.Tests.Training.Data;

/// <summary>
/// Columns of any size are centred and scaled: neither differences nor squares leave the range of numbers.
/// </summary>
public partial class StandardizerRangeTests
{
    public static TheoryData<double> Sizes =>
        [double.MaxValue, 1e308, 1e200, 1e154, 1e20, 1, 1e-20, 1e-154, 1e-200, 1e-300, 2.3e-308];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_column_of_two_ends_becomes_minus_1_and_1(double size)
    {
        Dataset<double> data = Column(-size, size, -size, size);
        Standardizer standardizer = Standardizer.OfInputs(data);
        Assert.Equal((0, size), (standardizer.Means[0], standardizer.Deviations[0]));
        Assert.Equal([-1, 1, -1, 1], standardizer.ApplyToInputs(data).Inputs.ToArray().Select(x => Math.Round(x, 12)));

        double[] back = standardizer.ApplyToInputs(data).Inputs.ToArray();
        standardizer.Undo<double>(back);
        for (int n = 0; n < 4; n++) Assert.Equal(data.Inputs[n] / size, back[n] / size, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_column_is_scaled_as_one_of_usual_size_is(double size)
    {
        double[] usual = [-0.9, -0.1, 0.4, 0.3, 0.95];
        double[] expected = Standardized([.. usual]), actual = Standardized([.. usual.Select(x => x * size)]);
        for (int n = 0; n < usual.Length; n++) Assert.Equal(expected[n], actual[n], 1e-12);

        static double[] Standardized(double[] x)
        {
            Dataset<double> data = Column(x);
            return Standardizer.OfInputs(data).ApplyToInputs(data).Inputs.ToArray();
        }
    }

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(-1e308)]
    [InlineData(1e-310)]
    [InlineData(0.1)]
    public void A_constant_column_is_constant_at_any_size(double value)
    {
        Standardizer standardizer = Standardizer.OfInputs(Column([.. Enumerable.Repeat(value, 1001)]));
        Assert.Equal((value, 0), (standardizer.Means[0], standardizer.Deviations[0]));
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    [InlineData(1e-3)]
    public void Folding_works_at_any_size_that_weights_can_take(double size)
    {
        Dataset<double> data = Column(-3 * size, size, 2.5 * size, -size);
        Standardizer standardizer = Standardizer.OfInputs(data);
        var network = new ColumnNetwork(1);
        double[] expected = new double[4], actual = new double[4];
        network.PredictBatch(standardizer.ApplyToInputs(data).Inputs, expected);
        standardizer.FoldIntoFirstLayer(network);
        network.PredictBatch(data.Inputs, actual);
        for (int n = 0; n < 4; n++) Assert.Equal(expected[n], actual[n], 1e-12);
    }

    [Fact]
    public void What_weights_cannot_take_is_refused_and_changes_nothing()
    {
        var network = new ColumnNetwork(1);
        double[] before = network.Parameters();
        string message = Assert.Throws<ArgumentException>(
            () => new Standardizer([0], [1e-310]).FoldIntoFirstLayer(network)).Message;
        Assert.Contains("Parameter 0", message, StringComparison.Ordinal);
        Assert.Contains("Double", message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());

        // In float the range ends earlier.
        var narrow = new NarrowNetwork(1);
        float[] parameters = narrow.Parameters();
        Assert.Throws<ArgumentException>(() => new Standardizer([0], [1e-40]).FoldIntoFirstLayer(narrow));
        Assert.Throws<ArgumentException>(() => new Standardizer([1e39], [1e39]).FoldIntoLastLayer(narrow));
        Assert.Equal(parameters, narrow.Parameters());
    }

    [Fact]
    public void A_value_that_leaves_the_range_is_named()
    {
        var standardizer = new Standardizer([0, 1], [1, 1e-30]);
        var data = new Dataset<float>([1, 1, 2, 1, 3, 1e10f], [0, 0, 0], 2, 1);
        string message = Assert.Throws<ArgumentException>(() => standardizer.ApplyToInputs(data)).Message;
        Assert.Contains("Row 2", message, StringComparison.Ordinal);
        Assert.Contains("column 1", message, StringComparison.Ordinal);
        Assert.Contains("Single", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_beyond_the_largest_number_is_scaled_all_the_same()
    {
        double[] x = [1.5e308, -1.5e308];
        new Standardizer([-1e308, 1e308], [1e308, 1e308]).Apply<double>(x);
        Assert.Equal([2.5, -2.5], x.Select(value => Math.Round(value, 9)));
        new Standardizer([-1e308, 1e308], [1e308, 1e308]).Undo<double>(x);
        Assert.Equal([1.5, -1.5], x.Select(value => Math.Round(value / 1e308, 9)));
    }

    [Fact]
    public void Usual_columns_have_the_bits_that_the_formula_gives()
    {
        Dataset<double> data = RealData.Diabetes<double>();
        Standardizer standardizer = Standardizer.OfInputs(data);
        for (int i = 0; i < data.InputCount; i++)
        {
            double first = data.Input(0)[i], sum = 0, squares = 0;
            for (int row = 0; row < data.Count; row++) sum += data.Input(row)[i] - first;
            for (int row = 0; row < data.Count; row++)
            {
                double difference = data.Input(row)[i] - first - (sum / data.Count);
                squares += difference * difference;
            }

            Assert.Equal(first + (sum / data.Count), standardizer.Means[i]);
            Assert.Equal(Math.Sqrt(squares / data.Count), standardizer.Deviations[i]);
        }
    }

    private static Dataset<double> Column(params double[] x) => new(x, new double[x.Length], 1, 1);

    [Network(Inputs = 1, Hidden = 3, Outputs = 1, HiddenActivation = Activation.Tanh, Precision = Precision.Double)]
    private sealed partial class ColumnNetwork;

    [Network(Inputs = 1, Hidden = 3, Outputs = 1, HiddenActivation = Activation.Tanh)]
    private sealed partial class NarrowNetwork;
}
