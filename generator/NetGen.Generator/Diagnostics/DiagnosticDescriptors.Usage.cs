using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>What is wrong with a call of a network, where that is certain. Warnings: the code compiles, and then throws
/// or learns nothing.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor LengthMisfit = new(
        "NETGEN037",
        "Length does not fit the network",
        "{0} takes {1} for '{2}', but gets {3} here, which throws an ArgumentException: pass {4}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN037"));

    public static readonly DiagnosticDescriptor RowsDiffer = new(
        "NETGEN038",
        "Batch has different numbers of rows",
        "{0} gets {1} of '{2}', but {3} of '{4}', which throws an ArgumentException: pass the same "
        + "number of both",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN038"));

    public static readonly DiagnosticDescriptor UpdateWithoutGradients = new(
        "NETGEN039",
        "Update without gradients",
        "'{0}' is updated, but it has no gradients yet: call Backward, BackwardBatch or LoadGradients "
        + "before Update, or TrainStep or TrainBatch, which update by themselves",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN039"));

    public static readonly DiagnosticDescriptor BackwardWithoutForward = new(
        "NETGEN040",
        "Backward without Forward",
        "Backward is called on '{0}', but Forward has not run yet: call Forward before Backward",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN040"));

    public static readonly DiagnosticDescriptor MemberLeftOut = new(
        "NETGEN046",
        "Member is left out of the network",
        "'{0}' has no {1}, because {2}: {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN046"));

    /// <summary>The rules about calls, which an analyzer of their own looks at.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Usage =
        ImmutableArray.Create(LengthMisfit, RowsDiffer, UpdateWithoutGradients, BackwardWithoutForward);
}
