namespace NetGen.Generator.Emit.Scalar;

/// <summary>What a kernel can do with one sample.</summary>
internal enum Operation
{
    Predict,
    Forward,
    Backward,

    /// <summary>As Backward, but ∂w and ∂b are added to what is there: the sum over a batch.</summary>
    AddGradients,

    TrainStep,
    Update,
}
