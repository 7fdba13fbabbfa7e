namespace NetGen.Benchmarks.Cases;

/// <summary>What is measured; each on one sample after another, batches 32 at a time.</summary>
public enum Operation
{
    /// <summary>Outputs, nothing kept.</summary>
    Predict,

    /// <summary>Outputs, every y kept for a backward pass.</summary>
    Forward,

    /// <summary>Online: forward, backward and update of one sample.</summary>
    TrainStep,

    /// <summary>Outputs of a mini-batch.</summary>
    PredictBatch,

    /// <summary>Mean gradient of a mini-batch, and one update.</summary>
    TrainBatch,
}
