using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>Everything that NetGen says. An id is never used again; docs/diagnostics has a page for each.</summary>
internal static partial class DiagnosticDescriptors
{
    private const string Category = "NetGen";

    /// <summary>Every rule. Not a field: the order in which a type's files initialize theirs is not known.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
        Declaration.AddRange(Usage).Add(MemberLeftOut).AddRange(Generator);

    /// <summary>The rules about a network's declaration.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Declaration => Class.AddRange(Network);
}
