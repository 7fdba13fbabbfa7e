using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Engines;

namespace NetGen.Benchmarks.Compiling;

/// <summary>Counts native code; meant for a process without tiers, where each method is compiled once and for good.</summary>
internal static class JitSizes
{
    public static JittedCode Measure(Topology topology)
    {
        var source = new NetworkSource(topology, Kernel.Auto);
        Func<Problem, Engine> make = NetworkCompiler.Compile([source])[source];
        using var listener = new JitListener($"Measured.{source.Name}");
        using Engine engine = make(new Problem(topology));
        engine.Load!(engine.Problem.Parameters);
        foreach (Action<int> run in engine.Operations.Values) run(Problem.Rows);
        WaitForEvents(listener);

        // The loops around the network are not the network.
        var methods = listener.Methods.Where(one => !one.Method.Contains("Loops.", StringComparison.Ordinal)).ToList();
        (string largest, int bytes, _) = methods.MaxBy(one => one.Bytes);
        return new JittedCode(
            topology.ToString(),
            methods.Count,
            methods.Sum(one => one.Bytes),
            largest[(largest.IndexOf('.', StringComparison.Ordinal) + 1)..],
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
