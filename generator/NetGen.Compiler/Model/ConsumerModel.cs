namespace NetGen.Compiler.Model;

/// <summary>What the consumer's framework and language offer to generated code.</summary>
internal sealed record ConsumerModel
{
    /// <summary>Whether <c>INetwork&lt;T&gt;</c> speaks <c>Span&lt;T&gt;</c>; otherwise arrays.</summary>
    public required bool HasSpan { get; init; }

    /// <summary>
    /// Whether vectors can multiply-add and exponentiate (net9.0 and later): without, no vector kernel.
    /// </summary>
    public required bool HasVectors { get; init; }

    /// <summary>
    /// Whether <c>[GeneratedCode]</c>, <c>[ExcludeFromCodeCoverage]</c> and <c>[DebuggerDisplay]</c> exist (not on the
    /// smallest runtimes).
    /// </summary>
    public required bool HasToolAttributes { get; init; }

    /// <summary>Whether a static field can be one a thread (not on the smallest runtimes).</summary>
    public required bool HasThreadStatics { get; init; }

    /// <summary>
    /// Whether methods can ask the JIT for its best code at once (.NET Core 3.0 or later).
    /// </summary>
    public bool HasFullOptimization { get; init; }

    /// <summary>Whether the project checks its arithmetic for overflow, which generated code has no use for.</summary>
    public bool ChecksOverflow { get; init; }
}
