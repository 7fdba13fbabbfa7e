using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>
/// Whether back-propagation computes the slope of E: every gradient of a network for one sample, beside the central
/// difference (E(w + h) − E(w − h)) / 2h.
/// </summary>
/// <remarks>
/// <para>
/// E is what <c>Backward</c> returns: the differences are of the very E whose gradient is checked. Each weight and bias
/// is moved alone, by <c>LoadParameters</c>; if the network has input gradients, each input too. Differences are taken
/// at several steps and extrapolated, so that the result does not depend on the choice of one.
/// </para>
/// <para>
/// It runs Forward and Backward about 12 times per weight for <c>float</c>, 22 times for <c>double</c>: about a second
/// for some thousand weights. It is a check for tests and for questions, not for training.
/// </para>
/// <para>
/// Where kinks of several neurons fall together, they can cancel: E then has one slope, and back-propagation, which
/// takes each kink by itself, another. Such an entry counts as a deviation. It takes a sample that makes several u
/// exactly 0, as x = 0 does in a network without biases.
/// </para>
/// </remarks>
[DebuggerDisplay("{Verdict,nq}")]
public sealed partial class GradientCheck
{
    /// <summary>Rows of <see cref="ToString"/>.</summary>
    private const int MostRows = 20;

    private GradientCheck(
        NetworkTopology topology, IReadOnlyList<GradientCheckEntry> entries, double error, double tolerance)
    {
        (Topology, Entries, Error, Tolerance) = (topology, entries, error, tolerance);
        Worst = Judged.OrderByDescending(entry => entry.RelativeDeviation).FirstOrDefault();
    }

    /// <summary>The network that was checked.</summary>
    public NetworkTopology Topology { get; }

    /// <summary>
    /// Every weight and bias in canonical order, then the inputs, if the network has input gradients.
    /// </summary>
    public IReadOnlyList<GradientCheckEntry> Entries { get; }

    /// <summary>E of the sample.</summary>
    public double Error { get; }

    /// <summary>
    /// The relative deviation up to which gradient and difference agree: 10⁻³ for <c>float</c>, 10⁻⁶ for <c>double</c>.
    /// </summary>
    /// <remarks>
    /// A central difference is exact to about ε^(2/3), with ε the rounding of E: 1.5·10⁻⁵ for <c>float</c>, 2·10⁻¹¹ for
    /// <c>double</c>. The tolerance leaves room for the rounding of the gradient itself and for functions that bend
    /// sharply, and is far below what a wrong sign, factor, term or index does.
    /// </remarks>
    public double Tolerance { get; }

    /// <summary>
    /// Whether no entry deviates and at least one agrees. Entries that could not be judged do not count: see
    /// <see cref="Count"/>.
    /// </summary>
    public bool Passed => Count(GradientCheckOutcome.Agrees) > 0 && Count(GradientCheckOutcome.Deviates) == 0;

    /// <summary>The entry with the largest relative deviation, of those that were judged; null if none was.</summary>
    public GradientCheckEntry? Worst { get; }

    /// <summary>That of <see cref="Worst"/>; NaN if no entry was judged.</summary>
    public double LargestRelativeDeviation => Worst?.RelativeDeviation ?? double.NaN;

    private IEnumerable<GradientCheckEntry> Judged => Entries.Where(
        entry => entry.Outcome is GradientCheckOutcome.Agrees or GradientCheckOutcome.Deviates);

    private string Verdict => $"{(Passed ? "passed" : Worst is null ? "nothing could be judged" : "failed")}: "
        + string.Join(", ", Counts());

    /// <summary>How many entries have this outcome.</summary>
    public int Count(GradientCheckOutcome outcome) => Entries.Count(entry => entry.Outcome == outcome);

    /// <summary>
    /// The verdict, and a table of at most 20 entries: first those that deviate, then those that could not be judged,
    /// then those that agree; the largest relative deviation first.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("Gradient check of ").Append(Topology).Append('\n').Append(Verdict);
        if (Worst is { } worst)
        {
            text.Append(FormattableString.Invariant(
                $"\nlargest relative deviation {worst.RelativeDeviation:G3} at {worst.Place}; "));
            text.Append(FormattableString.Invariant($"tolerance {Tolerance:G3}"));
        }

        GradientCheckEntry[] shown = Entries
            .OrderBy(entry => entry.Outcome switch
            {
                GradientCheckOutcome.Deviates => 0,
                GradientCheckOutcome.AtKink => 1,
                GradientCheckOutcome.Unresolved => 2,
                _ => 3,
            })
            .ThenByDescending(entry => entry.RelativeDeviation).Take(MostRows).ToArray();
        text.Append("\n\n").Append(TextTable.Of(
            new[] { "", "analytic", "difference", "±", "relative", "" },
            shown.Select(entry => new[]
            {
                entry.Place, Number(entry.Analytic, "G8"), Number(entry.Difference, "G8"),
                Number(entry.Uncertainty, "G2"), Number(entry.RelativeDeviation, "G3"), Words(entry.Outcome),
            }),
            ofNumbers: true));
        if (shown.Length < Entries.Count)
        {
            text.Append(FormattableString.Invariant($"\n… {Entries.Count - shown.Length} more"));
        }

        return text.ToString();
    }

    private static string Number(double value, string format) =>
        value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    internal static string Words(GradientCheckOutcome outcome) => outcome switch
    {
        GradientCheckOutcome.Agrees => "agrees",
        GradientCheckOutcome.Deviates => "deviates",
        GradientCheckOutcome.AtKink => "at a kink",
        _ => "not resolved",
    };

    private IEnumerable<string> Counts()
    {
        foreach (GradientCheckOutcome outcome in new[]
        {
            GradientCheckOutcome.Agrees, GradientCheckOutcome.Deviates, GradientCheckOutcome.AtKink,
            GradientCheckOutcome.Unresolved,
        })
        {
            int count = Count(outcome);
            if (count == 0)
            {
                continue;
            }

            yield return FormattableString.Invariant($"{count} ") + outcome switch
            {
                GradientCheckOutcome.Agrees => count == 1 ? "agrees" : "agree",
                GradientCheckOutcome.Deviates => count == 1 ? "deviates" : "deviate",
                GradientCheckOutcome.AtKink => "at a kink: not judged",
                _ => "not resolved: E has too few digits",
            };
        }
    }
}
