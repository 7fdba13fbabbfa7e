namespace NetGen.Tests.Training;

/// <summary>Exclusive or, the smallest problem with local minima.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double, Kernel = Kernel.Scalar)]
internal sealed partial class XorNetwork
{
    public static readonly Dataset<double> Data = new([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], 2, 1);
}

[Network(Inputs = 4, Hidden = 8, Outputs = 3, HiddenActivation = Activation.Tanh, Loss = Loss.CrossEntropy,
    Optimizer = Optimizer.Adam)]
internal sealed partial class IrisNetwork;

[Network(Inputs = 4, Hidden = 8, Outputs = 3, HiddenActivation = Activation.Tanh, Loss = Loss.CrossEntropy,
    Optimizer = Optimizer.Momentum, Precision = Precision.Double, Kernel = Kernel.Scalar)]
internal sealed partial class IrisMomentumNetwork;

[Network(Inputs = 30, Hidden = 6, Outputs = 1, Loss = Loss.BinaryCrossEntropy, Optimizer = Optimizer.RMSProp)]
internal sealed partial class TumourNetwork;

[Network(Inputs = 64, Hidden = 24, Outputs = 10, HiddenActivation = Activation.ReLU, Loss = Loss.CrossEntropy,
    Optimizer = Optimizer.Adam)]
internal sealed partial class DigitsNetwork;

[Network(Inputs = 10, Hidden = 6, Outputs = 1, HiddenActivation = Activation.Tanh, Precision = Precision.Double)]
internal sealed partial class DiabetesNetwork;

[Network(Inputs = 10, Hidden = 6, Outputs = 1, HiddenActivation = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class DiabetesSingleNetwork;

/// <summary>Two outputs of a smooth curve.</summary>
[Network(Inputs = 1, HiddenLayers = [5, 4], Outputs = 2, HiddenActivation = Activation.Tanh,
    Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class CurveNetwork
{
    /// <summary>sin and cos on 40 points.</summary>
    public static Dataset<double> Data()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(n => (n - 20) / 10.0)];
        return new Dataset<double>(x, [.. x.SelectMany(value => new[] { Math.Sin(2 * value), Math.Cos(value) })], 1, 2);
    }
}

/// <summary>Linear regression.</summary>
[Network(Inputs = 10, HiddenLayers = new int[0], Outputs = 1, Precision = Precision.Double)]
internal sealed partial class DiabetesLinearNetwork;

/// <summary>Logistic regression of three classes.</summary>
[Network(Inputs = 4, HiddenLayers = new int[0], Outputs = 3, Loss = Loss.CrossEntropy, Optimizer = Optimizer.Adam)]
internal sealed partial class IrisLogisticNetwork;

/// <summary>Two answers of yes or no, each of its own.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 2, Loss = Loss.BinaryCrossEntropy)]
internal sealed partial class TagsNetwork;

/// <summary>Classes by squared errors: sigmoid outputs that do not add up to 1.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 2, OutputActivation = Activation.Sigmoid)]
internal sealed partial class SquaredTagsNetwork;
