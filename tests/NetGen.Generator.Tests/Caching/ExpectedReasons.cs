using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Caching;

/// <summary>Why the steps of one class should have run.</summary>
internal sealed record ExpectedReasons(IncrementalStepRunReason Parse, IncrementalStepRunReason Networks)
{
    /// <summary>Nothing was there before.</summary>
    public static readonly ExpectedReasons First = new(IncrementalStepRunReason.New, IncrementalStepRunReason.New);

    /// <summary>Parsed again, as any step that asks for symbols, to an equal model; nothing after that ran.</summary>
    public static readonly ExpectedReasons Unrelated =
        new(IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    /// <summary>Another model, and all that follows from it.</summary>
    public static readonly ExpectedReasons Changed =
        new(IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified);
}
