using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Engines;

namespace NetGen.Benchmarks.Compiling;

/// <summary>
/// Counts native code; meant for a process without tiers, where each method is compiled once and for good.
/// </summary>
internal static class JitSizes
{
    private const string Namespace = "Measured.";

    public static IReadOnlyList<JittedCode> Measure(IEnumerable<Topology> topologies)
    {
        NetworkSource[] sources = [.. topologies.Select(topology => new NetworkSource(topology, Kernel.Auto))];
        IReadOnlyDictionary<NetworkSource, Func<Problem, Engine>> makers = NetworkCompiler.Compile(sources);
        using var listener = new JitListener(Namespace);
        foreach (NetworkSource source in sources)
        {
            using Engine engine = makers[source](new Problem(source.Topology));
            engine.Load!(engine.Problem.Parameters);
            foreach (Action<int> run in engine.Operations.Values) run(Problem.Rows);
        }

        WaitForEvents(listener);
        return [.. sources.Select(source => Sum(source, listener.Methods))];
    }

    /// <summary>Methods of the network and its nested classes, without the loops that call it.</summary>
    private static JittedCode Sum(NetworkSource source, IEnumerable<(string Method, int Bytes, bool Unoptimized)> all)
    {
        string type = Namespace + source.Name;
        var methods = all
            .Where(one => one.Method.StartsWith(type, StringComparison.Ordinal))
            .Where(one => one.Method[type.Length] is '.' or '+')
            .ToList();
        (string largest, int bytes, _) = methods.MaxBy(one => one.Bytes);
        return new JittedCode(
            source.Topology.ToString(),
            methods.Count,
            methods.Sum(one => one.Bytes),
            largest[(type.Length + 1)..],
            bytes,
            methods.Count(one => one.Unoptimized));
    }

    /// <summary>They arrive on a thread of their own: until no more have come for a while.</summary>
    private static void WaitForEvents(JitListener listener)
    {
        for (int before = -1; before != listener.Methods.Count;)
        {
            before = listener.Methods.Count;
            Thread.Sleep(300);
        }
    }
}
