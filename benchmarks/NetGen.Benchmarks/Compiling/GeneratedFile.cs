namespace NetGen.Benchmarks.Compiling;

/// <summary>A generated file in UTF-8.</summary>
public sealed record GeneratedFile(string Name, int Bytes, int Lines);
