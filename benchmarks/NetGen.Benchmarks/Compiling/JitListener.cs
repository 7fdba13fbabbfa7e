using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace NetGen.Benchmarks.Compiling;

/// <summary>What the JIT made of each method of a namespace, by the runtime's own events.</summary>
internal sealed class JitListener(string ofNamespace) : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;
    private const int TierShift = 7, TierMask = 7, MinOptJitted = 1;

    private readonly ConcurrentQueue<(string Method, int Bytes, bool Unoptimized)> _methods = new();

    public IReadOnlyCollection<(string Method, int Bytes, bool Unoptimized)> Methods => _methods;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, Jit);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true) return;

        string type = Field<string>("MethodNamespace");
        if (!type.StartsWith(ofNamespace, StringComparison.Ordinal)) return;

        bool unoptimized = ((Field<uint>("MethodFlags") >> TierShift) & TierMask) == MinOptJitted;
        _methods.Enqueue(($"{type}.{Field<string>("MethodName")}", (int)Field<uint>("MethodSize"), unoptimized));

        T Field<T>(string name) => (T)eventData.Payload![eventData.PayloadNames!.IndexOf(name)]!;
    }
}
