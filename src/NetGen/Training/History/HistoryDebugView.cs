using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace NetGen;

/// <summary>A history in the debugger: a line per epoch, and no member that throws.</summary>
internal sealed class HistoryDebugView(FitHistory history)
{
    public StopReason StopReason => history.StopReason;

    public int BestEpoch => history.BestEpoch;

    public IReadOnlyList<Metric> Metrics => history.Metrics;

    public string? Hint => history.Hint;

    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public EpochRecord[] Epochs => history.Epochs.ToArray();
}
