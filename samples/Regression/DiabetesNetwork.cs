namespace NetGen.Samples.Regression;

/// <summary>
/// Ten measurements in, the progression out. Smooth neurons and a strong weight decay: there are fewer than three
/// patients for each of its parameters.
/// </summary>
[Network(
    Inputs = 10,
    Hidden = 8,
    Outputs = 1,
    HiddenActivation = Activation.Softplus,
    Loss = Loss.SumSquares,
    Optimizer = Optimizer.AdamW,
    WeightDecay = 0.3)]
public partial class DiabetesNetwork;
