#:package NetGen@0.1.0
using NetGen;

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];

var xor = new Xor(seed: 1);
for (int step = 0; step < 5000; step++)
{
    xor.TrainBatch(inputs, targets, learningRate: 0.5f);
}

Console.WriteLine($"1 xor 0 = {xor.Predict([1, 0])[0]:F3}");

[Network(Inputs = 2, Hidden = 3, Outputs = 1)]
public partial class Xor;
