using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector.Batch;

/// <summary>Code for many rows, in one of its forms.</summary>
internal interface IBatchRun
{
    /// <summary>y_k of every row.</summary>
    IReadOnlyList<Paragraph> Predict();

    /// <summary>Σ of ∂w and ∂b over the rows, added to what is there; returns Σ E.</summary>
    IReadOnlyList<Paragraph> AddGradients();
}
