namespace NetGen.Samples.XorSample;

/// <summary>The same start and the same sample with four learning rates, and E over weights as pictures.</summary>
internal static class LearningRates
{
    private const int Steps = 30;

    private static readonly (double Rate, string Does)[] Rates =
        [(0.001, "crawls"), (0.5, "arrives"), (2, "sticks"), (5, "explodes")];

    /// <returns>The figures that docs/maths.md quotes.</returns>
    public static Table Show(int seed, double[] x, double[] t)
    {
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns("η", "E at first", "after 1 step", "3", "10", $"{Steps}", "");
        foreach ((double rate, string does) in Rates)
        {
            var network = new Xor(seed);
            var errors = new double[Steps + 1];
            for (int step = 0; step <= Steps; step++)
            {
                // E before the step, so after the one before it.
                errors[step] = network.TrainStep(x, t, rate);
            }

            table.AddRow([$"{rate}", .. new[] { 0, 1, 3, 10, Steps }.Select(step => $"{errors[step]:G3}"), does]);
        }

        return table;
    }

    /// <summary>E of an untrained network over one weight, and over two.</summary>
    public static void Draw(IAnsiConsole console, Xor network)
    {
        string folder = AppContext.BaseDirectory;
        var curve = LossCurve.Along(network, TruthTable.Data, layer: 1, i: 0, j: 0);
        curve.SaveSvg(Path.Combine(folder, "curve.svg"));
        console.WriteLine($"{curve}");
        console.WriteLine($"smallest E   {curve.LowestError:G3} at w = {curve.LowestAt:G3}");
        LossSurface.Over(network, TruthTable.Data, new(1, 0, 0), new(1, 1, 0)).SaveSvg(Path.Combine(folder, "surface.svg"));
        console.WriteLine($"drawn        curve.svg and surface.svg in {Path.GetRelativePath(Environment.CurrentDirectory, folder)}");
    }
}
