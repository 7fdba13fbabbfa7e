namespace NetGen.Compiler.Model;

/// <summary>One annotated class: all that the later stages may know, and the only thing that is cached.</summary>
/// <remarks>
/// The caching contract: two models are equal exactly when the same source text must be written for both. Whoever adds
/// a member keeps to values with structural equality: numbers, strings, enums, records of these and
/// <see cref="EquatableArray{T}"/>. No symbol, syntax node, location or compilation, and nothing derived: what the plan
/// can compute is computed after the cache.
/// </remarks>
internal sealed record NetworkModel
{
    /// <summary>Where the class stands.</summary>
    public required ClassPlace Class { get; init; }

    /// <summary>The attribute as its user wrote it, on one line, brackets included.</summary>
    public required string AttributeText { get; init; }

    /// <summary>l</summary>
    public required int Inputs { get; init; }

    /// <summary>The hidden layers, if there are any, and then the output layer.</summary>
    public required EquatableArray<LayerModel> Layers { get; init; }

    public required FormulaId Loss { get; init; }

    public required OptimizerModel Optimizer { get; init; }

    /// <summary>What trained a frozen network, as its file says; null of all others. No code depends on it.</summary>
    public OptimizerModel? TrainedBy { get; init; }

    public required Precision Precision { get; init; }

    public required bool InputGradients { get; init; }

    public required bool Gradients { get; init; }

    /// <summary>∂E/∂y_k may come from outside.</summary>
    public bool BackwardFrom { get; init; }

    /// <summary>∂y_k/∂x_i can be asked for.</summary>
    public bool Jacobian { get; init; }

    /// <summary>Batches may use several threads.</summary>
    public required bool Parallel { get; init; }

    public required bool Frozen { get; init; }

    public required Kernel Kernel { get; init; }

    /// <summary>0: no limit.</summary>
    public required int MaxBytes { get; init; }

    public required ConsumerModel Consumer { get; init; }

    public IEnumerable<LayerModel> HiddenLayers => Layers.Take(Layers.Count - 1);

    public LayerModel Output => Layers[Layers.Count - 1];

    /// <summary>
    /// The index of the first layer that training changes, as <see cref="LayerModel.InputsFrom"/> counts: no error
    /// travels further back for its sake.
    /// </summary>
    public int FirstTrainable =>
        Layers.Select((layer, index) => layer.IsTrainable ? index + 1 : Layers.Count).Min();

    /// <summary>n</summary>
    public int Outputs => Output.Size;

    /// <summary>How many numbers each layer has, the input layer first.</summary>
    public IReadOnlyList<int> Sizes => [Inputs, .. Layers.Select(layer => layer.Size)];

    public long Weights => Layers.Sum(layer => (long)FanIn(layer) * layer.Size);

    /// <summary>How many numbers a layer takes.</summary>
    public int FanIn(LayerModel layer) => Sizes[layer.InputsFrom] + (layer.TakesInputs ? Inputs : 0);

    /// <summary>Whether some layer adds y of the layer before.</summary>
    public bool IsResidual => Layers.Any(layer => layer.IsResidual);

    /// <summary>Whether the output layer takes x too.</summary>
    public bool TakesInputSkip => Output.TakesInputs;

    /// <summary>This network with skips over its layers, where they have a place.</summary>
    /// <param name="residual">Whether y of the layer before is added in hidden layers of the same size.</param>
    /// <param name="inputSkip">Whether the output layer takes x too, if there are hidden layers.</param>
    public NetworkModel WithSkips(bool residual, bool inputSkip) => this with
    {
        Layers = new(Layers.Select((layer, index) => layer with
        {
            IsResidual = residual && index < Layers.Count - 1 && layer.Size == Sizes[layer.InputsFrom],
            TakesInputs = inputSkip && index > 0 && index == Layers.Count - 1,
        })),
    };

    /// <summary>This network with other sizes of its hidden layers.</summary>
    public NetworkModel WithHidden(IEnumerable<int> sizes) =>
        (this with
        {
            Layers = new([.. HiddenLayers.Zip(sizes, (layer, size) => layer with { Size = size }), Output]),
        }).WithSkips(IsResidual, TakesInputSkip);
}
