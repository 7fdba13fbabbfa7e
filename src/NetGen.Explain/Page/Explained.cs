using System.Collections.Generic;
using NetGen.Explain.Listings;

namespace NetGen.Explain.Page;

/// <summary>All that a page is made of.</summary>
internal sealed record Explained
{
    public required NetworkTopology Topology { get; init; }

    /// <summary>The class's name.</summary>
    public required string ClassName { get; init; }

    public required ExplainedSample Sample { get; init; }

    /// <summary>Why there is a forward pass only; null: the page shows a whole step.</summary>
    public string? ForwardOnly { get; init; }

    /// <summary>The gradients compared with differences of E; null: they were not.</summary>
    public GradientCheck? Check { get; init; }

    /// <summary>What the page says where there is no difference.</summary>
    public string WithoutCheck { get; init; } = "";

    public required ExplanationOptions Options { get; init; }
}
