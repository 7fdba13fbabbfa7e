using NetGen;

namespace Brains;

/// <summary>What other languages see: arrays. Visual Basic does not know spans.</summary>
public sealed class Brain
{
    private readonly Xor _network = new(seed: 1);

    public void Learn(float[] inputs, float[] targets, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            _network.TrainBatch(inputs, targets, learningRate: 0.5f);
        }
    }

    public float[] Answer(float[] x) => _network.Predict(x);
}

[Network(Inputs = 2, Hidden = 3, Outputs = 1)]
internal partial class Xor;
