using MathNet.Numerics.LinearRegression;

namespace NetGen.Samples.Regression;

/// <summary>The baseline: ordinary least squares.</summary>
internal sealed class LinearModel(Patients train) : IModel
{
    private readonly double[] _coefficients =
        MultipleRegression.QR(train.Measurements, train.Progression, intercept: true);

    public double[] Predict(Patients patients) =>
    [
        .. patients.Measurements.Select(
            row => _coefficients[0] + row.Select((x, i) => _coefficients[i + 1] * x).Sum()),
    ];
}
