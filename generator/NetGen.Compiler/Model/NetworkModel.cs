namespace NetGen.Compiler.Model;

/// <summary>One annotated class: all that the later stages may know, and the only thing that is cached.</summary>
/// <remarks>
/// The caching contract: two models are equal exactly when the same source text must be written for both. Whoever adds a
/// member keeps to values with structural equality: numbers, strings, enums, records of these and
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

    /// <summary>m, or one size a hidden layer; at least one.</summary>
    public required EquatableArray<int> HiddenLayers { get; init; }

    /// <summary>n</summary>
    public required int Outputs { get; init; }

    public required Activation HiddenActivation { get; init; }

    /// <summary>As written, or the loss's partner.</summary>
    public required Activation OutputActivation { get; init; }

    public required Loss Loss { get; init; }

    public required OptimizerModel Optimizer { get; init; }

    /// <summary>What trained a frozen network, as its file says; null of all others. No code depends on it.</summary>
    public OptimizerModel? TrainedBy { get; init; }

    public required Precision Precision { get; init; }

    public required bool InputGradients { get; init; }

    public required bool Gradients { get; init; }

    /// <summary>Batches may use several threads.</summary>
    public required bool Parallel { get; init; }

    public required bool Frozen { get; init; }

    public required Kernel Kernel { get; init; }

    /// <summary>0: no limit.</summary>
    public required int MaxBytes { get; init; }

    public required ConsumerModel Consumer { get; init; }
}
