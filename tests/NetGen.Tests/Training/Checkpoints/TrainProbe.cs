namespace NetGen.Tests.Training.Checkpoints;

/// <summary>
/// In a process of its own: trains with a checkpoint after every epoch, and takes a line of input for each, so that it does
/// not get away from who wants to kill it.
/// </summary>
internal static class TrainProbe
{
    public const int Epochs = 400;

    public static void Run(string checkpoint) => Train(checkpoint, new Announcer());

    public static IrisNetwork Train(string? checkpoint, IProgress<FitProgress>? progress = null)
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        var network = new IrisNetwork(1);
        FitOptions<float> options = ResumeTests.Options(heldOut);
        options.Epochs = Epochs;
        options.EarlyStopping = new(Epochs);
        options.Checkpoint = checkpoint is null ? null : new(checkpoint);
        network.Fit(train, options, progress);
        return network;
    }

    /// <summary>A line an epoch, so that who waits for it knows that it is at work.</summary>
    private sealed class Announcer : IProgress<FitProgress>
    {
        public void Report(FitProgress value)
        {
            Console.WriteLine(value.Last.Epoch);
            Console.ReadLine();
        }
    }
}
