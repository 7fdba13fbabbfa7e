using NetGen;
using System.Globalization;

// 2-2-1 with parameters by hand, layer by layer: weights row by row, then biases.
var network = new Tiny();
network.LoadParameters([0.5f, -1f, 2f, 0.25f, 0.1f, -0.2f, 1.5f, -2f, 0.3f]);
Console.WriteLine(network.Forward([1f, -0.5f])[0].ToString(CultureInfo.InvariantCulture));

// The library's training, which needs spans.
var data = new Dataset<float>([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 1], inputCount: 2, targetCount: 1);
FitHistory history = network.Fit(data, new() { Epochs = 500, BatchSize = 4, LearningRate = 0.5 });
Console.WriteLine(history.Last.TrainingLoss < 0.01 ? "learned" : "not learned");

[Network(Inputs = 2, Hidden = 2, Outputs = 1)]
public partial class Tiny
{
}
