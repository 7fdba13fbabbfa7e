using System.Diagnostics;
using System.Runtime;
using NetGen.Samples.FashionMnist.Data;
using NetGen.Samples.FashionMnist.Training;

namespace NetGen.Samples.FashionMnist.AgainstC;

/// <summary>
/// One epoch of a network beside the same in C, from the same parameters, on one thread. Both train on a block of
/// mini-batches in turn, so that whatever else the machine does falls on both alike; ratios are taken within a block.
/// </summary>
internal sealed class Race(INetwork<float> network, FashionSet train, int seed)
{
    private const int BatchesPerBlock = 75;
    private const int TrialBlocks = 3;
    private const double Near = 0.02;
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(400), Longest = TimeSpan.FromSeconds(5);

    private readonly Batches _blocks = new(train, BatchesPerBlock * Trainer.BatchSize, seed);
    private readonly float[] _parameters = new float[network.Topology.ParameterCount];

    /// <exception cref="InvalidOperationException">C does not compute the same, or does not compile.</exception>
    public RaceResult Run()
    {
        network.Initialize(seed);
        network.CopyParametersTo(_parameters);
        CNetwork c = FastestC();
        WarmUp();
        network.Initialize(seed);
        c.LoadParameters(_parameters);

        var times = new List<(double NetGen, double C)>();
        (double NetGen, double C) loss = default;
        _blocks.Shuffle();
        for (int n = 0; n < _blocks.Count; n++)
        {
            Batch block = _blocks[n];
            int batches = block.Count / Trainer.BatchSize; // C knows no other size
            if (batches == 0)
            {
                break;
            }

            // Each goes first every other time.
            var first = n % 2 == 0 ? Timed(TrainNetGen, block) : Timed(c.Train, block);
            var second = n % 2 == 0 ? Timed(c.Train, block) : Timed(TrainNetGen, block);
            var (ours, theirs) = n % 2 == 0 ? (first, second) : (second, first);
            times.Add((ours.Nanoseconds, theirs.Nanoseconds));
            loss = (loss.NetGen + ours.Loss, loss.C + theirs.Loss);
        }

        loss = (loss.NetGen / times.Count, loss.C / times.Count);
        c.CopyParametersTo(_parameters);
        return Math.Abs(loss.NetGen - loss.C) <= Near * loss.NetGen
            ? new RaceResult(c.Name, times, loss, _parameters)
            : throw new InvalidOperationException(
                $"The mean of E is {loss.NetGen}, but {loss.C} in C: that is not the same work.");
    }

    private CNetwork FastestC()
    {
        CNetwork[] variants = CNetwork.Variants(network.Topology);
        foreach (CNetwork variant in variants)
        {
            variant.LoadParameters(_parameters);
        }

        Batch block = _blocks[0];
        var times = variants.ToDictionary(variant => variant, _ => double.MaxValue);
        for (int n = 0; n < TrialBlocks; n++)
        {
            foreach (CNetwork variant in variants)
            {
                times[variant] = Math.Min(times[variant], Timed(variant.Train, block).Nanoseconds);
            }
        }

        return times.MinBy(pair => pair.Value).Key;
    }

    /// <summary>Until the JIT has had nothing to improve for a while.</summary>
    private void WarmUp()
    {
        Batch block = _blocks[0];
        long compiled = 0;
        Stopwatch all = Stopwatch.StartNew(), silent = Stopwatch.StartNew();
        while (silent.Elapsed < Silence && all.Elapsed < Longest)
        {
            Timed(TrainNetGen, block);
            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled)
            {
                compiled = now;
                silent.Restart();
            }
        }
    }

    private float TrainNetGen(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int batches, float learningRate)
    {
        float sum = 0;
        int inputCount = Trainer.BatchSize * FashionSet.Points;
        int targetCount = Trainer.BatchSize * FashionSet.Classes.Count;
        for (int n = 0; n < batches; n++)
        {
            sum += network.TrainBatch(
                inputs.Slice(n * inputCount, inputCount), targets.Slice(n * targetCount, targetCount), learningRate);
        }

        return sum / batches;
    }

    /// <summary>Nanoseconds an image, and the mean of E.</summary>
    private static (double Nanoseconds, float Loss) Timed(TrainBlock trainBlock, Batch block)
    {
        int batches = block.Count / Trainer.BatchSize;
        long start = Stopwatch.GetTimestamp();
        float loss = trainBlock(block.Inputs, block.Targets, batches, Trainer.FirstLearningRate);
        return (Stopwatch.GetElapsedTime(start).TotalNanoseconds / (batches * Trainer.BatchSize), loss);
    }

    private delegate float TrainBlock(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int batches, float learningRate);
}
