using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>The class that has the attribute.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        "NETGEN001",
        "Class is not partial",
        "'{0}' is not partial, so NetGen cannot add the network to it: write 'partial class {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN001"));

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = new(
        "NETGEN002",
        "Type around a network is not partial",
        "'{0}' contains the network '{1}', so it must be partial too: write 'partial {2} {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN002"));

    public static readonly DiagnosticDescriptor Generic = new(
        "NETGEN003",
        "Network in a generic type",
        "'{0}' has type parameters, but a network is compiled for one fixed class: remove them, or move "
        + "'{1}' out",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN003"));

    public static readonly DiagnosticDescriptor StaticClass = new(
        "NETGEN004",
        "Network in a static class",
        "'{0}' is static, but a network is an object with weights of its own: write 'partial class {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN004"));

    public static readonly DiagnosticDescriptor Record = new(
        "NETGEN005",
        "Network in a record",
        "'{0}' is a record, but a network has weights that change, not values to compare: write 'partial "
        + "class {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN005"));

    public static readonly DiagnosticDescriptor FileLocal = new(
        "NETGEN006",
        "Network in a file-local type",
        "'{0}' is local to its file, so NetGen cannot add the network from another one: remove the "
        + "modifier 'file'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN006"));

    public static readonly DiagnosticDescriptor PrimaryConstructor = new(
        "NETGEN007",
        "Network with a primary constructor",
        "'{0}' has a primary constructor, but NetGen writes its constructors, {0}() and {0}(int seed): "
        + "turn the parameters into properties",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN007"));

    public static readonly DiagnosticDescriptor BaseConstructor = new(
        "NETGEN008",
        "Base class cannot be constructed",
        "'{0}' derives from '{1}', which has no constructor without parameters that '{0}' could call: "
        + "add one to '{1}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN008"));

    public static readonly DiagnosticDescriptor BaseIsNetwork = new(
        "NETGEN009",
        "Network derives from a network",
        "'{0}' derives from '{1}', which is a network itself: keep the one in a field of the other, or "
        + "derive both from a common class",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN009"));

    public static readonly DiagnosticDescriptor MemberClash = new(
        "NETGEN010",
        "Member clashes with a generated one",
        "'{0}' clashes with a member that NetGen writes into '{1}': rename it, or, if it is a method, give it "
        + "other parameters",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN010"));

    public static readonly DiagnosticDescriptor InheritedClash = new(
        "NETGEN011",
        "Generated member would hide an inherited one",
        "'{0}' inherits '{1}', which a generated member would hide: rename it, or keep the base "
        + "class in a field",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN011"));

    public static readonly DiagnosticDescriptor ClassName = new(
        "NETGEN012",
        "Class has the name of one of its members",
        "A network cannot be called '{0}', because NetGen writes a member with that name into it: rename "
        + "the class",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN012"));

    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        "NETGEN013",
        "Language version is too old",
        "NetGen writes C# 9, but this project is compiled as C# {0}: set <LangVersion>9</LangVersion> or "
        + "a later one in the project file",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN013"));

    public static readonly DiagnosticDescriptor ConstructorWithoutWeights = new(
        "NETGEN029",
        "Constructor leaves the weights at zero",
        "'{0}' leaves the weights at zero: chain to this(seed), or call Initialize",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN029"));

    public static readonly DiagnosticDescriptor NameHidesType = new(
        "NETGEN030",
        "Name hides a type that generated code uses",
        "'{0}' hides {1}, which the vector code of '{2}' uses: rename it, or write Kernel = Kernel.Scalar",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN030"));

    /// <summary>The rules about the class.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Class = ImmutableArray.Create(
        NotPartial,
        ContainingTypeNotPartial,
        Generic,
        StaticClass,
        Record,
        FileLocal,
        PrimaryConstructor,
        BaseConstructor,
        BaseIsNetwork,
        MemberClash,
        InheritedClash,
        ClassName,
        LanguageTooOld,
        ConstructorWithoutWeights,
        NameHidesType);
}
