using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>Every named value of one sample and of one batch, against PyTorch.</summary>
public class GoldenValueTests
{
    public static TheoryData<string, Kernel> DoubleCases => CasesIn(Precision.Double);

    public static TheoryData<string, Kernel> FloatCases => CasesIn(Precision.Single);

    [Theory]
    [MemberData(nameof(DoubleCases))]
    public void One_sample_agrees_in_double(string name, Kernel kernel) => Sample<double>(name, kernel, Precision.Double);

    [Theory]
    [MemberData(nameof(FloatCases))]
    public void One_sample_agrees_in_float(string name, Kernel kernel) => Sample<float>(name, kernel, Precision.Single);

    [Theory]
    [MemberData(nameof(DoubleCases))]
    public void A_batch_agrees_in_double(string name, Kernel kernel) => Batch<double>(name, kernel, Precision.Double);

    [Theory]
    [MemberData(nameof(FloatCases))]
    public void A_batch_agrees_in_float(string name, Kernel kernel) => Batch<float>(name, kernel, Precision.Single);

    private static void Sample<T>(string name, Kernel kernel, Precision precision)
        where T : unmanaged, INumberBase<T>, INumber<T>
    {
        GoldenCase golden = GoldenCase.All.Single(golden => golden.Name == name);
        ITestNetwork<T> network = GoldenNetworks.Create<T>(golden, kernel, precision);
        var comparison = new Comparison(Agreement.Golden(precision));
        T[] x = Numbers.Of<T>(golden.X), t = Numbers.Of<T>(golden.T);

        var predicted = new T[golden.Outputs];
        network.Predict(x, predicted);
        comparison.Add("Predict", golden.Layers[^1].Y, predicted);
        comparison.Add("Evaluate", golden.E, network.Evaluate(x, t));
        comparison.Add("Forward", golden.Layers[^1].Y, network.Forward(x).ToArray());
        comparison.Add("E", golden.E, network.Backward(t));

        LayerView<T>[] layers = network.Layers;
        int origin = 0;
        for (int k = 0; k < layers.Length; k++)
        {
            LayerView<T> layer = layers[k];
            comparison.Add($"layer {k + 1} y", golden.Layers[k].Y, layer.Outputs.ToArray());
            comparison.Add($"layer {k + 1} δ", golden.Layers[k].Delta, layer.Deltas.ToArray());
            comparison.Add($"layer {k + 1} ∂y", golden.Layers[k].Dy, layer.OutputGradients.ToArray());
            int weights = layer.Weights.Rows * layer.Weights.Columns;
            comparison.Add($"layer {k + 1} ∂w", golden.Gradients[origin..][..weights], Flat(layer.WeightGradients));
            comparison.Add($"layer {k + 1} w", golden.Parameters[origin..][..weights], Flat(layer.Weights));
            origin += weights;
            comparison.Add($"layer {k + 1} ∂b", golden.Gradients[origin..][..layer.Biases.Length], layer.BiasGradients.ToArray());
            comparison.Add($"layer {k + 1} b", golden.Parameters[origin..][..layer.Biases.Length], layer.Biases.ToArray());
            origin += layer.Biases.Length;
        }

        comparison.Add("CopyGradientsTo", golden.Gradients, network.Gradients());
        comparison.Add("∂y_i", golden.InputGradients, network.InputGradientsArray);
        comparison.Assert();
    }

    private static void Batch<T>(string name, Kernel kernel, Precision precision)
        where T : unmanaged, INumberBase<T>, INumber<T>
    {
        GoldenCase golden = GoldenCase.All.Single(golden => golden.Name == name);
        ITestNetwork<T> network = GoldenNetworks.Create<T>(golden, kernel, precision);
        var comparison = new Comparison(Agreement.Golden(precision));
        T[] x = Numbers.Of<T>(golden.Batch.FlatX), t = Numbers.Of<T>(golden.Batch.FlatT);

        comparison.Add("Evaluate", golden.Batch.MeanE, network.Evaluate(x, t));
        comparison.Add("mean E", golden.Batch.MeanE, network.BackwardBatch(x, t));
        comparison.Add("mean ∂", golden.Batch.MeanGradients, network.Gradients());
        comparison.Add("w", golden.Parameters, network.Parameters());

        // PredictBatch against the naive engine, since the golden file has no outputs of the batch.
        var predicted = new T[t.Length];
        network.PredictBatch(x, predicted);
        var naive = new NaiveNetwork<double>(
            golden.Spec(kernel, Precision.Double, Optimizer.GradientDescent), golden.Parameters);
        comparison.Add("PredictBatch", golden.Batch.X.SelectMany(row => (double[])naive.Forward(row).Clone()).ToArray(), predicted);
        comparison.Assert();
    }

    private static TheoryData<string, Kernel> CasesIn(Precision precision)
    {
        var cases = new TheoryData<string, Kernel>();
        foreach ((Kernel kernel, _) in Networks.Combinations.Where(combination => combination.Precision == precision))
            foreach (GoldenCase golden in GoldenCase.All)
                cases.Add(golden.Name, kernel);
        return cases;
    }

    private static T[] Flat<T>(MatrixView<T> matrix)
        where T : unmanaged => [.. matrix.ToArray().Cast<T>()];
}
