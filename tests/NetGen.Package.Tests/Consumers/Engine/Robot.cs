using NetGen;

/// <summary>Steers towards a target: knows neither an engine nor a user interface.</summary>
public sealed class Robot
{
    private readonly Steering _steering = new(seed: 1);
    private readonly float[] _x = new float[2], _y = new float[1], _t = new float[1];

    /// <summary>Called in each frame; allocates nothing.</summary>
    /// <returns>How far to turn, from −1 to 1.</returns>
    public float Turn(float sideways, float ahead)
    {
        (_x[0], _x[1]) = (sideways, ahead);
        _steering.Predict(_x, _y);
        return _y[0];
    }

    /// <summary>Learns from what a player did in the same place.</summary>
    public void Imitate(float sideways, float ahead, float turn)
    {
        (_x[0], _x[1], _t[0]) = (sideways, ahead, turn);
        _steering.TrainStep(_x, _t, learningRate: 0.01f);
    }

    public void Load(Stream weights) => _steering.Load(weights);

    public void Save(Stream weights) => _steering.Save(weights);
}

[Network(Inputs = 2, Hidden = 8, Outputs = 1, HiddenActivation = Activation.Tanh, OutputActivation = Activation.Tanh)]
internal partial class Steering;
