using System.Diagnostics;
using System.Runtime;
using System.Runtime.Loader;
using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Engines;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Cold;

/// <summary>The child: calls a compiled network from the first call on.</summary>
internal static class ColdProcess
{
    private const int EarlyCalls = 100, Slices = 5, CallsPerSlice = 100, Attempts = 10;

    private static readonly Operation[] Operations = Enum.GetValues<Operation>();

    /// <param name="file">The assembly that has the loops.</param>
    /// <param name="loops">Their class.</param>
    /// <param name="topology">The network's.</param>
    public static ColdCosts Measure(string file, string loops, Topology topology)
    {
        Type type = AssemblyLoadContext.Default.LoadFromAssemblyPath(file).GetType(loops, throwOnError: true)!;
        var problem = new Problem(topology);
        using var engine = (Engine)Activator.CreateInstance(type, problem)!;
        double answered = 0;
        var first = new double[Operations.Length];
        var early = new double[Operations.Length];
        for (int n = 0; n < Operations.Length; n++)
        {
            Action<int> run = engine.Operations[Operations[n]];
            int samples = SamplesPerCall(Operations[n]);
            first[n] = Time(run, samples) / 1000;
            if (n == 0)
            {
                using var self = Process.GetCurrentProcess();
                answered = (DateTime.Now - self.StartTime).TotalMilliseconds;
            }

            run((EarlyCalls - 1) * samples);
            early[n] = Slice(run, samples);
        }

        double[] steady = Steady(engine);
        return new ColdCosts(
            answered, [.. Operations.Select((one, n) => new ColdCost(one, first[n], early[n], steady[n]))]);
    }

    /// <summary>Measured again until the JIT has compiled nothing meanwhile.</summary>
    private static double[] Steady(Engine engine)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            WarmUp.UntilJitIsSilent([.. engine.Operations.Values.Select(run => (Action)(() => run(Problem.Rows)))]);
            long compiled = JitInfo.GetCompiledMethodCount();
            double[] steady = [.. Operations.Select(one => Slice(engine.Operations[one], SamplesPerCall(one)))];
            if (JitInfo.GetCompiledMethodCount() == compiled) return steady;
        }

        throw new InvalidOperationException(
            $"In each of {Attempts} attempts, the JIT compiled methods while they were measured. Run again when the "
            + "machine is less busy.");
    }

    private static int SamplesPerCall(Operation operation) =>
        operation is Operation.PredictBatch or Operation.TrainBatch ? Problem.BatchRows : 1;

    /// <summary>The median of a few slices, which end before the runtime's tiers could replace a method.</summary>
    private static double Slice(Action<int> run, int samplesPerCall)
    {
        int samples = CallsPerSlice * samplesPerCall;
        var nanoseconds = new double[Slices];
        for (int n = 0; n < Slices; n++) nanoseconds[n] = Time(run, samples) / samples;
        return Statistics.Median(nanoseconds);
    }

    private static double Time(Action<int> run, int samples)
    {
        long start = Stopwatch.GetTimestamp();
        run(samples);
        // In the clock's own ticks: a TimeSpan would round to 100 ns.
        return (Stopwatch.GetTimestamp() - start) * 1e9 / Stopwatch.Frequency;
    }
}
