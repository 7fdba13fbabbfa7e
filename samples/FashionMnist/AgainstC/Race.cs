using System.Diagnostics;
using System.Runtime;
using NetGen.Samples.FashionMnist.Data;
using NetGen.Samples.FashionMnist.Training;

namespace NetGen.Samples.FashionMnist.AgainstC;

/// <summary>
/// One epoch of a network beside the same in C, from the same parameters, on one thread. All train on a block of
/// mini-batches in turn, so that whatever else the machine does falls on all alike; ratios are taken within a block.
/// </summary>
internal sealed class Race(INetwork<float> network, FashionSet train, int seed)
{
    private const int BatchesPerBlock = 75;
    private const double Near = 0.02;
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(400), Longest = TimeSpan.FromSeconds(5);

    private readonly Batches _blocks = new(train, BatchesPerBlock * Trainer.BatchSize, seed);
    private readonly float[] _parameters = new float[network.Topology.ParameterCount];

    /// <exception cref="InvalidOperationException">C does not compute the same, or does not compile.</exception>
    public RaceResult Run()
    {
        network.Initialize(seed);
        network.CopyParametersTo(_parameters);
        CNetwork[] variants = CNetwork.Variants(network.Topology);
        foreach (CNetwork variant in variants)
        {
            variant.LoadParameters(_parameters);
        }

        WarmUp();
        network.Initialize(seed);
        var ours = new Contender("NetGen", TrainNetGen);
        Contender[] theirs = [.. variants.Select(variant => new Contender(variant.Name, variant.Train))];
        Contender[] all = [ours, .. theirs];
        _blocks.Shuffle();
        for (int n = 0; n < _blocks.Count; n++)
        {
            // Another one begins each time.
            Batch block = _blocks[n];
            for (int k = 0; k < all.Length; k++)
            {
                all[(n + k) % all.Length].Train(block);
            }
        }

        Contender best = theirs.MinBy(contender => contender.Median)!;
        variants[Array.IndexOf(theirs, best)].CopyParametersTo(_parameters);
        return Math.Abs(ours.Loss - best.Loss) <= Near * ours.Loss
            ? new RaceResult(ours, best, _parameters)
            : throw new InvalidOperationException(
                $"The mean of E is {ours.Loss}, but {best.Loss} in C: that is not the same work.");
    }

    /// <summary>Until the JIT has had nothing to improve for a while.</summary>
    private void WarmUp()
    {
        Batch block = _blocks[0];
        var scratch = new Contender("NetGen", TrainNetGen);
        long compiled = 0;
        Stopwatch all = Stopwatch.StartNew(), silent = Stopwatch.StartNew();
        while (silent.Elapsed < Silence && all.Elapsed < Longest)
        {
            scratch.Train(block);
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
}
