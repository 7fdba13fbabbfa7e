using Xunit;

namespace NetGen.Docs.Snippets;

/// <summary>The code of docs/frameworks.md: what compiles with arrays compiles with spans.</summary>
public sealed class FrameworkSnippets
{
    [Fact]
    public void Arrays_are_enough()
    {
        #region arrays
        var xor = new Xor(seed: 1);
        var y = new float[1];
        xor.TrainStep(new[] { 1f, 0f }, new[] { 1f }, 0.5f);
        xor.Predict(new[] { 1f, 0f }, y);
        #endregion

        Assert.Equal(xor.Predict([1, 0])[0], y[0], 1e-6f);
    }
}
