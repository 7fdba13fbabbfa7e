namespace NetGen.Compiler.Model;

/// <summary>One layer with weights: a hidden layer or the output layer.</summary>
internal sealed record LayerModel
{
    /// <summary>How many neurons it has.</summary>
    public required int Size { get; init; }

    public required FormulaId Activation { get; init; }

    /// <summary>The layer whose outputs are its inputs: 0 is the input layer, 1 the first with weights.</summary>
    public required int InputsFrom { get; init; }
}

/// <summary>Which formula an activation, a loss or an optimizer is.</summary>
/// <param name="Name">
/// The same wherever the formula is named: in the model, in topologies, in model files. A built-in formula has the name
/// of the enum's member, such as "ReLU".
/// </param>
internal sealed record FormulaId(string Name)
{
    public static implicit operator FormulaId(Activation activation) => new(activation.ToString());

    public static implicit operator FormulaId(Loss loss) => new(loss.ToString());

    public static implicit operator FormulaId(Optimizer optimizer) => new(optimizer.ToString());

    public override string ToString() => Name;
}
