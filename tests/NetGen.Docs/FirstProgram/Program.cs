using NetGen;

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];

var xor = new Xor(seed: 1);
for (int step = 0; step < 5000; step++)
{
    xor.TrainBatch(inputs, targets, learningRate: 0.5f);
}

for (int row = 0; row < 4; row++)
{
    ReadOnlySpan<float> x = inputs.AsSpan(2 * row, 2);
    Console.WriteLine($"{x[0]} xor {x[1]} = {xor.Predict(x)[0]:F3}");
}

[Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.SumSquares)]
public partial class Xor;
