using System;
using System.Globalization;

namespace NetGen;

/// <summary>Whether the targets of a dataset say one class per row. Asked once per dataset.</summary>
internal sealed class TargetClasses
{
    /// <summary>Shares that add up to 1 but for rounding.</summary>
    private const double SumTolerance = 1e-3;

    private readonly string? _problem;

    private TargetClasses(string? problem) => _problem = problem;

    /// <summary>
    /// With several targets, each row must have shares that add up to 1, or one target that is in the class while all
    /// others are not, with the same two numbers in all rows. With one target, there are two numbers, or shares.
    /// </summary>
    public static TargetClasses Of<T>(Dataset<T> dataset)
        where T : unmanaged => new(dataset.TargetCount == 1 ? OneTarget(dataset) : SeveralTargets(dataset));

    /// <exception cref="InvalidOperationException">They do not.</exception>
    public void Check()
    {
        if (_problem is not null)
        {
            throw new InvalidOperationException(_problem);
        }
    }

    private static string? OneTarget<T>(Dataset<T> dataset)
        where T : unmanaged
    {
        double first = Real.ToDouble(dataset.Targets[0]), second = first;
        bool areShares = true;
        foreach (T target in dataset.Targets)
        {
            double value = Real.ToDouble(target);
            areShares &= value >= 0 && value <= 1;
            second = second == first ? value : second;
            if (!areShares && value != first && value != second)
            {
                return $"The targets are numbers, such as {Text(first)}, {Text(second)} and {Text(value)}: they have "
                    + "no classes. For rows that count more than others, use WithWeights; to divide them, leave "
                    + "stratified out.";
            }
        }

        return null;
    }

    private static string? SeveralTargets<T>(Dataset<T> dataset)
        where T : unmanaged
    {
        (double Low, double High)? pair = null;
        for (int row = 0; row < dataset.Count; row++)
        {
            ReadOnlySpan<T> targets = dataset.Target(row);
            double low = Real.ToDouble(targets[0]), high = low, sum = 0;
            foreach (T target in targets)
            {
                double value = Real.ToDouble(target);
                (low, high, sum) = (Math.Min(low, value), Math.Max(high, value), sum + value);
            }

            if (low >= 0 && Math.Abs(sum - 1) <= SumTolerance)
            {
                continue;
            }

            int highs = 0, lows = 0;
            foreach (T target in targets)
            {
                double value = Real.ToDouble(target);
                highs += value == high ? 1 : 0;
                lows += value == low ? 1 : 0;
            }

            pair ??= (low, high);
            if (highs != 1 || lows != targets.Length - 1 || pair != (low, high))
            {
                return $"Row {row} has the targets {Row(targets)}, which are not one class: each target is an answer "
                    + "of its own. Only one class per row can be named, balanced or stratified. For rows that count "
                    + "more than others, use WithWeights; to divide them, leave stratified out.";
            }
        }

        return null;
    }

    private static string Row<T>(ReadOnlySpan<T> targets)
        where T : unmanaged
    {
        const int Shown = 5;
        string[] texts = new string[Math.Min(targets.Length, Shown)];
        for (int k = 0; k < texts.Length; k++)
        {
            texts[k] = Text(Real.ToDouble(targets[k]));
        }

        return string.Join(", ", texts) + (targets.Length > Shown ? ", …" : "");
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
