using System.Diagnostics;
using System.Globalization;
using NetGen.Tests.ModelFiles;
using NetGen.Tests.Processes;

namespace NetGen.Tests.Training.Checkpoints;

/// <summary>
/// A process that is killed in the middle of training leaves a checkpoint from which training ends as if nothing had
/// been.
/// </summary>
public sealed class KilledProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Killed_again_and_again_it_ends_with_the_same_bits()
    {
        string file = _folder.File("run.checkpoint");
        int last = 0;
        for (int kill = 1; kill <= 5; kill++)
        {
            // Wherever it happens to be: between epochs, in one, or while it writes.
            using Process child = Child.Start("train", file);
            child.StandardInput.Write(new string('\n', 60));
            child.StandardInput.Flush();
            Assert.InRange(NextEpoch(child), last + 1, TrainProbe.Epochs);
            for (int n = 0; n < 3 * kill; n++) last = NextEpoch(child);
            child.Kill();
            child.WaitForExit();

            // The epoch that was announced may not have been written; the one before it was.
            last--;
        }

        IrisNetwork resumed = TrainProbe.Train(file), whole = TrainProbe.Train(null);
        Assert.Equal(whole.Parameters(), resumed.Parameters());
    }

    private static int NextEpoch(Process child) =>
        int.Parse(child.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
}
