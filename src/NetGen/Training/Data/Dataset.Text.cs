using System;
using System.Diagnostics;
using System.Linq;

namespace NetGen;

/// <content>What a dataset shows of itself.</content>
public sealed partial class Dataset<T>
{
    private const int MostRowsOfText = 5;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private string Shape =>
        $"{ViewText.Count(Count, "row")}: {ViewText.Count(InputCount, "input")}, "
        + $"{ViewText.Count(TargetCount, "target")}";

    /// <summary>
    /// The numbers of rows, inputs and targets, and the first rows with five digits, such as "[5.1, 3.5] → [1, 0]".
    /// </summary>
    public override string ToString() => string.Join(
        "\n",
        new[] { Shape }
            .Concat(Enumerable.Range(0, Math.Min(Count, MostRowsOfText)).Select(RowText))
            .Concat(Count > MostRowsOfText
                ? new[] { $"… {ViewText.Whole(Count - MostRowsOfText)} more rows" }
                : Array.Empty<string>()));

    /// <summary>Such as "[5.1, 3.5] → [1, 0]".</summary>
    internal string RowText(int row) =>
        $"{ViewText.Of(InputCount, n => _inputs[(row * InputCount) + n])} → "
        + ViewText.Of(TargetCount, n => _targets[(row * TargetCount) + n]);
}
