using Xunit;

namespace NetGen.Docs.Snippets.GettingStarted;

/// <summary>The code of docs/getting-started.md, step by step.</summary>
[Collection(nameof(Workplace))]
public sealed class GettingStartedSnippets(Workplace workplace)
{
    [Fact]
    public void One_step_by_hand_prints_what_the_page_says() => workplace.Prints(
        "Snippets/step.txt",
        static () =>
        {
            #region step
            var xor = new Xor(seed: 1);
            float y = xor.Forward([1, 0])[0];                          // y_k
            float error = xor.Backward([1]);                           // E for t_k = 1
            Console.WriteLine($"y = {y:F4}, E = {error:F4}");
            Console.WriteLine($"δ_k = {xor.OutputLayer.Deltas[0]:F4}");
            Console.WriteLine($"∂w_jk = {xor.OutputLayer.WeightGradients[0, 0]:F4} for j = 0");
            Console.WriteLine($"w_jk = {xor.OutputLayer.Weights[0, 0]:F4}");
            xor.Update(learningRate: 0.1f);                            // w ← w − η·∂w
            Console.WriteLine($"w_jk = {xor.OutputLayer.Weights[0, 0]:F4} after the step");
            #endregion
        });

    [Fact]
    public void Own_data_is_learned_kept_and_used()
    {
        var iris = new Iris(seed: 1);
        string printed = workplace.Run(() =>
        {
            #region data
            Dataset<float> all = CsvDataset.LoadClasses<float>("iris.csv", target: "species");
            var (train, heldOut) = all.Split(0.25, seed: 1, stratified: true);
            #endregion

            #region fit
            iris.Fit(train, new() { Epochs = 200, LearningRate = LearningRate.Cosine(0.02), Validation = heldOut });
            Console.WriteLine(ClassificationMetrics.Of(iris, heldOut));
            #endregion

            #region save
            iris.Save("iris.safetensors", all.ClassNames);
            #endregion
        });
        Assert.StartsWith("accuracy 0.9", printed, StringComparison.Ordinal);
        Assert.Equal("versicolor", Classify());
    }

    private static string Classify()
    {
        #region use
        var iris = new Iris();
        iris.Load("iris.safetensors");

        float[] outputs = iris.Predict([5.9f, 3.0f, 4.2f, 1.5f]);      // sepal and petal, in centimetres
        IReadOnlyList<string> species = ModelFile.ReadClassNames("iris.safetensors");
        string answer = species[Enumerable.Range(0, species.Count).MaxBy(k => outputs[k])];
        #endregion
        return answer;
    }
}

[Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.SumSquares, Kernel = Kernel.Scalar)]
public partial class Xor;

#region iris
[Network(Inputs = 4, Hidden = 8, Outputs = 3, Loss = Loss.CrossEntropy, Optimizer = Optimizer.Adam)]
public partial class Iris;
#endregion
