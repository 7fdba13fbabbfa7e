using Xunit;

namespace NetGen.Docs.Snippets.LearningRates;

/// <summary>What docs/maths.md says of η and of local minima, measured.</summary>
[Collection(nameof(Workplace))]
public sealed class LearningRateSnippets(Workplace workplace)
{
    internal static readonly double[] Rates = [0.001, 0.5, 2, 5];

    /// <summary>An E that counts as solved.</summary>
    internal const double Wanted = 0.001;

    private const int Steps = 30;

    [Fact]
    public void Four_rates_do_four_things() => workplace.Prints("Snippets/rates.txt", () =>
    {
        #region rates
        double[] x = [1, 0.5], t = [1];
        foreach (double η in new[] { 0.001, 0.5, 2, 5 })
        {
            var network = new Xor(seed: 1);
            Console.Write($"η = {η,-5}  E:");
            for (int step = 0; step <= 30; step++)
            {
                double e = network.TrainStep(x, t, η);   // E before the step
                Console.Write(step is 0 or 1 or 3 or 10 or 30 ? $"{e,11:G3}" : "");
            }

            Console.WriteLine();
        }
        #endregion
    });

    [Fact]
    public void The_rates_do_what_the_page_says_of_them()
    {
        double[][] errors = [.. Rates.Select(Errors)];
        double first = errors[0][0];
        Assert.All(errors, run => Assert.Equal(first, run[0]));

        // Crawls: after all steps, most of E is left.
        Assert.InRange(errors[0][Steps], first / 2, first);
        Assert.True(errors[1][Steps] < 1e-20, "arrives");

        // Sticks: far above where it began, and it hardly moves.
        Assert.True(errors[2][Steps] > 10 * first, "sticks high");
        Assert.Equal(errors[2][Steps / 2], errors[2][Steps], 0.05 * errors[2][Steps]);

        // Explodes: four times as far from t with every step.
        Assert.Equal(16, errors[3][Steps] / errors[3][Steps - 1], 1e-3);
    }

    /// <summary>y_j is almost 0, so y_k is almost b_k, which jumps from one side of t to the other.</summary>
    [Fact]
    public void What_sticks_has_only_its_bias_left()
    {
        double[] x = [1, 0.5], t = [1];
        var network = new Xor(seed: 1);
        for (int step = 0; step < Steps; step++)
        {
            network.TrainStep(x, t, 2);
        }

        double before = network.Forward(x)[0] - t[0];
        Assert.All(network.HiddenLayer.Outputs.ToArray(), y => Assert.InRange(y, 0, 0.01));
        network.TrainStep(x, t, 2);
        Assert.Equal(-before, network.Predict(x)[0] - t[0], 0.01);
    }

    [Fact]
    public void Restarts_help() => workplace.Prints("Snippets/restarts.txt", () =>
    {
        #region restarts
        Dataset<double> data = new([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], inputCount: 2, targetCount: 1);
        FitOptions<double> brief = new() { Epochs = 500, BatchSize = 1, LearningRate = 0.5, TargetError = 0.001 };
        FitOptions<double> patient = new() { Epochs = 20_000, BatchSize = 1, LearningRate = 0.5, TargetError = 0.001 };
        int atOnce = 0, later = 0, restarted = 0, mostRuns = 0;
        for (int n = 0; n < 100; n++)
        {
            Restarts<Xor> search = Restarts.Run(() => new Xor(), data, brief, new() { Count = 10, FirstSeed = 10 * n });
            Restarts<Xor> single = Restarts.Run(() => new Xor(), data, patient, new() { Count = 1, FirstSeed = 10 * n });
            atOnce += search.Runs[0].Loss <= 0.001 ? 1 : 0;
            later += single.Best.Loss <= 0.001 ? 1 : 0;
            restarted += search.Best.Loss <= 0.001 ? 1 : 0;
            mostRuns = Math.Max(mostRuns, search.Runs.Count);
        }

        Console.WriteLine($"one run of 500 epochs:     {atOnce} of 100 solved");
        Console.WriteLine($"one run of 20,000 epochs:  {later} of 100 solved");
        Console.WriteLine($"runs of 500 epochs:        {restarted} of 100 solved, in at most {mostRuns} runs");
        #endregion
    });

    /// <summary>E before each step, and after the last.</summary>
    internal static double[] Errors(double rate)
    {
        double[] x = [1, 0.5], t = [1];
        var network = new Xor(seed: 1);
        return [.. Enumerable.Range(0, Steps + 1).Select(_ => network.TrainStep(x, t, rate))];
    }

    /// <summary>The first run of each search of the snippet: its seed, and E at its end.</summary>
    internal static IEnumerable<(int Seed, double Error)> FirstRuns() => Enumerable.Range(0, 100).Select(n =>
    {
        FitOptions<double> options = new() { Epochs = 500, BatchSize = 1, LearningRate = 0.5, TargetError = Wanted };
        RestartRun run = Restarts.Run(() => new Xor(), TruthTable.Data, options, new() { Count = 1, FirstSeed = 10 * n })
            .Runs[0];
        return (run.Seed, run.Loss);
    });
}

#region network
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double, Kernel = Kernel.Scalar)]
public partial class Xor;
#endregion

/// <summary>Exclusive or.</summary>
internal static class TruthTable
{
    public static readonly Dataset<double> Data = new([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], inputCount: 2, targetCount: 1);
}
