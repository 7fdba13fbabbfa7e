using System.Globalization;
using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Reports;

/// <summary>Measurements as tables.</summary>
internal static class Tables
{
    private static readonly Operation[] All = Enum.GetValues<Operation>();

    /// <summary>C has one forward pass for both.</summary>
    private static readonly Operation[] OfC = [.. All.Where(operation => operation != Operation.Forward)];

    /// <summary>Nanoseconds a sample, and behind them the ratio to C at the same work.</summary>
    public static Sheet Costs(Measurement measurement)
    {
        string[] engines = [.. measurement.Series.Select(series => series.Engine).Distinct()];
        return new Sheet(
            $"{measurement.Topology}, {measurement.InstructionSet}: ns a sample (× C)",
            ["", .. All.Select(operation => operation.ToString())],
            [
                .. from engine in engines
                   select (IReadOnlyList<string>)
                       [engine, .. All.Select(operation => Cost(measurement, engine, operation))],
            ]);
    }

    /// <summary>NetGen a topology and instruction set.</summary>
    public static Sheet Lesser(IReadOnlyList<Measurement> measurements) => new(
        "NetGen by instruction set: ns a sample (× C, which keeps all of the hardware)",
        ["", "vectors", .. All.Select(operation => operation.ToString())],
        [
            .. from measured in measurements
               group measured by measured.Topology into topology
               from measured in topology
               let costs = All.Select(operation => Cost(measured, "NetGen", operation))
               select (IReadOnlyList<string>)[topology.Key, measured.InstructionSet, .. costs],
        ]);

    /// <summary>The few figures that README quotes: nanoseconds a sample.</summary>
    public static Sheet Summary(IReadOnlyList<Measurement> measurements)
    {
        return new Sheet(
            "ns a sample",
            ["", "Predict", "C", "ONNX Runtime", "TrainStep", "C", "libfann", "TrainBatch", "C"],
            [
                .. measurements.Select(measured => (IReadOnlyList<string>)
                [
                    measured.Topology,
                    Of(measured, "NetGen", Operation.Predict), Of(measured, "C", Operation.Predict),
                    Of(measured, "ONNX Runtime", Operation.Predict),
                    Of(measured, "NetGen", Operation.TrainStep), Of(measured, "C", Operation.TrainStep),
                    Of(measured, "libfann", Operation.TrainStep),
                    Of(measured, "NetGen", Operation.TrainBatch), Of(measured, "C", Operation.TrainBatch),
                ]),
            ]);

        static string Of(Measurement measured, string engine, Operation operation) =>
            Number(measured.Find(engine, operation)?.Median ?? double.NaN);
    }

    /// <summary>Which C was the best at what.</summary>
    public static Sheet Variants(IReadOnlyList<Measurement> measurements) => new(
        "The best C",
        ["", .. OfC.Select(operation => operation.ToString())],
        [
            .. from measured in measurements
               let variants = OfC.Select(operation => measured.Variants.GetValueOrDefault(operation, "–"))
               select (IReadOnlyList<string>)[measured.Topology, .. variants],
        ]);

    /// <summary>Three significant digits.</summary>
    public static string Number(double value) =>
        double.IsNaN(value) ? "–" :
        value >= 1000 ? value.ToString("N0", CultureInfo.InvariantCulture) :
        value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    private static string Cost(Measurement measurement, string engine, Operation operation)
    {
        if (measurement.Find(engine, operation) is not { } series) return "–";
        Operation ofC = operation == Operation.Forward ? Operation.Predict : operation;
        double ratio = measurement.Ratio(engine, operation, "C", ofC);
        string cost = Number(series.Median);
        return double.IsNaN(ratio) || engine == "C" ? cost : $"{cost} ({Number(ratio)})";
    }
}
