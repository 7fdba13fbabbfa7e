using NetGen;

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];

var xor = new Xor(seed: 1);
FitHistory history = xor.Fit(Dataset.FromRows<float>([[0, 0], [0, 1]], [[0], [1]]));
float e = xor.TrainBatch(inputs, targets, learningRate: 0.5f);
Console.WriteLine($"{history} {e} {xor.Forward(inputs.AsSpan(0, 2))[0]} {Xor.InputCount} {xor.HiddenLayer.Biases[0]}");

/// <summary>One number of its attribute is wrong, or one name; or an option leaves out what is called.</summary>
#if MISSPELT
[Network(Inputs = 2, Hidden = 3, Outputs = 1, LearningRate = 0.1)]
#elif WITHOUT_GRADIENTS
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Gradients = false)]
#else
[Network(Inputs = 2, Hidden = 0, Outputs = 1)]
#endif
public partial class Xor;
