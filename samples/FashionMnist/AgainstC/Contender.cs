using System.Diagnostics;
using NetGen.Samples.FashionMnist.Training;

namespace NetGen.Samples.FashionMnist.AgainstC;

/// <summary>Trains on mini-batches of <see cref="Trainer.BatchSize"/> rows one after another.</summary>
/// <returns>The mean of E.</returns>
internal delegate float TrainBatches(
    ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int batches, float learningRate);

/// <summary>One side of a race, and its times.</summary>
internal sealed class Contender(string name, TrainBatches train)
{
    private readonly List<double> _nanoseconds = [];
    private double _lossSum;

    public string Name => name;

    /// <summary>Of an image, block by block.</summary>
    public IReadOnlyList<double> Nanoseconds => _nanoseconds;

    public double Median => Quantile.Of(_nanoseconds, 0.5);

    /// <summary>The mean of E over all blocks.</summary>
    public double Loss => _lossSum / _nanoseconds.Count;

    /// <summary>All whole mini-batches of a block: C knows no other size.</summary>
    public void Train(Batch block)
    {
        int batches = block.Count / Trainer.BatchSize;
        if (batches == 0)
        {
            return;
        }

        long start = Stopwatch.GetTimestamp();
        _lossSum += train(block.Inputs, block.Targets, batches, Trainer.FirstLearningRate);
        _nanoseconds.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / (batches * Trainer.BatchSize));
    }
}
