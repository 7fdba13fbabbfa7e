namespace NetGen.Compiler.Plan.Layout;

/// <summary>How an instance keeps its numbers.</summary>
internal sealed record StoragePlan
{
    /// <summary>
    /// One 64-byte aligned buffer for all sections (vector kernels), or an array a section (scalar kernels).
    /// </summary>
    public required bool IsOneBuffer { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>One a layer, from the first hidden layer to the output layer.</summary>
    public required IReadOnlyList<LayerStorage> Layers { get; init; }

    /// <summary>Weights and biases, padding included.</summary>
    public int Parameters => Section(SectionNames.Weights).Length;

    /// <summary>
    /// The numbers of layers that learn, which come first in section w: so many have dw and each optimizer state.
    /// </summary>
    public required int Trainable { get; init; }

    /// <summary>Whether section w has the canonical order of parameters, without padding.</summary>
    public bool IsCanonical => !IsOneBuffer && Layers.Zip(Layers.Skip(1), (one, next) => one.Weights < next.Weights)
        .All(follows => follows);

    /// <summary>All sections.</summary>
    public int Total => Sections.Sum(section => section.Length);

    /// <summary>The inputs' share of section y, padding included.</summary>
    public int Inputs => Layers[0].Outputs;

    public Section Section(string name) => Sections.First(section => section.Name == name);

    public bool Has(string name) => Sections.Any(section => section.Name == name);
}

/// <summary>A part of the network's storage: all weights, all gradients, all outputs, …</summary>
/// <param name="Name">Its name in generated code: w, dw, y, u, δ, dy, or an optimizer state's.</param>
/// <param name="Offset">Where it starts in the common buffer; 0 where each section is an array of its own.</param>
/// <param name="Length">Its numbers, padding included.</param>
internal sealed record Section(string Name, int Offset, int Length);
