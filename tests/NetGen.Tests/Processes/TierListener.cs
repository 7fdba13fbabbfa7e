using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Reflection.Emit;

namespace NetGen.Tests.Processes;

/// <summary>What the JIT compiled, and how well: the runtime's own events.</summary>
internal sealed class TierListener : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;

    // Fields of MethodLoadVerbose: the tier stands in bits 7 … 9 of the flags.
    private const int TierShift = 7;

    private static readonly string[] Tiers =
        ["Unknown", "MinOptJitted", "Optimized", "QuickJitted", "OptimizedTier1", "OptimizedTier1OSR", "Instrumented", "InstrumentedTier1"];

    private readonly ConcurrentQueue<(string Type, string Method, string Tier)> _methods = new();
    private volatile bool _flushed;

    /// <summary>Everything that was compiled so far, in order.</summary>
    public IReadOnlyList<(string Type, string Method, string Tier)> Methods
    {
        get
        {
            // Events arrive on a thread of their own: a method that is compiled now comes last.
            Flush();
            return [.. _methods];
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, Jit);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true) return;

        string method = Field<string>("MethodName");
        if (method == nameof(Flush) + "Marker") _flushed = true;
        else _methods.Enqueue((Field<string>("MethodNamespace"), method, Tiers[(Field<uint>("MethodFlags") >> TierShift) & 7]));

        T Field<T>(string name) => (T)eventData.Payload![eventData.PayloadNames!.IndexOf(name)]!;
    }

    private void Flush()
    {
        _flushed = false;
        var marker = new DynamicMethod(nameof(Flush) + "Marker", typeof(int), Type.EmptyTypes);
        ILGenerator code = marker.GetILGenerator();
        code.Emit(OpCodes.Ldc_I4_1);
        code.Emit(OpCodes.Ret);
        _ = ((Func<int>)marker.CreateDelegate(typeof(Func<int>)))();
        for (int n = 0; n < 500 && !_flushed; n++) Thread.Sleep(10);
        if (!_flushed) throw new InvalidOperationException("The runtime's events do not arrive.");
    }
}
