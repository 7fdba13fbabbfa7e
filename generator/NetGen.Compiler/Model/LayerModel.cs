namespace NetGen.Compiler.Model;

/// <summary>One layer with weights: a hidden layer or the output layer.</summary>
internal sealed record LayerModel
{
    /// <summary>How many neurons it has.</summary>
    public required int Size { get; init; }

    public required FormulaId Activation { get; init; }

    /// <summary>The layer whose outputs are its inputs: 0 is the input layer, 1 the first with weights.</summary>
    public required int InputsFrom { get; init; }

    /// <summary>Whether y of the layer before is added to f(u).</summary>
    public bool IsResidual { get; init; }

    /// <summary>Whether it takes x too, before y of the layer before.</summary>
    public bool TakesInputs { get; init; }

    /// <summary>Whether training changes its weights and biases.</summary>
    public bool IsTrainable { get; init; } = true;
}
