using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parse;

/// <summary>Something wrong with a network's declaration, and where.</summary>
internal sealed class Problem(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, location, arguments);
}
