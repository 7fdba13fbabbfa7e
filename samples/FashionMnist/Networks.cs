namespace NetGen.Samples.FashionMnist;

/// <summary>28×28 grey levels in, a probability for each of the ten classes out; one hidden layer.</summary>
[Network(
    Inputs = 784,
    Hidden = 128,
    Outputs = 10,
    HiddenActivation = Activation.ReLU,
    Loss = Loss.CrossEntropy)] // brings softmax along
public partial class ShallowNetwork;

/// <summary>The same with two hidden layers.</summary>
[Network(
    Inputs = 784,
    HiddenLayers = new[] { 256, 128 },
    Outputs = 10,
    HiddenActivation = Activation.ReLU,
    Loss = Loss.CrossEntropy)]
public partial class DeepNetwork;
