using Microsoft.CodeAnalysis;

namespace NetGen.TestSupport;

/// <summary>What a user compiles for.</summary>
/// <param name="References">A framework's reference assemblies, and the library built for it.</param>
/// <param name="Symbols">Preprocessor symbols.</param>
/// <param name="IsProgram">With an entry point; otherwise a library.</param>
public sealed record CompilerTarget(
    IReadOnlyList<MetadataReference> References, IReadOnlyList<string> Symbols, bool IsProgram);
