using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace NetGen;

/// <summary>A dataset in the debugger: names, and a line per row.</summary>
internal sealed class DatasetDebugView<T>(Dataset<T> dataset)
    where T : unmanaged
{
    public IReadOnlyList<string>? InputNames => dataset.InputNames;

    public IReadOnlyList<string>? TargetNames => dataset.TargetNames;

    public IReadOnlyList<string>? ClassNames => dataset.ClassNames;

    public bool IsWeighted => dataset.IsWeighted;

    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public Row[] Rows => Enumerable.Range(0, dataset.Count).Select(row => new Row(dataset, row)).ToArray();

    [DebuggerDisplay("{ToString(),nq}", Name = "[{_row}]")]
    internal sealed class Row(Dataset<T> dataset, int row)
    {
        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        private readonly int _row = row;

        public T[] Inputs => dataset.Input(_row).ToArray();

        public T[] Targets => dataset.Target(_row).ToArray();

        public double Weight => dataset.Weight(_row);

        public override string ToString() => dataset.RowText(_row);
    }
}
