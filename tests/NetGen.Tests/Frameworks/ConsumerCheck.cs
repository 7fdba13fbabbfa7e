using NetGen.TestSupport;
using NetGen.Tests.Golden;
using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.Frameworks;

/// <summary>What a consumer's program must have printed.</summary>
internal static class ConsumerCheck
{
    /// <summary>Against PyTorch's values, and against what must be equal by itself.</summary>
    public static void Golden(Transcript printed)
    {
        foreach ((GoldenCase golden, NetworkSpec spec) in ConsumerNetworks.All)
        {
            var comparison = new Comparison(Agreement.Golden(spec.Precision));
            Add("Predict", golden.Layers[^1].Y);
            Add("Evaluate", [golden.E]);
            Add("Forward", golden.Layers[^1].Y);
            Add("E", [golden.E]);
            for (int k = 0; k < golden.Layers.Length; k++)
            {
                Add($"y{k + 1}", golden.Layers[k].Y);
                Add($"δ{k + 1}", golden.Layers[k].Delta);
                Add($"∂y{k + 1}", golden.Layers[k].Dy);
            }

            Add("∂", golden.Gradients);
            Add("∂y_i", golden.InputGradients);
            Add("mean Evaluate", [golden.Batch.MeanE]);
            Add("mean E", [golden.Batch.MeanE]);
            Add("mean ∂", golden.Batch.MeanGradients);
            Add("TrainBatch", golden.Trajectories[spec.Optimizer.ToString()].Parameters);
            Add("Load", golden.Parameters);
            AddNaive(golden, golden.Trajectories[spec.Optimizer.ToString()]);
            comparison.Assert();
            Assert.Equal(printed[spec.Name, "TrainStep"], printed[spec.Name, "TrainStep of the other"]);
            Assert.Equal(printed[spec.Name, "E of copied targets"], printed[spec.Name, "E of shared targets"]);
            Assert.Equal(printed[spec.Name, "copied targets"], printed[spec.Name, "shared targets"]);

            // A plain sum of floats over as many rows is off by 10⁻⁴ and more.
            double digits = spec.Precision == Precision.Single ? 4e-6 : 8e-15;
            foreach (string mean in new[] { "mean Evaluate", "mean E", "mean ∂" })
            {
                double[] once = printed[spec.Name, mean], many = printed[spec.Name, $"{mean} of many"];
                double allowed = digits * once.Max(Math.Abs);
                Assert.All(once.Zip(many), pair => Assert.Equal(pair.First, pair.Second, allowed));
            }

            // What the golden file has no values for.
            void AddNaive(GoldenCase golden, GoldenTrajectory trajectory)
            {
                var naive = new NaiveNetwork<double>(spec, golden.Parameters);
                Add("PredictBatch", [.. golden.Batch.X.SelectMany(row => (double[])naive.Forward(row).Clone())]);
                naive.TrainStep(golden.X, golden.T, trajectory.LearningRate);
                Add("Update", naive.Parameters);

                naive = new NaiveNetwork<double>(spec, golden.Parameters);
                for (int n = 0; n < trajectory.Steps; n++)
                {
                    naive.TrainBatch(golden.Batch.FlatX, golden.Batch.FlatT, trajectory.LearningRate);
                }

                double error = naive.TrainStep(golden.X, golden.T, trajectory.LearningRate);
                Add("E of TrainStep", [error, error]);
                Add("TrainStep", naive.Parameters);
            }

            void Add(string name, double[] expected) =>
                comparison.Add($"{spec.Name} {name}", expected, printed[spec.Name, name]);
        }

        Assert.All(
            ConsumerNetworks.All.SelectMany(network => network.Golden.Trajectories.Values),
            path => Assert.Equal(4, path.Steps));
        Assert.InRange(printed["Small", "E"][0], 0, 1e-3);
        Assert.Equal([0, 1, 1, 0], printed["Small", "y"].Select(y => Math.Round(y)));
        Assert.Equal(1, printed["Small", "refused"][0]);
        Assert.Equal(1, printed["Small", "copies"][0]);

        // Learned, so E is small at the weight and larger on both sides.
        double[] curve = printed["Small", "curve"];
        Assert.InRange(curve[1], 0, 1e-3);
        Assert.True(curve[0] > 10 * curve[1] && curve[2] > 10 * curve[1], "E rises on both sides.");
        Assert.Equal(curve, printed["Small", "surface"]);
        Assert.Equal(1, printed["Small", "drawn"][0]);
    }

    /// <summary>Arguments that are one array or the network's own: as with copies, or refused.</summary>
    /// <param name="printed">What the program printed.</param>
    /// <param name="isInPlace">Whether outputs may be the array of the inputs; else they are refused.</param>
    public static void Shared(Transcript printed, bool isInPlace)
    {
        const string Ending = " shared", Copies = " with copies";
        string[] networks = ["SharedLocals", "SharedArrays", "SharedLoops"];
        foreach (string network in networks)
        {
            string[] calls =
            [
                .. from key in printed.Keys
                   where key.Network == network && key.Name.EndsWith(Ending, StringComparison.Ordinal)
                   select key.Name[..^Ending.Length],
            ];
            Assert.Equal(28, calls.Length);
            Assert.All(calls, call => Assert.Equal(printed[network, call + Copies], printed[network, call + Ending]));
            Assert.Equal(isInPlace ? 0 : 1, printed[network, "rows in place refused"][0]);
            Assert.Equal(
                printed[network, isInPlace ? "rows apart" : "rows as they were"], printed[network, "rows in place"]);
        }

        Assert.Equal([1, 1], printed["SharedHalf", "two rows refused"]);
        Assert.Equal(printed["SharedHalf", "before"], printed["SharedHalf", "after"]);
        double[] read = printed["SharedHalf", "two rows that are only read"];
        Assert.Equal(read[0], read[1]);
    }

    /// <summary>A program that saves over a file that only its user may read, and over a link to such a file.</summary>
    /// <param name="run">Runs it with a script.</param>
    /// <param name="isModern">
    /// Whether the framework that runs it knows of permissions and links: .NET 7 and later. If not, links are refused.
    /// </param>
    public static void Saving(Func<string, string> run, bool isModern)
    {
        if (OperatingSystem.IsWindows()) return;

        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var folder = new TemporaryFolder();
        string file = folder.File("file"), target = folder.File("target"), link = folder.File("link");
        foreach (string path in new[] { file, target })
        {
            File.WriteAllText(path, "old");
            File.SetUnixFileMode(path, Mine);
        }

        File.CreateSymbolicLink(link, target);
        var printed = new Transcript(run($"save;{file}\nsave;{link}\n"));
        Assert.Equal([1], printed["Small", "save file"]);
        Assert.Equal([isModern ? 1 : 0], printed["Small", "save link"]);
        Assert.Equal(target, new FileInfo(link).LinkTarget);
        Assert.Equal(["file", "link", "target"], folder.Files);
        Assert.Equal(Mine, File.GetUnixFileMode(target));
        if (isModern) Assert.Equal(Mine, File.GetUnixFileMode(file));
        if (!isModern) Assert.Equal("old", File.ReadAllText(target));
        foreach (string path in isModern ? new[] { file, target } : [file])
        {
            var loaded = new Tiny(2);
            loaded.Load(path);
            Assert.Equal(new Tiny(1).Parameters(), loaded.Parameters());
        }
    }

    /// <summary>The numbers that both have, of the networks whose names are asked for.</summary>
    public static void SameBits(Transcript expected, Transcript printed, Func<string, bool> isAskedFor)
    {
        (string Network, string Name)[] keys =
            [.. expected.Keys.Intersect(printed.Keys).Where(key => isAskedFor(key.Network))];
        Assert.True(keys.Length > 100, $"Only {keys.Length} to compare.");
        var comparison = new Comparison(Agreement.Bits);
        foreach ((string network, string name) in keys)
        {
            comparison.Add($"{network} {name}", expected[network, name], printed[network, name]);
        }

        comparison.Assert();
    }
}
