using System.Numerics.Tensors;
using NetGen.Samples.FashionMnist.Data;

namespace NetGen.Samples.FashionMnist.Training;

/// <summary>What a network makes of images that it has not learned from.</summary>
internal sealed class Examination
{
    private const int Portion = 1000;

    private readonly int[] _right = new int[FashionSet.Classes.Count], _all = new int[FashionSet.Classes.Count];

    public Examination(IPredictor<float> network, FashionSet set)
    {
        var batches = new Batches(set, Portion, seed: 0);
        float[] outputs = new float[Portion * FashionSet.Classes.Count];
        for (int n = 0, row = 0; n < batches.Count; n++)
        {
            Batch batch = batches[n];
            Loss += batch.Count * (double)network.Evaluate(batch.Inputs, batch.Targets) / set.Count;
            network.PredictBatch(batch.Inputs, outputs.AsSpan(0, batch.Targets.Length));
            for (int k = 0; k < batch.Count; k++, row++)
            {
                int label = set.Labels[row];
                var answer = outputs.AsSpan(k * FashionSet.Classes.Count, FashionSet.Classes.Count);
                _all[label]++;
                _right[label] += TensorPrimitives.IndexOfMax<float>(answer) == label ? 1 : 0;
            }
        }
    }

    /// <summary>The mean of E.</summary>
    public double Loss { get; }

    /// <summary>The share of images whose most probable class is the right one.</summary>
    public double Accuracy => (double)_right.Sum() / _all.Sum();

    /// <summary>The same of the images of one class.</summary>
    public double AccuracyOf(int label) => (double)_right[label] / _all[label];
}
