namespace NetGen.Compiler.Plan.Layout;

/// <summary>The sections' names, as they stand in generated code.</summary>
internal static class SectionNames
{
    /// <summary>w and b.</summary>
    public const string Weights = "w";

    /// <summary>w and b of layers that do not learn, where they are constants: in C, all trained parameters.</summary>
    public const string Trained = "trained";

    /// <summary>∂w and ∂b.</summary>
    public const string Gradients = "dw";

    /// <summary>y of the input layer (a copy of x), then of every layer.</summary>
    public const string Outputs = "y";

    /// <summary>u of the layers whose derivative asks for it.</summary>
    public const string Sums = "u";

    /// <summary>δ</summary>
    public const string Deltas = "δ";

    /// <summary>∂y</summary>
    public const string OutputGradients = "dy";

    /// <summary>∂y_i of the inputs.</summary>
    public const string InputGradients = "dx";

    /// <summary>∂w and ∂b of the parts of a batch, but for the first.</summary>
    public const string PartGradients = "partGradients";

    /// <summary>∂w and ∂b of more rows than one block has, on their way into dw.</summary>
    public const string Totals = "totals";

    /// <summary>What Forward returns where there are no spans.</summary>
    public const string Result = "result";
}
