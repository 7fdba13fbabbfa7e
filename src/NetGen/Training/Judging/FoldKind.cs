namespace NetGen;

/// <summary>How rows are divided into folds.</summary>
public enum FoldKind
{
    /// <summary>
    /// <see cref="Grouped"/> if groups are given; <see cref="Stratified"/> if the network's loss is a cross-entropy and
    /// each row has one class; else <see cref="Random"/>.
    /// </summary>
    Auto,

    /// <summary>Each row is held out once, in an order that the seed draws: <see cref="Dataset{T}.Fold"/>.</summary>
    Random,

    /// <summary>The same, with each class spread over the folds evenly.</summary>
    Stratified,

    /// <summary>
    /// Rows of one group, such as the measurements of one patient, are held out together. Groups go, the largest first,
    /// to the fold that has the fewest rows.
    /// </summary>
    Grouped,

    /// <summary>
    /// Rows are in chronological order, and no fold learns from later rows: <see cref="Dataset{T}.FoldInOrder"/>. The
    /// first rows are never held out.
    /// </summary>
    InOrder,
}
