using System;
using System.Collections.Generic;
using System.Threading;

namespace NetGen;

/// <summary>How rows are divided, and what happens to each part before a network sees it.</summary>
public sealed class CrossValidationOptions
{
    /// <summary>The number of folds: at least 2; with <see cref="FoldKind.InOrder"/>, at least 1.</summary>
    public int Folds { get; set; } = 5;

    /// <summary>How rows are divided.</summary>
    public FoldKind Kind { get; set; }

    /// <summary>
    /// Determines the folds, and, with the fold's number k from 0 added, the initial weights and
    /// <see cref="FitOptions{T}.Seed"/> of that fold.
    /// </summary>
    public int Seed { get; set; }

    /// <summary>The group of each row, for <see cref="FoldKind.Grouped"/>: any numbers.</summary>
    public IReadOnlyList<int>? Groups { get; set; }

    /// <summary>
    /// With <see cref="FoldKind.InOrder"/>: how many rows before each held-out part are not learned from, because they
    /// overlap with it, as sliding windows do. Rows of <see cref="Dataset.FromSeries"/> have a gap of at least horizon
    /// − 1.
    /// </summary>
    public int Gap { get; set; }

    /// <summary>
    /// Whether inputs are standardised. Each fold's standardizer is fitted on that fold's training part, and folded
    /// into the first layer after training.
    /// </summary>
    public bool StandardizeInputs { get; set; }

    /// <summary>
    /// Whether targets are standardised, for regression. After training, the standardizer is folded into the last
    /// layer: losses and metrics are in the targets' own unit.
    /// </summary>
    public bool StandardizeTargets { get; set; }

    /// <summary>
    /// The share of each training part on which early stopping and target errors look, divided as the folds are; 0:
    /// they look at the rows that are learned from. Never at those that are held out, whose results would be too good.
    /// </summary>
    public double ValidationShare { get; set; }

    /// <summary>
    /// The most folds at the same time; −1: as many as there are processors. The result does not depend on it.
    /// </summary>
    public int MaxDegreeOfParallelism { get; set; } = -1;

    /// <summary>Ends it with an <see cref="OperationCanceledException"/>: some folds are no result.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void Check()
    {
        const string Name = "validation";
        int least = Kind == FoldKind.InOrder ? 1 : 2;
        string? problem =
            Kind is < FoldKind.Auto or > FoldKind.InOrder ? $"Kind is {(int)Kind}; it must be a member of FoldKind"
            : Folds < least ? $"Folds is {Folds}; it must be at least {least}"
            : Gap < 0 ? $"Gap is {Gap}; it must be 0 or more"
            : Gap > 0 && Kind != FoldKind.InOrder ? $"Gap is {Gap}; only FoldKind.InOrder has gaps"
            : Kind == FoldKind.Grouped && Groups is null
                ? "Groups is null; FoldKind.Grouped needs the group of each row"
            : Groups is not null && Kind is not (FoldKind.Grouped or FoldKind.Auto)
                ? $"Groups are given, but Kind is {Kind}; set it to FoldKind.Grouped, or leave Groups out"
            : !(ValidationShare >= 0 && ValidationShare < 1)
                ? FormattableString.Invariant($"ValidationShare is {ValidationShare}; it must be ")
                    + FormattableString.Invariant($"at least 0 and less than 1")
            : null;
        if (problem is not null)
        {
            throw new ArgumentException(problem + ".", Name);
        }

        OrderedRuns.CheckThreads(MaxDegreeOfParallelism, Name);
    }
}
