using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>What options of first and second order have in common.</summary>
internal static class OptionChecks
{
    /// <exception cref="ArgumentException">No loss can reach it, or every loss does.</exception>
    public static void TargetError(double? target, string? parameter)
    {
        if (target is { } error && (!(error >= 0) || double.IsInfinity(error)))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"TargetError is {error}; it must be 0 or a positive, finite number, or null for no target."),
                parameter);
        }
    }

    /// <exception cref="ArgumentException">There is no list, or it holds something that is not a metric.</exception>
    public static void Metrics(IReadOnlyList<Metric>? metrics, string? parameter)
    {
        if (metrics is null)
        {
            throw new ArgumentException("Metrics is null; it must be a list, which may be empty.", parameter);
        }

        for (int n = 0; n < metrics.Count; n++)
        {
            if (!MetricTraits.IsKnown(metrics[n]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Metrics[{n}] is {(int)metrics[n]}; it must be a member of Metric."),
                    parameter);
            }
        }
    }

    /// <summary>What is measured: the metrics asked for, and the one that early stopping follows.</summary>
    public static IReadOnlyList<Metric> Measured(IReadOnlyList<Metric> metrics, EarlyStopping? rule)
    {
        if (rule?.Metric is not { } followed)
        {
            return metrics;
        }

        var all = new List<Metric>(metrics);
        if (!all.Contains(followed))
        {
            all.Add(followed);
        }

        return all.ToArray();
    }
}
