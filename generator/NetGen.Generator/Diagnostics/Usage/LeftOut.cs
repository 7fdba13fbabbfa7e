using Microsoft.CodeAnalysis;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Diagnostics.Usage;

/// <summary>Which option of a network leaves out a member, and what to do.</summary>
internal sealed record LeftOut(string Cause, string Advice)
{
    private const string TrainElsewhere = "train in a class without Frozen, and write its weights with SaveFrozen";

    private const string KeepGradients = "leave that option out, or train with TrainStep";

    /// <summary>What is there only when an option asks for it.</summary>
    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["InputGradients"] = Names.InputGradients,
        ["MaxDegreeOfParallelism"] = Names.Parallel,
    };

    /// <summary>The reason why a network has no member of that name, or null where NetGen knows none.</summary>
    public static LeftOut? By(INamedTypeSymbol network, string name, Compilation compilation)
    {
        if (NetworkDeclaration.AttributeOf(network) is not { } attribute
            || GeneratedFiles.OnlyDeclare(network)
            || Has(network, name))
        {
            return null;
        }

        if (attribute.Get(Names.Frozen, false))
        {
            return IsMember(name) || IsExtension(name, compilation)
                ? new($"of {Names.Frozen} = true, with which it only predicts", TrainElsewhere)
                : null;
        }

        if (Asked.TryGetValue(name, out string? option) && !attribute.Get(option, false))
        {
            return new($"{option} = true is not written", $"add {option} = true to the attribute");
        }

        return !attribute.Get(Names.Gradients, true)
            && (IsMember(name) || IsExtension(name, compilation))
            ? new($"of {Names.Gradients} = false, which leaves out all that needs gradients", KeepGradients)
            : null;
    }

    private static bool IsMember(string name) => NetworkType.IsMemberName(name) || Asked.ContainsKey(name);

    /// <summary>Whether the library, or a package beside it, has a method of that name for networks: Fit, ….</summary>
    private static bool IsExtension(string name, Compilation compilation) => compilation.References
        .Select(compilation.GetAssemblyOrModuleSymbol)
        .OfType<IAssemblySymbol>()
        .Where(assembly => assembly.Name.StartsWith("NetGen", StringComparison.Ordinal))
        .SelectMany(assembly => Spaces(assembly.GlobalNamespace.GetNamespaceMembers()
            .Where(space => space.Name == "NetGen")))
        .SelectMany(space => space.GetTypeMembers())
        .Where(type => type is { IsStatic: true, MightContainExtensionMethods: true })
        .SelectMany(type => type.GetMembers(name))
        .Any(member => member is IMethodSymbol { IsExtensionMethod: true, Parameters: [var network, ..] }
            && NetworkType.IsOfLibrary(network.Type));

    private static IEnumerable<INamespaceSymbol> Spaces(IEnumerable<INamespaceSymbol> spaces) =>
        spaces.SelectMany(space => Spaces(space.GetNamespaceMembers()).Prepend(space));

    private static bool Has(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (!type.GetMembers(name).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
