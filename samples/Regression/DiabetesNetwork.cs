namespace NetGen.Samples.Regression;

/// <summary>
/// Ten measurements in, the progression out. Smooth neurons and a strong weight decay: there are about two patients for
/// each of its parameters.
/// </summary>
[Network(
    Inputs = 10,
    Hidden = 16,
    Outputs = 1,
    HiddenActivation = Activation.SiLU,
    Loss = Loss.SumSquares,
    Optimizer = Optimizer.AdamW,
    WeightDecay = 1,
    Precision = Precision.Double)]
public partial class DiabetesNetwork;
