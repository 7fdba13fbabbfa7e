using System.Diagnostics;
using System.Runtime.Intrinsics;
using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// What the hardware can do at best: nanoseconds a float multiply-add from registers, and nanoseconds a float that is
/// streamed from the first and the second level of cache, or from there and back.
/// </summary>
public sealed record Ceiling(
    double Multiply512, double Multiply256, double FirstLevel, double SecondLevel, double FirstUpdate, double SecondUpdate)
{
    /// <summary>What one turn of the streaming loops takes.</summary>
    private const int BlockFloats = 128, BlockBytes = BlockFloats * sizeof(float);

    private const int Turns = 4096;

    /// <summary>Nanoseconds a multiply-add in registers, at the better width.</summary>
    public double MultiplyAdd => Math.Min(Multiply512, Multiply256);

    /// <summary>
    /// The least that a sample can cost: its multiply-adds, or its weights' way from the cache, whichever is longer.
    /// </summary>
    /// <remarks>
    /// A mini-batch reads its weights once for many samples: arithmetic alone bounds it. A step that is over when it returns
    /// reads each weight on the way forward, and reads and writes it for the update.
    /// </remarks>
    public double Nanoseconds(Topology topology, Operation operation)
    {
        double arithmetic = topology.MultiplyAdds(operation) * MultiplyAdd;
        if (operation is Operation.PredictBatch or Operation.TrainBatch) return arithmetic;
        bool isNear = topology.Weights * sizeof(float) <= Caches.First;
        double ofWeight = (isNear ? FirstLevel : SecondLevel)
            + (operation != Operation.TrainStep ? 0 : isNear ? FirstUpdate : SecondUpdate);
        return Math.Max(arithmetic, topology.Weights * ofWeight);
    }

    public static Ceiling Measure()
    {
        Memory<float> first = Problem.Pinned(Caches.First / 2 / BlockBytes * BlockFloats);
        Memory<float> second = Problem.Pinned(Caches.Second * 3 / 8 / BlockBytes * BlockFloats);
        // Pages that nobody wrote to are one page of zeros to the caches.
        first.Span.Fill(1f);
        second.Span.Fill(1f);
        return new Ceiling(
            Best512(() => CeilingLoops.Multiply512(Turns), Turns * CeilingLoops.Lanes512),
            Best(() => CeilingLoops.Multiply256(Turns), Turns * CeilingLoops.Lanes256),
            BestWidth(CeilingLoops.Sum512, CeilingLoops.Sum256, first, 32),
            BestWidth(CeilingLoops.Sum512, CeilingLoops.Sum256, second, 2),
            BestWidth(CeilingLoops.Update512, CeilingLoops.Update256, first, 32),
            BestWidth(CeilingLoops.Update512, CeilingLoops.Update256, second, 2));
    }

    private static double BestWidth(
        Func<Memory<float>, int, float> wide, Func<Memory<float>, int, float> narrow, Memory<float> values, int times) =>
        Math.Min(
            Best512(() => wide(values, times), times * values.Length), Best(() => narrow(values, times), times * values.Length));

    private static double Best512(Func<float> work, long units) =>
        Vector512.IsHardwareAccelerated ? Best(work, units) : double.PositiveInfinity;

    /// <summary>
    /// Nanoseconds a unit of the fastest of many slices: a ceiling is what happens when nothing disturbs.
    /// </summary>
    private static double Best(Func<float> work, long units)
    {
        double best = double.PositiveInfinity;
        float sum = 0f;
        WarmUp.UntilJitIsSilent([() => sum += work()]);
        for (int slice = 0; slice < 2000; slice++)
        {
            long start = Stopwatch.GetTimestamp();
            sum += work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return float.IsFinite(sum) ? best / units : double.NaN;
    }
}
