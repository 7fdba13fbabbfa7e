using System;
using Xunit;

namespace NetGen.Docs.Snippets.OutputGradientPage;

/// <summary>The code of docs/gradients.md.</summary>
public sealed class OutputGradientSnippets
{
    [Fact]
    public void A_network_learns_how_uncertain_it_is()
    {
        // The noise grows with x: its standard deviation is 0.05 + 0.25·|x|.
        var random = new UniformGenerator(3);
        #region heteroscedastic
        var network = new Uncertain(seed: 1);
        double[] gradients = new double[2];
        for (int step = 0; step < 200_000; step++)
        {
            (double x, double t) = Measure(ref random);
            ReadOnlySpan<double> y = network.Forward([x]);      // y_0 = μ, y_1 = s = ln σ²

            // E = ½·(s + (t − μ)²·e^(−s)): the negative log likelihood of a normal distribution
            double precision = Math.Exp(-y[1]), error = y[0] - t;
            gradients[0] = error * precision;                   // ∂E/∂μ
            gradients[1] = 0.5 * (1 - error * error * precision);   // ∂E/∂s
            network.TrainStepFrom(gradients, learningRate: 0.001);
        }
        #endregion

        foreach (double x in new[] { -0.8, 0.0, 0.6 })
        {
            double[] y = network.Predict([x]);
            Assert.Equal(Math.Sin(3 * x), y[0], 0.12);
            Assert.InRange(Math.Exp(y[1] / 2) / (0.05 + 0.25 * Math.Abs(x)), 0.6, 1.7);
        }
    }

    [Fact]
    public void Two_networks_learn_as_one()
    {
        double[] x = [0.5, -0.5], t = [1];
        #region chain
        var encoder = new Encoder(seed: 1);
        var head = new Head(seed: 2);
        double e = 0;
        for (int step = 0; step < 500; step++)
        {
            head.Forward(encoder.Forward(x));
            e = head.Backward(t);
            encoder.TrainStepFrom(head.InputGradients, 0.1);    // ∂E/∂x_i of the head is ∂E/∂y_k of the encoder
            head.Update(0.1);
        }
        #endregion

        Assert.InRange(e, 0, 1e-6);
    }

    [Fact]
    public void The_inputs_that_matter_are_seen()
    {
        var network = new Encoder(seed: 1);
        double[] x = [0.5, -0.5];
        #region jacobian
        double[] jacobian = new double[Encoder.OutputCount * Encoder.InputCount];
        network.Jacobian(x, jacobian);      // ∂y_k/∂x_i is jacobian[k * Encoder.InputCount + i]
        #endregion

        double step = 1e-6;
        double slope = (network.Predict([x[0] + step, x[1]])[2] - network.Predict([x[0] - step, x[1]])[2]) / (2 * step);
        Assert.Equal(slope, jacobian[2 * Encoder.InputCount], 1e-8);
    }

    [Fact]
    public void Parameters_can_be_held_still()
    {
        var network = new Encoder(seed: 1);
        var train = new Dataset<double>([0.5, -0.5, 0.25, 1], [1, 0, 0, 0, 1, 0], 2, 3);
        double[] before = new double[Encoder.ParameterCount], after = new double[Encoder.ParameterCount];
        network.CopyParametersTo(before);
        #region hook
        network.Fit(train, new()
        {
            Epochs = 10,
            OnGradient = (gradients, _) => gradients[..4].Clear(),      // the first four weights stay
        });
        #endregion

        network.CopyParametersTo(after);
        Assert.Equal(before[..4], after[..4]);
        Assert.NotEqual(before[4..], after[4..]);
    }

    private static (double X, double T) Measure(ref UniformGenerator random)
    {
        double x = random.NextDouble(1), noise = 0;
        for (int n = 0; n < 12; n++)
        {
            noise += random.NextDouble(0.5);    // twelve uniform numbers of variance 1/12 add up to variance 1
        }

        return (x, Math.Sin(3 * x) + noise * (0.05 + 0.25 * Math.Abs(x)));
    }
}

#region uncertain
[Network(Inputs = 1, Hidden = 16, Outputs = 2, HiddenActivation = Activation.Tanh, Optimizer = Optimizer.Adam,
    Precision = Precision.Double, BackwardFrom = true)]
public partial class Uncertain;
#endregion

#region pair
[Network(Inputs = 2, HiddenLayers = new int[0], Outputs = 3, OutputActivation = Activation.Tanh,
    Precision = Precision.Double, BackwardFrom = true, Jacobian = true)]
public partial class Encoder;

[Network(Inputs = 3, Hidden = 4, Outputs = 1, Precision = Precision.Double, InputGradients = true)]
public partial class Head;
#endregion
