using Microsoft.CodeAnalysis;

namespace NetGen.TestSupport;

/// <summary>What a user would see as warnings and errors; the message quotes the source.</summary>
public sealed class CompilationFailedException(string message, IReadOnlyList<Diagnostic> problems) : Exception(message)
{
    public IReadOnlyList<Diagnostic> Problems { get; } = problems;
}
