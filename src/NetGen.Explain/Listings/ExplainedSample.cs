using System.Collections.Generic;

namespace NetGen.Explain.Listings;

/// <summary>The numbers that a page starts from.</summary>
/// <param name="Parameters">In canonical order.</param>
/// <param name="X">Inputs.</param>
/// <param name="T">Targets; none of a forward pass.</param>
/// <param name="LearningRate">η</param>
/// <param name="State">What the optimizer keeps; none before the first step.</param>
internal sealed record ExplainedSample(
    IReadOnlyList<double> Parameters,
    double[] X,
    double[] T,
    double LearningRate,
    IReadOnlyList<double> State);
