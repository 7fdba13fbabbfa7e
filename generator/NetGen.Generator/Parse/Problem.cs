using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parse;

/// <summary>Something wrong with a network's declaration, and where.</summary>
/// <remarks>
/// The generator only asks whether there is one: what a message takes time to find is found by the analyzer.
/// </remarks>
internal sealed class Problem(DiagnosticDescriptor descriptor, Location location, Func<object[]> arguments)
{
    public Problem(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
        : this(descriptor, location, () => arguments)
    {
    }

    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public Location Location => location;

    /// <summary>What stands in the message.</summary>
    public IEnumerable<string> Arguments => arguments().Select(argument => $"{argument}");

    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>The name to write instead, for a code fix; null where there is no one obvious mend.</summary>
    public string? Mend { get; init; }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptor,
        location,
        Mend is null ? null : ImmutableDictionary<string, string?>.Empty.Add(nameof(Mend), Mend),
        arguments());
}
