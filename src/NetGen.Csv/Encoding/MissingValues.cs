using System;
using System.Globalization;

namespace NetGen;

/// <summary>What takes the place of a value that is missing: nothing, unless you choose something.</summary>
public sealed class MissingValues
{
    internal const string RefusedKind = "refused", MeanKind = "mean", ConstantKind = "constant";

    internal MissingValues(string kind, double value, bool hasIndicator) =>
        (Kind, Value, HasIndicator) = (kind, value, hasIndicator);

    /// <summary>A missing value is an error that names its line and column.</summary>
    public static MissingValues Refused { get; } = new(RefusedKind, 0, hasIndicator: false);

    /// <summary>The mean of the values in the training part.</summary>
    public static MissingValues Mean { get; } = new(MeanKind, 0, hasIndicator: false);

    /// <summary>A number of your choice.</summary>
    /// <param name="value">The number, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is NaN or infinite.</exception>
    public static MissingValues Constant(double value) => double.IsFinite(value)
        ? new MissingValues(ConstantKind, value, hasIndicator: false)
        : throw new ArgumentOutOfRangeException(
            nameof(value), value, FormattableString.Invariant($"value is {value}; it must be finite."));

    /// <summary>The same, and one more input, "column is missing": 1 where the value is missing, else 0.</summary>
    /// <exception cref="InvalidOperationException">
    /// Missing values are refused: there would be nothing to indicate.
    /// </exception>
    public MissingValues WithIndicator() => Kind != RefusedKind
        ? new MissingValues(Kind, Value, hasIndicator: true)
        : throw new InvalidOperationException(
            "Missing values are refused, so that an indicator would always be 0. Begin with Mean or Constant.");

    internal string Kind { get; }

    internal double Value { get; }

    internal bool HasIndicator { get; }

    /// <summary>Such as "mean", "constant 0, with indicator".</summary>
    public override string ToString() =>
        (Kind == ConstantKind ? $"{Kind} {Value.ToString("R", CultureInfo.InvariantCulture)}" : Kind)
        + (HasIndicator ? ", with indicator" : "");
}
