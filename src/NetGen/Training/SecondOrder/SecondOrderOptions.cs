using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>The options of all methods that set the parameters themselves.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public abstract class SecondOrderOptions<T>
    where T : unmanaged
{
    /// <summary>
    /// The most iterations, which are the history's epochs. Each looks at all rows, once or a few times.
    /// </summary>
    public int Iterations { get; set; } = 100;

    /// <summary>Stops when |∂|, of the mean of E by all parameters, is at most this: a minimum.</summary>
    public double GradientTolerance { get; set; } = 1e-8;

    /// <summary>As <see cref="FitOptions{T}.TargetError"/>.</summary>
    public double? TargetError { get; set; }

    /// <summary>As <see cref="FitOptions{T}.Validation"/>.</summary>
    public Dataset<T>? Validation { get; set; }

    /// <summary>As <see cref="FitOptions{T}.EarlyStopping"/>, in iterations.</summary>
    public EarlyStopping? EarlyStopping { get; set; }

    /// <summary>As <see cref="FitOptions{T}.Metrics"/>.</summary>
    public IReadOnlyList<Metric> Metrics { get; set; } = Array.Empty<Metric>();

    private protected static void Require(bool holds, string name, object value, string wanted)
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; it must be {wanted}."));
        }
    }

    internal virtual void Check()
    {
        Require(Iterations >= 1, nameof(Iterations), Iterations, "at least 1");
        Require(
            GradientTolerance >= 0 && double.IsFinite(GradientTolerance),
            nameof(GradientTolerance),
            GradientTolerance,
            "0 or a positive, finite number");
        OptionChecks.TargetError(TargetError, null);
        OptionChecks.Metrics(Metrics, null);
    }
}
