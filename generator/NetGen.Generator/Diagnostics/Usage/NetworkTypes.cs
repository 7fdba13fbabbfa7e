using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics.Usage;

/// <summary>The networks of a compilation, each looked at once. Asked from many threads.</summary>
internal sealed class NetworkTypes
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, NetworkType?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>What is known of a class, or null where it is no network.</summary>
    public NetworkType? Of(INamedTypeSymbol type) => _known.GetOrAdd(type, NetworkType.Of);
}
