namespace NetGen.Tests.ModelFiles;

[Network(Inputs = 2, Hidden = 3, Outputs = 1, InputGradients = true)]
public partial class Tiny;

[Network(Inputs = 2, Hidden = 3, Outputs = 1, HiddenActivation = Activation.ReLU, Precision = Precision.Double,
    Kernel = Kernel.Scalar, Gradients = false)]
public partial class TinyDouble;

[Network(Inputs = 4, HiddenLayers = [7, 5], Outputs = 3, HiddenActivation = Activation.ReLU, Loss = Loss.CrossEntropy,
    Optimizer = Optimizer.Adam)]
public partial class Sequential;

[Network(Inputs = 3, Hidden = 6, Outputs = 2, HiddenActivation = Activation.Tanh, Precision = Precision.Double)]
public partial class TwoLayers;

[Network(Inputs = 4, Hidden = 6, Outputs = 3, Loss = Loss.CrossEntropy, Precision = Precision.Double)]
public partial class Classifier;

/// <summary>A network as frameworks without spans see it.</summary>
internal sealed class ArrayTiny(Tiny network) : IArrayPredictor<float>
{
    public NetworkTopology Topology => Tiny.Topology;

    public void Predict(float[] x, float[] y) => network.Predict(x, y);

    public void PredictBatch(float[] inputs, float[] outputs) => network.PredictBatch(inputs, outputs);

    public float Evaluate(float[] inputs, float[] targets) => network.Evaluate(inputs, targets);

    public void CopyParametersTo(float[] destination) => network.CopyParametersTo(destination);

    public void LoadParameters(float[] source) => network.LoadParameters(source);
}
