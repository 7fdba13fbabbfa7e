using System;
using Formulas;
using Xunit;

namespace NetGen.Docs.Snippets.FormulaPage;

/// <summary>The code of docs/formulas.md.</summary>
public sealed class FormulaSnippets
{
    [Fact]
    public void The_network_learns_a_quantile()
    {
        var network = new Demand(seed: 1);
        var random = new UniformGenerator(1);
        double[] x = new double[8], t = new double[1];
        for (int step = 0; step < 20_000; step++)
        {
            t[0] = random.NextDouble(1);
            network.TrainStep(x, t, 0.01);
        }

        // Nine of ten uniform numbers from −1 to 1 are below 0.8.
        Assert.InRange(network.Predict(x)[0], 0.7, 0.9);
    }

    [Fact]
    public void Gradients_of_every_loss_are_right()
    {
        double[] x = [0.3, -0.8], t = [1];
        Assert.True(GradientCheck.Run(new Focal(seed: 1), x, t).Passed);
        Assert.True(GradientCheck.Run(new Shortage(seed: 1), x, t).Passed);
        Assert.True(GradientCheck.Run(new Counts(seed: 1), x, t).Passed);
    }
}

#region losses
[Network(Inputs = 2, Hidden = 6, Outputs = 1, OutputActivation = Activation.Sigmoid, LossFormula = nameof(FocalLoss),
    Precision = Precision.Double)]
public partial class Focal
{
    // Binary cross-entropy that gives less weight to what is already predicted well (Lin et al., 2017).
    private static double FocalLoss(double y, double t) =>
        (-t * (1 - y) * (1 - y) * Math.Log(y)) - ((1 - t) * y * y * Math.Log(1 - y));
}

[Network(Inputs = 2, Hidden = 6, Outputs = 1, LossFormula = nameof(Asymmetric), Precision = Precision.Double)]
public partial class Shortage
{
    // A prediction that is too low costs three times as much.
    private static double Asymmetric(double y, double t) => (y < t ? 3 : 1) * (y - t) * (y - t);
}

[Network(Inputs = 2, Hidden = 6, Outputs = 1, LossFormula = nameof(Poisson), Precision = Precision.Double)]
public partial class Counts
{
    // Counts t, where y is the logarithm of their mean.
    private static double Poisson(double y, double t) => Math.Exp(y) - (t * y);
}
#endregion
