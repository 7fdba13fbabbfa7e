using System.Globalization;
using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Reports;

/// <summary>Measurements as tables.</summary>
internal static class Tables
{
    private static readonly Operation[] All = Enum.GetValues<Operation>();

    /// <summary>Nanoseconds a sample, and behind them the ratio to C at the same work.</summary>
    public static Sheet Costs(Measurement measurement)
    {
        string[] engines = [.. measurement.Series.Select(series => series.Engine).Distinct()];
        return new Sheet(
            $"{measurement.Topology}, {measurement.InstructionSet}: ns a sample (× C)",
            ["", .. All.Select(operation => operation.ToString())],
            [.. engines.Select(engine => (IReadOnlyList<string>)[engine, .. All.Select(operation => Cost(measurement, engine, operation))])]);
    }

    /// <summary>NetGen a topology and instruction set.</summary>
    public static Sheet Lesser(IReadOnlyList<Measurement> measurements) => new(
        "NetGen by instruction set: ns a sample (× C, which keeps all of the hardware)",
        ["", "vectors", .. All.Select(operation => operation.ToString())],
        [
            .. from measured in measurements
               group measured by measured.Topology into topology
               from measured in topology
               select (IReadOnlyList<string>)
                   [topology.Key, measured.InstructionSet, .. All.Select(operation => Cost(measured, "NetGen", operation))],
        ]);

    /// <summary>Three significant digits.</summary>
    public static string Number(double value) =>
        double.IsNaN(value) ? "–" :
        value >= 1000 ? value.ToString("N0", CultureInfo.InvariantCulture) :
        value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    private static string Cost(Measurement measurement, string engine, Operation operation)
    {
        if (measurement.Find(engine, operation) is not { } series) return "–";
        double ratio = measurement.Ratio(engine, operation, "C", operation is Operation.Forward ? Operation.Predict : operation);
        return double.IsNaN(ratio) || engine == "C" ? Number(series.Median) : $"{Number(series.Median)} ({Number(ratio)})";
    }
}
