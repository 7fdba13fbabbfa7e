using MathNet.Numerics.Statistics;

namespace NetGen.Samples.Regression;

/// <summary>R² of both models on what one split holds out.</summary>
internal sealed record Comparison(double Linear, double Network)
{
    public double Gain => Network - Linear;

    public static Comparison Of(Dataset<double> all, double share, int seed)
    {
        var (train, heldOut) = all.Split(share, seed);
        return new Comparison(
            RegressionMetrics.Of<double>(new LinearModel(train).Predict(heldOut), heldOut.Targets).R2,
            RegressionMetrics.Of<double>(new FiveNetworks(train, seed).Predict(heldOut), heldOut.Targets).R2);
    }

    public static Table Table(IReadOnlyList<Comparison> comparisons)
    {
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns("R² held out", "mean", "deviation", "least", "most");
        Add("least squares", comparison => comparison.Linear);
        Add("five networks, mean", comparison => comparison.Network);
        Add("gain", comparison => comparison.Gain);
        return table;

        void Add(string name, Func<Comparison, double> value)
        {
            double[] values = [.. comparisons.Select(value)];
            double[] shown = [values.Mean(), values.StandardDeviation(), values.Min(), values.Max()];
            table.AddRow([name, .. shown.Select(number => $"{number: 0.000;−0.000}")]);
        }
    }
}
