using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parse;

/// <summary>Something wrong with a network's declaration, and where.</summary>
internal sealed class Problem(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>The name to write instead, for a code fix; null where there is no one obvious mend.</summary>
    public string? Mend { get; init; }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptor,
        location,
        Mend is null ? null : ImmutableDictionary<string, string?>.Empty.Add(nameof(Mend), Mend),
        arguments);
}
