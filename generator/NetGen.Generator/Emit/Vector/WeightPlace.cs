namespace NetGen.Generator.Emit.Vector;

/// <summary>A register of weights: behind a reference, and loaded already where it has a name.</summary>
internal sealed record WeightPlace(string Reference, string Index, string? Register = null);
