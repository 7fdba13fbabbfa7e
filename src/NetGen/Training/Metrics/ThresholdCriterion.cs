namespace NetGen;

/// <summary>By what <see cref="ProbabilityMetrics.BestThreshold"/> compares thresholds.</summary>
public enum ThresholdCriterion
{
    /// <summary>Youden's J = recall − false-positive rate: both kinds of rows count equally.</summary>
    Youden,

    /// <summary>F₁ = 2·precision·recall/(precision + recall).</summary>
    F1,

    /// <summary>The share of rows that are right.</summary>
    Accuracy,
}
