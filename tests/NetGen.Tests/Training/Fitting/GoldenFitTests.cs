using NetGen.TestSupport;
using NetGen.Tests.Golden;

namespace NetGen.Tests.Training.Fitting;

/// <summary>Fit takes every optimizer along the path that PyTorch recorded, whichever way it makes its steps.</summary>
[Trait("Category", "Slow")]
public class GoldenFitTests
{
    public static TheoryData<Optimizer, string> Ways
    {
        get
        {
            var data = new TheoryData<Optimizer, string>();
            foreach (Optimizer optimizer in GoldenNetworks.Optimizers(Precision.Double))
                foreach (string way in new[] { "batches", "gradients out", "gradients out and in", "resumed" })
                    data.Add(optimizer, way);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Parameters_agree(Optimizer optimizer, string way)
    {
        var comparison = new Comparison(Agreement.Golden(Precision.Double));
        foreach (GoldenCase golden in GoldenNetworks.CasesOf(optimizer))
        {
            GoldenTrajectory trajectory = golden.Trajectories[optimizer.ToString()];
            var data = new Dataset<double>(golden.Batch.FlatX, golden.Batch.FlatT, golden.Inputs, golden.Outputs);
            FitOptions<double> options = new()
            {
                Epochs = trajectory.Steps,
                BatchSize = data.Count,
                LearningRate = trajectory.LearningRate,
                ClipNorm = way == "gradients out" ? 1e9 : null,
            };
            if (way == "gradients out and in") data = data.WithWeights([.. Enumerable.Repeat(1.0, data.Count)]);

            ITestNetwork<double> network = GoldenNetworks.Create<double>(golden, Kernel.Scalar, Precision.Double, optimizer);
            FitHistory history = way == "resumed" ? Resumed(network, data, options) : network.Fit(data, options);
            comparison.Add($"{golden.Name} mean E", golden.Batch.MeanE, history.Epochs[0].TrainingLoss);
            comparison.Add($"{golden.Name} w", trajectory.Parameters, network.Parameters());
        }

        comparison.Assert();
    }

    /// <summary>A part of the way, then the rest from a checkpoint, with all that was in memory spoiled.</summary>
    private static FitHistory Resumed(INetwork<double> network, Dataset<double> data, FitOptions<double> options)
    {
        string file = Path.GetTempFileName();
        File.Delete(file);
        try
        {
            int steps = options.Epochs;
            options.Checkpoint = new(file);
            options.Epochs = Math.Max(1, steps / 3);
            network.Fit(data, options);
            network.Initialize(99);
            options.Epochs = steps;
            return network.Fit(data, options);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
