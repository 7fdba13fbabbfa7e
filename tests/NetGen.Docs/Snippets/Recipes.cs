using Xunit;

namespace NetGen.Docs.Snippets.Recipes;

/// <summary>The code of docs/recipes.md that is no project of its own.</summary>
public sealed class RecipeSnippets
{
    [Fact]
    public void Several_numbers_are_learned_at_once()
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 400).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] targets = [.. inputs.Chunk(2).SelectMany(x => new[] { 20 + (5 * x[0]), 1000 * x[0] * x[1], x[0] - x[1] })];
        #region numbers
        Dataset<float> data = new(inputs, targets, inputCount: 2, targetCount: 3);
        Standardizer scale = Standardizer.OfTargets(data);        // all outputs count alike, whatever their units
        var weather = new Weather(seed: 1);
        weather.Fit(scale.ApplyToTargets(data), new() { Epochs = 300, LearningRate = LearningRate.Cosine(0.02) });
        scale.FoldIntoLastLayer(weather);                          // from now on, it predicts in the units of the data
        float[] y = weather.Predict([0.5f, -0.5f]);
        #endregion
        Assert.Equal(22.5f, y[0], 0.3f);
        Assert.Equal(-250f, y[1], 25f);
        Assert.Equal(1f, y[2], 0.1f);
    }

    [Fact]
    public void Several_answers_of_yes_or_no_are_independent()
    {
        var photo = new Photo(seed: 1);
        float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
        #region labels
        // Each row of targets says yes (1) or no (0) to each question; several may be yes, or none.
        float[] targets =
        [
            0, 0, 1,
            1, 0, 1,
            1, 0, 1,
            1, 1, 0,
        ];
        for (int step = 0; step < 2000; step++)
        {
            photo.TrainBatch(inputs, targets, learningRate: 0.05f);
        }

        bool[] answers = [.. photo.Predict([1, 1]).Select(probability => probability > 0.5f)];
        #endregion
        Assert.Equal([true, true, false], answers);
    }
}

#region several
[Network(Inputs = 2, Hidden = 16, Outputs = 3, HiddenActivation = Activation.Tanh, Optimizer = Optimizer.Adam)]
public partial class Weather;

[Network(Inputs = 2, Hidden = 8, Outputs = 3, Loss = Loss.BinaryCrossEntropy, Optimizer = Optimizer.Adam)]
public partial class Photo;
#endregion
