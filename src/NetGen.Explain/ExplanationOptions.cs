using System.Collections.Generic;

namespace NetGen.Explain;

/// <summary>What a page is called, and what it calls inputs and outputs.</summary>
public sealed class ExplanationOptions
{
    /// <summary>The page's title; <see langword="null"/>, the default, is the class's name.</summary>
    public string? Title { get; set; }

    /// <summary>One name per input, such as a dataset's; <see langword="null"/>, the default: none.</summary>
    public IReadOnlyList<string>? InputNames { get; set; }

    /// <summary>One name per output; <see langword="null"/>, the default: none.</summary>
    public IReadOnlyList<string>? OutputNames { get; set; }
}
