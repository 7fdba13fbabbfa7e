using MathNet.Numerics.Statistics;

namespace NetGen.Samples.Regression;

/// <summary>Brings a column to mean 0 and standard deviation 1, by what the training part says of it.</summary>
internal sealed record Standardiser(double Mean, double Deviation)
{
    public static Standardiser Fit(IEnumerable<double> values)
    {
        (double mean, double deviation) = values.MeanStandardDeviation();
        return new Standardiser(mean, deviation);
    }

    public float Apply(double value) => (float)((value - Mean) / Deviation);

    public double Undo(float value) => Mean + (Deviation * value);
}
