using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Measuring;
using ScottPlot;

namespace NetGen.Benchmarks.Reports;

/// <summary>
/// Cost against size as a drawing: nanoseconds a multiply-add, both axes logarithmic, and the hardware's ceiling.
/// </summary>
internal static class SweepPlot
{
    private sealed record Line(string Engine, Operation Operation, string Label, string Colour, LinePattern Pattern);

    private static readonly Line[] Lines =
    [
        new("NetGen", Operation.Predict, "NetGen, Predict", "#1b6ca8", LinePattern.Solid),
        new("C", Operation.Predict, "C, forward", "#1b6ca8", LinePattern.Dashed),
        new("NetGen", Operation.TrainStep, "NetGen, TrainStep", "#b8442c", LinePattern.Solid),
        new("C", Operation.TrainStep, "C, online step", "#b8442c", LinePattern.Dashed),
        new("NetGen", Operation.PredictBatch, "NetGen, PredictBatch", "#2f8f5b", LinePattern.Solid),
        new("NetGen", Operation.TrainBatch, "NetGen, TrainBatch", "#7d4ea1", LinePattern.Solid),
        new("C", Operation.TrainBatch, "C, mini-batch", "#7d4ea1", LinePattern.Dashed),
    ];

    public static string ToSvg(IReadOnlyList<Measurement> sweep, Ceiling ceiling)
    {
        using var plot = new Plot();
        double[] widths = [.. sweep.Select(measured => (double)Topology.Parse(measured.Topology).Inputs)];
        foreach (Line line in Lines)
        {
            double[] costs = [.. sweep.Select(measured => SweepTables.Cost(measured, line.Engine, line.Operation))];
            if (costs.Any(double.IsNaN)) continue;

            var drawn = plot.Add.Scatter(Logs(widths), Logs(costs), Color.FromHex(line.Colour));
            drawn.LegendText = line.Label;
            drawn.LinePattern = line.Pattern;
            drawn.MarkerSize = line.Pattern.Equals(LinePattern.Solid) ? 5 : 0;
        }

        var limit = plot.Add.HorizontalLine(Math.Log10(ceiling.MultiplyAdd), 2, Colors.Black, LinePattern.Dotted);
        limit.LegendText = "the hardware's multiply-add";
        plot.Axes.Bottom.TickGenerator = Ticks(widths);
        plot.Axes.Left.TickGenerator = Ticks([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2]);
        plot.Title("Cost against size: n inputs, n hidden neurons, n outputs");
        plot.XLabel("n");
        plot.YLabel("nanoseconds a multiply-add");
        plot.ShowLegend(Alignment.UpperRight);
        return plot.GetSvgXml(900, 560);
    }

    private static double[] Logs(double[] values) => [.. values.Select(Math.Log10)];

    private static ScottPlot.TickGenerators.NumericManual Ticks(double[] values) => new(
        [.. values.Select(Math.Log10)],
        [.. values.Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
}
