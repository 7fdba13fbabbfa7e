namespace NetGen.Compiler.Plan.Layout;

/// <summary>Which side of a weight matrix lies along the lanes of a vector.</summary>
internal enum LaneAxis
{
    /// <summary>None: canonical order, [fan-in, fan-out] row-major and without padding.</summary>
    Canonical,

    /// <summary>
    /// Fan-out: [fan-in][fan-out padded]. A row of weights times one y_i is added to the row of sums: no reduction
    /// forward, one backward.
    /// </summary>
    FanOut,

    /// <summary>
    /// Fan-in: [fan-out][fan-in padded]. The y above are multiplied lane by lane and reduced: a reduction forward, none
    /// backward.
    /// </summary>
    FanIn,
}

/// <summary>Where a layer's numbers lie in the sections of the network's storage.</summary>
internal sealed record LayerStorage
{
    public required LaneAxis Axis { get; init; }

    /// <summary>Fan-in with its padding.</summary>
    public required int PaddedFanIn { get; init; }

    /// <summary>Fan-out with its padding.</summary>
    public required int PaddedFanOut { get; init; }

    /// <summary>The section that its parameters lie in.</summary>
    public string Section { get; init; } = SectionNames.Weights;

    /// <summary>
    /// Index of w_00 in that section (and of ∂w_00 in dw, and of each optimizer state's, where the layer learns).
    /// </summary>
    public required int Weights { get; init; }

    /// <summary>Index of b_0, likewise.</summary>
    public required int Biases { get; init; }

    /// <summary>Index of the layer's first neuron in section y, where the inputs come first.</summary>
    public required int Outputs { get; init; }

    /// <summary>
    /// Index of the layer's first neuron in the sections δ and dy, which leave the inputs out; −1 where no error
    /// travels back that far.
    /// </summary>
    public required int Deltas { get; init; }

    /// <summary>Index of the first neuron in section u, for a layer that keeps u.</summary>
    public required int Sums { get; init; }

    /// <summary>
    /// Where rows of weights follow one another without padding, the numbers of one: then the last lanes of a register
    /// may hold numbers of the next row, and what comes of them is used by nobody.
    /// </summary>
    public int? PackedFanOut { get; init; }

    /// <summary>From w_ij to w_(i+1)j.</summary>
    public int RowStride => Axis == LaneAxis.FanIn ? 1 : PackedFanOut ?? PaddedFanOut;

    /// <summary>From w_ij to w_i(j+1).</summary>
    public int ColumnStride => Axis == LaneAxis.FanIn ? PaddedFanIn : 1;

    /// <summary>The index of w_ij.</summary>
    public int Weight(int i, int j) => Weights + (i * RowStride) + (j * ColumnStride);
}
