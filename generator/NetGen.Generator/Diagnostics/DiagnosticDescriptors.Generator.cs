using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>What the generator itself says, because no analyzer can: where the compiler stops before analyzers speak,
/// and where they are turned off.</content>
internal static partial class DiagnosticDescriptors
{
    /// <summary>
    /// Not configurable: it stands for an error that has been turned off. The compiler stops at such an error, so that
    /// it is reported only where analyzers say nothing.
    /// </summary>
    public static readonly DiagnosticDescriptor NotCompiled = new(
        "NETGEN042",
        "Network is not compiled",
        "'{0}' is not compiled, because of {1}: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN042"),
        customTags: [WellKnownDiagnosticTags.NotConfigurable]);

    public static readonly DiagnosticDescriptor OptionUnknown = new(
        "NETGEN043",
        "Option does not exist",
        "There is no option '{0}'; {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN043"));

    public static readonly DiagnosticDescriptor OptionValueUnknown = new(
        "NETGEN044",
        "Value of an option does not exist",
        "There is no '{0}' for {1}; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN044"));

    public static readonly DiagnosticDescriptor OptionForm = new(
        "NETGEN045",
        "Option is not written as Name = value",
        "'{0}' is not an option, because options are written as Name = value{1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN045"));

    /// <summary>The rules that the generator reports.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Generator =
        ImmutableArray.Create(NotCompiled, OptionUnknown, OptionValueUnknown, OptionForm);
}
