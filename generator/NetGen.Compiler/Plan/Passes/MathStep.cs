namespace NetGen.Compiler.Plan.Passes;

/// <summary>What a step of a pass finds.</summary>
internal enum StepKind
{
    /// <summary>u and y of a layer; u alone where nobody asks for y.</summary>
    Layer,

    /// <summary>ln y_k in the place of softmax's u_k: what E asks for where loss and activation cancel.</summary>
    Logarithms,

    /// <summary>E, from y_k or u_k, and t_k.</summary>
    Error,

    /// <summary>∂y_k, from y_k and t_k.</summary>
    OutputGradient,

    /// <summary>δ of a layer.</summary>
    Delta,

    /// <summary>
    /// ∂y of the layer above, through a layer's weights: here the error travels back. Of an output layer that takes x,
    /// ∂y of the inputs too, in a step of its own.
    /// </summary>
    GradientAbove,

    /// <summary>∂w and ∂b of a layer, and what becomes of them.</summary>
    Gradients,

    /// <summary>The optimizer's step of a layer's parameters, from the gradients that are there.</summary>
    Update,
}

/// <summary>A quantity of one layer, as the chapter calls it: u, y, w (with b), δ, ∂y, ∂w (with ∂b) or E.</summary>
internal sealed record Quantity(string Symbol, int Layer);

/// <summary>One step of a pass, and what it reads and writes.</summary>
/// <param name="Kind">What it finds.</param>
/// <param name="Layer">Whose; of E and ∂y_k the output layer.</param>
/// <param name="Reads">What must be known before it.</param>
/// <param name="Writes">What is known, or another, after it.</param>
internal sealed record MathStep(
    StepKind Kind, LayerPlan Layer, IReadOnlyList<Quantity> Reads, IReadOnlyList<Quantity> Writes)
{
    /// <summary>Of <see cref="StepKind.GradientAbove"/>: whose ∂y it finds.</summary>
    public Source Source { get; init; } = Layer.Above;

    /// <summary>Whether a step before has found a part of the same, to which this one adds its own.</summary>
    public bool IsAdded { get; init; }

    /// <summary>Whether it finds its layer's y.</summary>
    public bool FindsOutputs => Writes.Contains(new("y", Layer.Index));

    /// <summary>Whether the two may not change places: one writes what the other reads or writes.</summary>
    public bool DependsOn(MathStep earlier) =>
        Reads.Intersect(earlier.Writes).Any()
        || Writes.Intersect(earlier.Reads).Any()
        || Writes.Intersect(earlier.Writes).Any();
}
