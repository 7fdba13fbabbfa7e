using NetGen.Docs.Snippets.LearningRates;
using ChapterXor = NetGen.Docs.Snippets.LearningRates.Xor;

namespace NetGen.Docs.Pictures;

/// <summary>Pictures of what the 2-3-1 network did: the same figures on every machine.</summary>
internal static class Measured
{
    private static readonly Dataset<double> Sample = new([1, 0.5], [1], inputCount: 2, targetCount: 1);

    /// <summary>E over w_jk of the first hidden neuron, the tangent where the weight is, and steps along the curve.</summary>
    public static string Descent(Words words)
    {
        const double LearningRate = 0.5;
        var network = new ChapterXor(seed: 1);
        network.OutputLayer.Weights[0, 0] -= 2;
        var curve = LossCurve.Along(network, Sample, layer: 1, i: 0, j: 0, reach: 8, points: 401);
        var sketch = new Sketch(words.Descent, 400);
        var plot = new Plot(sketch, (-2.5, 4.5), (0, 2.2), 400);
        plot.Axes("w_jk", "E", [-2, -1, 0, 1, 2, 3, 4], [(0, "0"), (0.5, "0.5"), (1, "1"), (1.5, "1.5"), (2, "2")]);
        plot.Curve("a", Points(curve));
        (double X, double Y)[] steps = [.. Steps(network, 1, 0, 0, Sample, LearningRate, 12)];
        (double at, double next) = (steps[0].X, steps[1].X);
        (double X, double Y) start = plot.Place(at, steps[0].Y), end = plot.Place(next, steps[0].Y);
        sketch.Line("factor", plot.Place(at - 0.15, curve.Tangent(at - 0.15)), plot.Place(at + 1.2, curve.Tangent(at + 1.2)));
        sketch.Arrow("back", start, end);
        sketch.Line("factor", end, plot.Place(next, steps[1].Y));
        sketch.Text(end.X + 8, end.Y + 5, "−η·∂w_jk", "start", "back-text");
        (double X, double Y) tangent = plot.Place(at + 1.2, curve.Tangent(at + 1.2));
        sketch.Text(tangent.X - 10, tangent.Y, "∂w_jk = ∂E/∂w_jk", "end", "small");
        Dots(sketch, plot, steps);
        sketch.Text(Plot.Right, Plot.Top - 11, FormattableString.Invariant($"η = {LearningRate}"), "end", "small");
        return sketch.End();
    }

    /// <summary>E over a weight of the hidden layer: descent ends in the minimum that its start lies above.</summary>
    public static string Minima(Words words)
    {
        const double LearningRate = 60;
        var network = new ChapterXor(seed: 143);
        network.Fit(TruthTable.Data, new() { Epochs = 500, BatchSize = 1, LearningRate = 0.5 });
        var curve = LossCurve.Along(network, TruthTable.Data, layer: 0, i: 1, j: 1, reach: 14, points: 561);
        (double X, double Y)[] points = [.. Points(curve).Where(point => point.X is > -5 and < 11)];
        var sketch = new Sketch(words.Minima, 400);
        var plot = new Plot(sketch, (-5, 11), (0.066, 0.081), 400);
        plot.Axes("w_ij", "E", [-4, -2, 0, 2, 4, 6, 8, 10], [(0.068, "0.068"), (0.072, "0.072"), (0.076, "0.076"), (0.08, "0.08")]);
        plot.Curve("a", points);
        Below(points.Where(point => point.X < 3).MinBy(point => point.Y), words.Local);
        Below((curve.LowestAt, curve.LowestError), words.Global);
        Dots(sketch, plot, [.. Steps(network, 0, 1, 1, TruthTable.Data, LearningRate, 40)]);
        (double x, double y) = plot.Place(curve.Weight.At, curve.Error);
        sketch.Text(x - 8, y + 16, words.Start, "end", "small");
        sketch.Text(Plot.Right, Plot.Top - 11, FormattableString.Invariant($"η = {LearningRate}"), "end", "small");
        return sketch.End();

        void Below((double X, double Y) minimum, string name)
        {
            (double x, double y) = plot.Place(minimum.X, minimum.Y);
            sketch.Text(x, y + 22, name, style: "strong small");
        }
    }

    /// <summary>What docs/maths.md says of four learning rates.</summary>
    public static string Rates(Words words)
    {
        var sketch = new Sketch(words.Rates, 400);
        var plot = new Plot(sketch, (0, 30), (-6, 6), 400);
        plot.Axes(
            words.Steps, "E", [0, 5, 10, 15, 20, 25, 30],
            [.. new[] { -6, -4, -2, 0, 2, 4, 6 }.Select(power => ((double)power, Power(power)))]);
        (string Style, string Name, double X, double Y, string Anchor)[] names =
        [
            ("a", words.Crawls, 24, -1.1, "middle"), ("b", words.Arrives, 4.6, -5, "start"),
            ("c", words.Sticks, 24, 1.9, "middle"), ("d", words.Explodes, 4.6, 5, "start"),
        ];
        for (int n = 0; n < LearningRateSnippets.Rates.Length; n++)
        {
            double rate = LearningRateSnippets.Rates[n];
            double[] errors = LearningRateSnippets.Errors(rate);
            (string style, string name, double at, double height, string anchor) = names[n];
            plot.Curve(style, errors.Select((error, step) => ((double)step, Math.Log10(Math.Max(error, 1e-30)))));
            (double x, double y) = plot.Place(at, height);
            sketch.Text(x, y, FormattableString.Invariant($"η = {rate}: {name}"), anchor, "small");
        }

        return sketch.End();
    }

    /// <summary>The curve of docs/explaining.md.</summary>
    public static string Curve() =>
        LossCurve.Along(new Snippets.Explaining.Xor(seed: 1), TruthTable.Data, layer: 1, i: 0, j: 0).ToSvg();

    /// <summary>The surface of docs/explaining.md.</summary>
    public static string Surface() =>
        LossSurface.Over(new Snippets.Explaining.Xor(seed: 1), TruthTable.Data, new(1, 0, 0), new(1, 1, 0)).ToSvg();

    /// <summary>The first runs of the restarts that docs/maths.md quotes.</summary>
    public static string Restarts(Words words)
    {
        var sketch = new Sketch(words.Restarts, 400);
        var plot = new Plot(sketch, (0, 1000), (-4, 0), 400);
        plot.Axes(
            words.Seed, "E", [0, 200, 400, 600, 800, 1000],
            [.. new[] { -4, -3, -2, -1, 0 }.Select(power => ((double)power, Power(power)))]);
        foreach ((int seed, double error) in LearningRateSnippets.FirstRuns())
        {
            (double x, double y) = plot.Place(seed, Math.Log10(error));
            sketch.Circle(x, y, 4, error <= LearningRateSnippets.Wanted ? "solved" : "dot");
        }

        sketch.Circle(Plot.Right - 190, Plot.Top - 16, 4, "solved");
        sketch.Text(Plot.Right - 178, Plot.Top - 11, words.Solved, "start", "small");
        sketch.Circle(Plot.Right - 80, Plot.Top - 16, 4, "dot");
        sketch.Text(Plot.Right - 68, Plot.Top - 11, words.Stuck, "start", "small");
        return sketch.End();
    }

    private static IEnumerable<(double X, double Y)> Points(LossCurve curve) => curve.Weight.Values.Zip(curve.Errors);

    /// <summary>Gradient descent of one weight alone: where it was before each step, and E there.</summary>
    private static IEnumerable<(double X, double Y)> Steps(
        ChapterXor network, int layer, int i, int j, Dataset<double> data, double learningRate, int count)
    {
        LayerView<double> view = layer == 0 ? network.HiddenLayer : network.OutputLayer;
        for (int n = 0; n <= count; n++)
        {
            double error = network.BackwardBatch(data.Inputs, data.Targets);
            yield return (view.Weights[i, j], error);
            view.Weights[i, j] -= learningRate * view.WeightGradients[i, j];
        }
    }

    private static void Dots(Sketch sketch, Plot plot, (double X, double Y)[] steps)
    {
        foreach ((double x, double y) in steps.Select(step => plot.Place(step.X, step.Y)))
        {
            sketch.Circle(x, y, 4, "dot");
        }
    }

    private static string Power(int power) =>
        power == 0 ? "1" : "10" + string.Concat($"{power}".Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
}
