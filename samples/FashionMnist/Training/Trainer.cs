using System.Diagnostics;
using NetGen.Samples.FashionMnist.Data;

namespace NetGen.Samples.FashionMnist.Training;

/// <summary>Mini-batches in a new order every epoch; the learning rate falls along a cosine.</summary>
internal sealed class Trainer(INetwork<float> network, FashionSet train, int epochs, int seed)
{
    public const int BatchSize = 32;
    public const float FirstLearningRate = 0.15f;

    private readonly Batches _batches = new(train, BatchSize, seed);

    /// <summary>Shows the network every image once.</summary>
    public Epoch Run(int epoch)
    {
        float learningRate = FirstLearningRate * (1 + MathF.Cos(MathF.PI * epoch / epochs)) / 2;
        double sum = 0;
        long start = Stopwatch.GetTimestamp(), inNetwork = 0;
        _batches.Shuffle();
        for (int n = 0; n < _batches.Count; n++)
        {
            Batch batch = _batches[n];
            long before = Stopwatch.GetTimestamp();
            sum += batch.Count * network.TrainBatch(batch.Inputs, batch.Targets, learningRate);
            inNetwork += Stopwatch.GetTimestamp() - before;
        }

        return new Epoch(
            sum / train.Count,
            Stopwatch.GetElapsedTime(start),
            Stopwatch.GetElapsedTime(0, inNetwork).TotalMicroseconds / train.Count);
    }
}

/// <summary>What an epoch came to.</summary>
/// <param name="Loss">The mean of E while learning.</param>
/// <param name="Time">Of all of it: shuffling, gathering and <c>TrainBatch</c>.</param>
/// <param name="Microseconds">Of <c>TrainBatch</c>, an image.</param>
internal sealed record Epoch(double Loss, TimeSpan Time, double Microseconds);
