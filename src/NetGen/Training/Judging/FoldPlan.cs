using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>Which rows each fold learns from, which it looks at while it learns, and which are held out.</summary>
internal sealed class FoldPlan
{
    private FoldPlan(int[] train, int[] validation, int[] heldOut) =>
        (Train, Validation, HeldOut) = (train, validation, heldOut);

    public int[] Train { get; }

    /// <summary>Rows that early stopping looks at; empty without them.</summary>
    public int[] Validation { get; }

    public int[] HeldOut { get; }

    /// <exception cref="ArgumentException">The rows cannot be divided like that.</exception>
    public static FoldPlan[] Of<T>(Dataset<T> data, NetworkTopology topology, CrossValidationOptions validation)
        where T : unmanaged
    {
        FoldKind kind = KindOf(data, topology, validation);
        if (kind == FoldKind.Stratified)
        {
            CheckClassSizes(data, topology, validation.Folds);
        }

        int[]? groups = kind == FoldKind.Grouped ? FoldsOfGroups(data.Count, validation) : null;
        var plans = new FoldPlan[validation.Folds];
        for (int fold = 0; fold < plans.Length; fold++)
        {
            (int[] train, int[] heldOut) = kind switch
            {
                FoldKind.Grouped => (Rows(groups!, part => part != fold), Rows(groups!, part => part == fold)),
                FoldKind.InOrder => InOrder(data, fold, validation),
                _ => data.FoldRows(fold, validation.Folds, validation.Seed, kind == FoldKind.Stratified),
            };
            CheckClasses(data, topology, train, $"fold {fold + 1} of {plans.Length}");
            plans[fold] = Divided(data, topology, kind, validation, train, heldOut, fold);
        }

        return plans;
    }

    /// <summary>The kind of folds that Auto stands for.</summary>
    public static FoldKind KindOf<T>(Dataset<T> data, NetworkTopology topology, CrossValidationOptions validation)
        where T : unmanaged
    {
        if (validation.Kind != FoldKind.Auto)
        {
            return validation.Kind;
        }

        return validation.Groups is not null ? FoldKind.Grouped
            : HasClasses(topology) && !MetricTraits.AreIndependent(topology) ? FoldKind.Stratified
            : FoldKind.Random;
    }

    private static bool HasClasses(NetworkTopology topology) =>
        topology.Loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy;

    /// <exception cref="ArgumentException">
    /// Rows do not have one class each, or a class has fewer rows than there are folds.
    /// </exception>
    private static void CheckClassSizes<T>(Dataset<T> data, NetworkTopology topology, int folds)
        where T : unmanaged
    {
        ClassChecks.AreClasses(topology, data, nameof(data), "FoldKind.Stratified");
        if (MetricTraits.AreIndependent(topology))
        {
            throw new ArgumentException(
                $"FoldKind.Stratified is for one class per row; the outputs of {topology} are independent. Set Kind = "
                + "FoldKind.Random.",
                nameof(data));
        }

        int[] rows = RowsPerClass(data, Enumerable.Range(0, data.Count));
        int rare = Array.FindIndex(rows, count => count > 0 && count < folds);
        if (rare >= 0)
        {
            throw new ArgumentException(
                $"{Capital(ClassChecks.Name(rare, data.ClassNames))} has {rows[rare]} "
                + $"{(rows[rare] == 1 ? "row" : "rows")}, fewer than the {folds} folds: some folds would hold out none "
                + "of them. Use fewer folds, leave the class out, or set Kind = FoldKind.Random.",
                nameof(data));
        }
    }

    /// <exception cref="ArgumentException">A class that occurs has no row in a training part.</exception>
    private static void CheckClasses<T>(Dataset<T> data, NetworkTopology topology, int[] train, string where)
        where T : unmanaged
    {
        if (!HasClasses(topology) || MetricTraits.AreIndependent(topology))
        {
            return;
        }

        int[] all = RowsPerClass(data, Enumerable.Range(0, data.Count)), learned = RowsPerClass(data, train);
        for (int label = 0; label < all.Length; label++)
        {
            if (all[label] > 0 && learned[label] == 0)
            {
                throw new ArgumentException(
                    $"{Capital(ClassChecks.Name(label, data.ClassNames))} has no rows in the training part of {where}, "
                    + $"so that it could not be learned; {all[label]} are in other parts. Use fewer folds, or "
                    + "FoldKind.Stratified; if rows are in order or in groups, leave the class out.",
                    nameof(data));
            }
        }
    }

    private static int[] RowsPerClass<T>(Dataset<T> data, IEnumerable<int> rows)
        where T : unmanaged
    {
        int[] counts = new int[data.ClassCount];
        foreach (int row in rows)
        {
            counts[data.Label(row)]++;
        }

        return counts;
    }

    private static (int[] Train, int[] HeldOut) InOrder<T>(Dataset<T> data, int fold, CrossValidationOptions validation)
        where T : unmanaged
    {
        (int start, int end) = data.BlockInOrder(fold, validation.Folds);
        int gap = data.GapOf(validation.Gap), train = start - gap;
        return train > 0
            ? (Enumerable.Range(0, train).ToArray(), Enumerable.Range(start, end - start).ToArray())
            : throw new ArgumentException(
                $"Before fold {fold + 1} of {validation.Folds} there are {start} rows, and the gap leaves out {gap}: "
                + $"none is left to learn from. {data.Count} rows are too few: use fewer folds"
                + (gap > validation.Gap ? $"; targets {data.Horizon} steps ahead need this "
                + "gap." : " or a smaller gap."),
                nameof(data));
    }

    /// <returns>The fold of each row.</returns>
    private static int[] FoldsOfGroups(int count, CrossValidationOptions validation)
    {
        IReadOnlyList<int> groups = validation.Groups!;
        if (groups.Count != count)
        {
            throw new ArgumentException(
                $"There are {groups.Count} Groups for {count} rows; one per row is expected.", nameof(validation));
        }

        IGrouping<int, int>[] byGroup = Enumerable.Range(0, count).GroupBy(row => groups[row]).ToArray();
        if (byGroup.Length < validation.Folds)
        {
            throw new ArgumentException(
                $"There are {byGroup.Length} different Groups for {validation.Folds} folds; at least one per fold is "
                + "expected. Use fewer folds.",
                nameof(validation));
        }

        var order = new RowOrder(byGroup.Length);
        order.Shuffle(new UniformGenerator(validation.Seed));
        int[] sizes = new int[validation.Folds], folds = new int[count];

        // Sorting is stable: the seed decides among groups of the same size.
        IEnumerable<IGrouping<int, int>> drawn = order.Rows.ToArray().Select(n => byGroup[n]);
        foreach (IGrouping<int, int> group in drawn.OrderByDescending(rows => rows.Count()))
        {
            int fold = Array.IndexOf(sizes, sizes.Min());
            foreach (int row in group)
            {
                folds[row] = fold;
                sizes[fold]++;
            }
        }

        return folds;
    }

    private static FoldPlan Divided<T>(
        Dataset<T> data,
        NetworkTopology topology,
        FoldKind kind,
        CrossValidationOptions validation,
        int[] train,
        int[] heldOut,
        int fold)
        where T : unmanaged
    {
        if (validation.ValidationShare == 0)
        {
            return new FoldPlan(train, Array.Empty<int>(), heldOut);
        }

        int[] looked = kind switch
        {
            FoldKind.InOrder => train.Skip(train.Length - Share(train.Length, validation.ValidationShare)).ToArray(),
            FoldKind.Grouped => SomeGroups(train, validation, fold),
            _ => data.Select(train).SplitRows(
                validation.ValidationShare, validation.Seed + fold, kind == FoldKind.Stratified)
                .HeldOut.Select(n => train[n]).ToArray(),
        };
        var chosen = new HashSet<int>(looked);
        int[] rest = train.Where(row => !chosen.Contains(row)).ToArray();
        int gap = kind == FoldKind.InOrder ? data.GapOf(validation.Gap) : 0;
        rest = rest.Take(Math.Max(0, rest.Length - gap)).ToArray();
        if (looked.Length == 0 || rest.Length == 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"ValidationShare is {validation.ValidationShare}: of the ")
                    + FormattableString.Invariant($"{train.Length} rows ")
                + $"that fold {fold + 1} of {validation.Folds} learns from, none would be left to "
                + $"{(rest.Length == 0 ? "learn from" : "look at")}. Use another share, or more rows or groups.",
                nameof(validation));
        }

        CheckClasses(data, topology, rest, $"fold {fold + 1} of {validation.Folds}, without its validation part");
        return new FoldPlan(rest, looked, heldOut);
    }

    /// <summary>Whole groups, drawn by the seed, until they are about the share.</summary>
    private static int[] SomeGroups(int[] train, CrossValidationOptions validation, int fold)
    {
        IGrouping<int, int>[] groups = train.GroupBy(row => validation.Groups![row]).ToArray();
        var order = new RowOrder(groups.Length);
        order.Shuffle(new UniformGenerator(validation.Seed + fold));
        var rows = new List<int>();
        int wanted = Share(train.Length, validation.ValidationShare);
        foreach (int n in order.Rows.ToArray().Take(groups.Length - 1))
        {
            if (rows.Count >= wanted)
            {
                break;
            }

            rows.AddRange(groups[n]);
        }

        return rows.OrderBy(row => row).ToArray();
    }

    private static int Share(int count, double share) =>
        Math.Min(Math.Max((int)Math.Round(share * count), 1), count - 1);

    private static int[] Rows(int[] folds, Func<int, bool> isWanted) =>
        Enumerable.Range(0, folds.Length).Where(row => isWanted(folds[row])).ToArray();

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
