using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>What is known of a metric without measuring it.</summary>
internal static class MetricTraits
{
    public static bool IsKnown(Metric metric) => metric is >= Metric.Accuracy and <= Metric.Brier;

    public static bool IsLargerBetter(Metric metric) => metric is Metric.Accuracy or Metric.R2
        or Metric.BalancedAccuracy or Metric.MacroF1 or Metric.RocAuc or Metric.AveragePrecision;

    /// <summary>Whether it counts classes.</summary>
    public static bool IsOfClasses(Metric metric) =>
        metric is Metric.Accuracy or Metric.BalancedAccuracy or Metric.MacroF1;

    /// <summary>Whether it looks at probabilities.</summary>
    public static bool IsOfProbabilities(Metric metric) =>
        metric is Metric.RocAuc or Metric.AveragePrecision or Metric.LogLoss or Metric.Brier;

    /// <summary>The value, or its negative: the smaller, the better. Null is the loss.</summary>
    public static double Cost(Metric? metric, double value) =>
        metric is { } one && IsLargerBetter(one) ? -value : value;

    /// <summary>The name of a column, and in messages.</summary>
    public static string ColumnName(Metric metric) => metric switch
    {
        Metric.Accuracy => "accuracy",
        Metric.R2 => "r2",
        Metric.MeanAbsoluteError => "mae",
        Metric.RootMeanSquaredError => "rmse",
        Metric.BalancedAccuracy => "balanced_accuracy",
        Metric.MacroF1 => "macro_f1",
        Metric.RocAuc => "roc_auc",
        Metric.AveragePrecision => "average_precision",
        Metric.LogLoss => "log_loss",
        _ => "brier",
    };

    /// <summary>The name in a chart or a table.</summary>
    public static string Title(Metric? metric) => metric switch
    {
        null => "mean of E",
        Metric.R2 => "R²",
        Metric.MeanAbsoluteError => "MAE",
        Metric.RootMeanSquaredError => "RMSE",
        Metric.MacroF1 => "macro F₁",
        Metric.RocAuc => "ROC AUC",
        Metric.Brier => "Brier score",
        { } other => ColumnName(other).Replace('_', ' '),
    };

    /// <summary>Whether outputs are answers of their own, each a yes or no, and not one class per row.</summary>
    public static bool AreIndependent(NetworkTopology topology) =>
        topology.Outputs > 1 && topology.Layers[topology.Layers.Count - 1].Activation != Activation.Softmax
        && topology.Loss == Loss.BinaryCrossEntropy;

    /// <exception cref="ArgumentException">A metric cannot be measured on these rows.</exception>
    public static void Check<T>(
        NetworkTopology topology, Dataset<T> dataset, IReadOnlyList<Metric> metrics, string name)
        where T : unmanaged
    {
        foreach (Metric metric in metrics)
        {
            if (IsOfClasses(metric) || IsOfProbabilities(metric))
            {
                ClassChecks.AreClasses(topology, dataset, name, $"The metric {metric}");
            }

            if (metric is Metric.BalancedAccuracy or Metric.MacroF1 && AreIndependent(topology))
            {
                throw new ArgumentException(
                    $"The metric {metric} is for one class per row; the outputs of {topology} are independent. Use "
                    + "Accuracy, or RocAuc, AveragePrecision, LogLoss or Brier.",
                    name);
            }

            if (IsOfProbabilities(metric))
            {
                ClassChecks.GivesProbabilities(topology, name, $"The metric {metric}");
                ClassChecks.AreHard(dataset, AreIndependent(topology), name, $"The metric {metric}");
            }

            if (metric == Metric.R2)
            {
                RegressionMetrics.CheckVaries(dataset, name);
            }

            if (metric is Metric.RocAuc or Metric.AveragePrecision)
            {
                ClassChecks.CanBeRanked(dataset, name, $"The metric {metric}");
            }
        }
    }
}
