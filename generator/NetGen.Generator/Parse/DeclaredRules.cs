using Microsoft.CodeAnalysis;
using NetGen.Compiler.Model;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>
/// Whether the members of a network with an error are declared all the same, so that the error stands alone and not
/// among the compiler's about every member that is used.
/// </summary>
internal static class DeclaredRules
{
    /// <summary>What decides which members there are, and of what type.</summary>
    private static readonly string[] Deciding =
        [Names.Inputs, Names.Hidden, Names.HiddenLayers, Names.Outputs, Names.Precision];

    /// <summary>The shape is not known, whatever else is.</summary>
    private static readonly HashSet<DiagnosticDescriptor> Shapeless =
    [
        DiagnosticDescriptors.SizeMissing,
        DiagnosticDescriptors.HiddenMissing,
        DiagnosticDescriptors.HiddenTwice,
    ];

    /// <summary>No other file can complete the class, or what it would be completed with clashes.</summary>
    private static readonly HashSet<DiagnosticDescriptor> Closed =
    [
        DiagnosticDescriptors.NotPartial,
        DiagnosticDescriptors.ContainingTypeNotPartial,
        DiagnosticDescriptors.Generic,
        DiagnosticDescriptors.StaticClass,
        DiagnosticDescriptors.Record,
        DiagnosticDescriptors.FileLocal,
        DiagnosticDescriptors.PrimaryConstructor,
        DiagnosticDescriptors.BaseConstructor,
        DiagnosticDescriptors.BaseIsNetwork,
        DiagnosticDescriptors.MemberClash,
        DiagnosticDescriptors.InheritedClash,
        DiagnosticDescriptors.ClassName,
        DiagnosticDescriptors.LanguageTooOld,
    ];

    /// <summary>Whether shape and T can be told from the attribute, right or wrong as they are.</summary>
    public static bool AreMembersKnown(NetworkDeclaration declaration, IEnumerable<Problem> shape) =>
        !shape.Any(problem => Shapeless.Contains(problem.Descriptor))
        && !Deciding.Any(declaration.Arguments.IsRefused)
        && Enum.IsDefined(
            typeof(Precision), declaration.Arguments.GetEnum(Names.Precision, Precision.Single));

    public static bool IsDeclared(NetworkDeclaration declaration, IReadOnlyList<Problem> problems) =>
        AreMembersKnown(declaration, problems) && !problems.Any(problem => Closed.Contains(problem.Descriptor));
}
