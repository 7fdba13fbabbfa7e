using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>The naive engine against PyTorch: where another test compares with it, PyTorch is behind it.</summary>
public class GoldenNaiveTests
{
    public static TheoryData<string> Names => [.. GoldenCase.All.Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_agrees_in_double(string name) => new NaiveComparison<double>(name, Precision.Double).Check();

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_agrees_in_float(string name) => new NaiveComparison<float>(name, Precision.Single).Check();

    private sealed class NaiveComparison<T>(string name, Precision precision)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        private readonly Comparison _comparison = new(Agreement.Golden(precision));

        public void Check()
        {
            GoldenCase golden = GoldenCase.All.Single(golden => golden.Name == name);
            T[] parameters = Numbers.Of<T>(golden.Parameters);
            var network = new NaiveNetwork<T>(Spec(Optimizer.GradientDescent), parameters);
            network.Forward(Numbers.Of<T>(golden.X));
            _comparison.Add("E", golden.E, network.Backward(Numbers.Of<T>(golden.T)));
            for (int k = 0; k < golden.Layers.Length; k++)
            {
                _comparison.Add($"layer {k + 1} y", golden.Layers[k].Y, network.Layers[k].Outputs);
                _comparison.Add($"layer {k + 1} δ", golden.Layers[k].Delta, network.Layers[k].Deltas);
                _comparison.Add($"layer {k + 1} ∂y", golden.Layers[k].Dy, network.Layers[k].OutputGradients);
            }

            _comparison.Add("∂", golden.Gradients, network.Gradients);
            _comparison.Add("∂y_i", golden.InputGradients, network.InputGradients);
            T[] x = Numbers.Of<T>(golden.Batch.FlatX), t = Numbers.Of<T>(golden.Batch.FlatT);
            _comparison.Add("mean E", golden.Batch.MeanE, network.BackwardBatch(x, t));
            _comparison.Add("mean ∂", golden.Batch.MeanGradients, network.Gradients);

            foreach ((string optimizer, GoldenTrajectory trajectory) in golden.Trajectories)
            {
                if (optimizer == "RProp" && precision == Precision.Single) continue;

                network = new NaiveNetwork<T>(Spec(Enum.Parse<Optimizer>(optimizer)), parameters);
                for (int n = 0; n < trajectory.Steps; n++)
                {
                    network.TrainBatch(x, t, T.CreateChecked(trajectory.LearningRate));
                }

                _comparison.Add($"{optimizer} w", trajectory.Parameters, network.Parameters);
            }

            _comparison.Assert();

            NetworkSpec Spec(Optimizer optimizer) => golden.Spec(Kernel.Scalar, precision, optimizer);
        }
    }
}
