using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Reports;

/// <summary>
/// What is asked of the speed of NetGen: a list of ratios between contenders that were measured in the same rounds.
/// </summary>
internal static class Targets
{
    private const string Onnx = "ONNX Runtime";

    // The loop nest as a C programmer writes it; "C" is the fastest of its variants.
    private const string Loops = "C [in,out] by sample";

    private const double OfCeiling = 1.6, OfOnnx = 1 / 20.0;

    private static readonly Dictionary<string, (double Forward, double Step, double Batch)> OfC = new()
    {
        ["2-3-1"] = (0.7, 0.75, 0.2),
        ["4-16-3"] = (0.7, 0.75, 0.4),
        ["8-8-8"] = (0.5, 0.75, 0.5),
        ["16-32-8"] = (0.9, 0.75, 0.7),
        ["64-64-10"] = (0.7, 0.45, 0.5),
        ["784-128-10"] = (0.7, 0.85, 0.7),
    };

    public static IEnumerable<Target> Of(Measurement measured, Ceiling ceiling)
    {
        Topology topology = Topology.Parse(measured.Topology);
        Target Ratio(string text, double limit, Operation operation, string other, Operation otherOperation) =>
            new(text, measured.Topology, limit, measured.Ratio("NetGen", operation, other, otherOperation),
                ceiling.Nanoseconds(topology, operation) / (measured.Find(other, otherOperation)?.Median ?? double.NaN));

        if (OfC.TryGetValue(measured.Topology, out var ofC))
        {
            yield return Ratio("Predict / C loops' forward", ofC.Forward, Operation.Predict, Loops, Operation.Predict);
            yield return Ratio("Forward / C loops' forward", ofC.Forward, Operation.Forward, Loops, Operation.Predict);
            yield return Ratio("TrainStep / C loops' step", ofC.Step, Operation.TrainStep, Loops, Operation.TrainStep);
            yield return Ratio("TrainBatch / C loops' step", ofC.Batch, Operation.TrainBatch, Loops, Operation.TrainStep);
        }

        yield return Ratio("Predict / fastest C", 1, Operation.Predict, "C", Operation.Predict);
        yield return Ratio("TrainStep / fastest C", 1, Operation.TrainStep, "C", Operation.TrainStep);
        yield return Ratio("PredictBatch / fastest C", 1, Operation.PredictBatch, "C", Operation.PredictBatch);
        yield return Ratio("TrainBatch / fastest C", 1, Operation.TrainBatch, "C", Operation.TrainBatch);
        if (topology.Weights >= 64 * (64 + 10))
        {
            foreach (Operation operation in Enum.GetValues<Operation>().Where(one => one != Operation.TrainStep))
            {
                double cost = measured.Find("NetGen", operation)?.Median ?? double.NaN;
                double least = ceiling.Nanoseconds(topology, operation);
                yield return new Target($"{operation} / ceiling", measured.Topology, OfCeiling, cost / least, Least: 1);
            }
        }

        if (topology.Weights <= 64 * (64 + 10))
        {
            yield return Ratio($"Predict / {Onnx}", OfOnnx, Operation.Predict, Onnx, Operation.Predict);
        }

        yield return Ratio($"PredictBatch / {Onnx}", 1, Operation.PredictBatch, Onnx, Operation.PredictBatch);
        long allocated = measured.Series
            .Where(series => series.Engine.StartsWith("NetGen", StringComparison.Ordinal))
            .Sum(series => series.AllocatedBytes);
        yield return new Target("bytes allocated", measured.Topology, 0, allocated);
    }

    public static Sheet Sheet(IEnumerable<Target> targets) => new(
        "Targets",
        ["", "topology", "at most", "measured", "at the ceiling", ""],
        [
            .. targets.Select(target => (IReadOnlyList<string>)
            [
                target.Text, target.Topology, Tables.Number(target.Limit), Tables.Number(target.Measured),
                Tables.Number(target.Least), target.Verdict,
            ]),
        ]);
}
