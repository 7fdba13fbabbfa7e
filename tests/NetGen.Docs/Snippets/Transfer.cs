using NetGen;
using Xunit;

namespace NetGen.Docs.Snippets.Transfer;

/// <summary>The code of docs/training.md about transfer learning.</summary>
[Collection(nameof(Workplace))]
public sealed class TransferSnippets(Workplace workplace)
{
    [Fact]
    public void A_head_learns_another_hand()
    {
        (Dataset<float> many, Dataset<float> few) = (Drawn(rows: 600, seed: 1, slant: 0), Drawn(rows: 60, seed: 2, slant: 1));
        var digits = new Digits(seed: 1);
        digits.Fit(many, new() { Epochs = 20, BatchSize = 16, LearningRate = 0.05 });
        double before = ClassificationMetrics.Of(digits, Drawn(rows: 200, seed: 3, slant: 1)).Accuracy;
        double after = 0;
        workplace.Run(() =>
        {
            #region transfer
            digits.Save("digits.safetensors");                     // trained on everybody's digits

            var mine = new MyHand(seed: 1);
            mine.Load("digits.safetensors");                       // both layers
            mine.Fit(few, new() { Epochs = 40, BatchSize = 8, LearningRate = 0.05 });   // changes the output layer only
            #endregion
            Assert.Equal(digits.HiddenLayer.Weights.ToArray(), mine.HiddenLayer.Weights.ToArray());
            after = ClassificationMetrics.Of(mine, Drawn(rows: 200, seed: 3, slant: 1)).Accuracy;
        });
        Assert.True(after > before + 0.05, $"{before} before, {after} after");
    }

    /// <summary>Strokes of ten kinds on 8×8 pixels with noise; a slanted hand shifts the lower half to the right.</summary>
    private static Dataset<float> Drawn(int rows, int seed, int slant)
    {
        var random = new Random(seed);
        var inputs = new float[rows * 64];
        var targets = new float[rows * 10];
        for (int row = 0; row < rows; row++)
        {
            int kind = random.Next(10);
            targets[(row * 10) + kind] = 1;
            for (int y = 0; y < 8; y++)
            {
                int column = kind < 5 ? kind + 1 : (((kind - 4) * y) / 2 + 1) % 8;
                inputs[(row * 64) + (y * 8) + ((column + (y >= 4 ? slant : 0)) % 8)] = 1;
            }

            for (int p = row * 64; p < (row + 1) * 64; p++)
            {
                inputs[p] += (float)((random.NextDouble() - 0.5) * 0.6);
            }
        }

        return new Dataset<float>(inputs, targets, 64, 10);
    }
}

#region transfer-classes
[Network(Inputs = 64, Hidden = 24, Outputs = 10, HiddenActivation = Activation.ReLU, Loss = Loss.CrossEntropy)]
public partial class Digits;

[Network(
    Inputs = 64, Hidden = 24, Outputs = 10, HiddenActivation = Activation.ReLU, Loss = Loss.CrossEntropy,
    Trainable = new[] { false, true })]
public partial class MyHand;
#endregion
