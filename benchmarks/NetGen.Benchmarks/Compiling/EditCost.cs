namespace NetGen.Benchmarks.Compiling;

/// <summary>What the generator does again after an edit, in a project that it has completed before.</summary>
/// <param name="Where">"another file", "the class", "the attribute".</param>
/// <param name="Milliseconds">The generator's part of the next run.</param>
/// <param name="Files">The generated files that were written anew; all others come from the cache.</param>
public sealed record EditCost(string Where, double Milliseconds, int Files);
