using System.Globalization;
using System.Xml.Linq;

namespace NetGen.Tests.Training.Search;

/// <summary>The test suggests a rate that learns, and leaves the network as it was.</summary>
public class LearningRateRangeTests
{
    [Fact]
    public void The_suggested_rate_learns_better_than_much_smaller_and_much_larger_ones()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Digits<float>());
        LearningRateRange range = LearningRateRange.Test(new DigitsNetwork(1), train);
        Assert.InRange(range.Suggested, 1e-4, 0.1);
        double at = Loss(range.Suggested);
        Assert.True(at < Loss(range.Suggested / 100), $"{range.Suggested} {at} {Loss(range.Suggested / 100)}");
        Assert.True(at < Loss(range.Suggested * 100), $"{range.Suggested} {at} {Loss(range.Suggested * 100)}");

        double Loss(double rate)
        {
            var network = new DigitsNetwork(1);
            network.Fit(train, new() { Epochs = 3, LearningRate = rate });
            return network.Evaluate(train.Inputs, train.Targets);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_few_batches_that_differ_do_not_mislead_it(int seed)
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        Assert.InRange(LearningRateRange.Test(new IrisNetwork(seed), train, seed: seed).Suggested, 1e-3, 1);
    }

    [Fact]
    public void It_stops_where_the_loss_breaks()
    {
        (Dataset<double> train, _) = RealData.Standardized(RealData.Diabetes<double>(), stratified: false);
        LearningRateRange range = LearningRateRange.Test(new DiabetesNetwork(1), train, least: 1e-7, most: 1e3);
        Assert.InRange(range.Suggested, 1e-6, 0.1);
        Assert.True(range.Largest < 1e3);
        Assert.True(range.Suggested < range.Largest);
        Assert.All(range.Points, point => Assert.True(double.IsFinite(point.Loss)));
    }

    [Fact]
    public void The_network_is_as_before()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        IrisNetwork tested = new(1), plain = new(1);
        tested.Fit(train, new() { Epochs = 2 });
        plain.Fit(train, new() { Epochs = 2 });
        LearningRateRange first = LearningRateRange.Test(tested, train);
        Assert.Equal(first.Points, LearningRateRange.Test(tested, train).Points);
        Assert.Equal(plain.Parameters(), tested.Parameters());
        tested.Fit(train, new() { Epochs = 2 });
        plain.Fit(train, new() { Epochs = 2 });
        Assert.Equal(plain.Parameters(), tested.Parameters());
    }

    [Fact]
    public void Its_picture_is_well_formed()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        XElement svg = XDocument.Parse(LearningRateRange.Test(new IrisNetwork(1), train).ToSvg()).Root!;
        Assert.Contains(svg.Elements(), element => element.Value.StartsWith("suggested: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_suggestion_below_the_rates_that_were_tried_stands_in_the_picture()
    {
        // Outputs are right already: every step makes them worse, and the first loss is the smallest.
        var network = new XorNetwork(1);
        double[] y = new double[4];
        network.PredictBatch(XorNetwork.Data.Inputs, y);
        var data = new Dataset<double>([0, 0, 0, 1, 1, 0, 1, 1], y, 2, 1);
        LearningRateRange range = LearningRateRange.Test(network, data, least: 0.1, most: 1);
        Assert.Equal(0.01, range.Suggested, 1e-9);
        XElement mark = XDocument.Parse(range.ToSvg()).Descendants().Single(
            element => element.Name.LocalName == "circle");
        Assert.InRange(double.Parse(mark.Attribute("cx")!.Value, CultureInfo.InvariantCulture), 71, 697);
    }

    [Theory]
    [InlineData(1e-30, 1e30)]
    [InlineData(0.1, 1)]
    [InlineData(0.003, 0.03)]
    public void The_widest_and_the_narrowest_range_suggest_a_rate(double least, double most)
    {
        LearningRateRange range = LearningRateRange.Test(new XorNetwork(1), XorNetwork.Data, least: least, most: most);
        Assert.InRange(range.Suggested, least / 10, most);
        XDocument.Parse(range.ToSvg());
    }

    [Theory]
    [InlineData(double.Epsilon, 10, "least is 5E-324")]
    [InlineData(1e-310, 1e-300, "least is 1E-310")]
    [InlineData(double.NaN, 1, "least is NaN")]
    [InlineData(-1, 1, "least is -1")]
    [InlineData(0.1, double.PositiveInfinity, "most is Infinity")]
    [InlineData(0.1, double.NaN, "most is NaN")]
    [InlineData(0.1, 0.1, "ten times")]
    [InlineData(0.1, 0.10000000000000002, "ten times")]
    [InlineData(0.1, 0.5, "ten times")]
    public void Rates_that_are_no_range_are_refused(double least, double most, string words)
    {
        var network = new XorNetwork(1);
        string message = Assert.Throws<ArgumentException>(
            () => LearningRateRange.Test(network, XorNetwork.Data, least: least, most: most)).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Equal(new XorNetwork(1).Parameters(), network.Parameters());
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LearningRateRange.Test(new XorNetwork(), XorNetwork.Data, least: 1, most: 0.1));
        Assert.Throws<ArgumentException>(() => LearningRateRange.Test(new XorNetwork(), XorNetwork.Data, steps: 3));
        Assert.Throws<ArgumentException>(() => LearningRateRange.Test(new DiabetesNetwork(), XorNetwork.Data));
        Assert.Throws<ArgumentNullException>(() => LearningRateRange.Test<double>(null!, XorNetwork.Data));
    }
}
