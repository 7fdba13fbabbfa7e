namespace NetGen;

/// <summary>What can be measured after every epoch.</summary>
public enum Metric
{
    /// <summary>
    /// The share of rows whose class is right: <see cref="ClassificationMetrics.Accuracy"/>. For independent sigmoid
    /// outputs, the share of outputs on the right side of ½.
    /// </summary>
    Accuracy,

    /// <summary><see cref="RegressionMetrics.R2"/></summary>
    R2,

    /// <summary><see cref="RegressionMetrics.MeanAbsoluteError"/></summary>
    MeanAbsoluteError,

    /// <summary><see cref="RegressionMetrics.RootMeanSquaredError"/></summary>
    RootMeanSquaredError,
}
