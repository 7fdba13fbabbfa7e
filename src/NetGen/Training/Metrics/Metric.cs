namespace NetGen;

/// <summary>What can be measured after every epoch, and what early stopping and searches can follow.</summary>
/// <remarks>
/// Of accuracy, R², balanced accuracy, F₁, ROC AUC and average precision, more is better; of the others, less.
/// </remarks>
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

    /// <summary><see cref="ClassificationMetrics.BalancedAccuracy"/>, for one class per row.</summary>
    BalancedAccuracy,

    /// <summary><see cref="ClassificationMetrics.MacroF1"/>, for one class per row.</summary>
    MacroF1,

    /// <summary><see cref="ProbabilityMetrics.RocAuc"/></summary>
    RocAuc,

    /// <summary><see cref="ProbabilityMetrics.AveragePrecision"/></summary>
    AveragePrecision,

    /// <summary><see cref="ProbabilityMetrics.LogLoss"/></summary>
    LogLoss,

    /// <summary><see cref="ProbabilityMetrics.Brier"/></summary>
    Brier,
}
