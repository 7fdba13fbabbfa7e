using Microsoft.CodeAnalysis;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Diagnostics.Usage;

/// <summary>A completed network as its callers see it: its constants, and which of its methods are generated.</summary>
internal sealed class NetworkType
{
    /// <summary>Every generated method, and the parameters that are rows or parameters of the network.</summary>
    private static readonly Dictionary<string, Wanted[]> Methods = new(StringComparer.Ordinal)
    {
        ["Initialize"] = [],
        ["Predict"] = [Wanted.Row("InputCount"), Wanted.Row("OutputCount")],
        ["Forward"] = [Wanted.Row("InputCount")],
        ["Backward"] = [Wanted.Row("OutputCount")],
        ["Update"] = [],
        ["TrainStep"] = [Wanted.Row("InputCount"), Wanted.Row("OutputCount")],
        ["PredictBatch"] = [Wanted.Rows("InputCount"), Wanted.Rows("OutputCount")],
        ["Evaluate"] = [Wanted.SomeRows("InputCount"), Wanted.SomeRows("OutputCount")],
        ["BackwardBatch"] = [Wanted.SomeRows("InputCount"), Wanted.SomeRows("OutputCount")],
        ["TrainBatch"] = [Wanted.SomeRows("InputCount"), Wanted.SomeRows("OutputCount")],
        ["CopyParametersTo"] = [Wanted.Row("ParameterCount")],
        ["LoadParameters"] = [Wanted.Row("ParameterCount")],
        ["CopyGradientsTo"] = [Wanted.Row("ParameterCount")],
        ["LoadGradients"] = [Wanted.Row("ParameterCount")],
        ["CopyOptimizerStateTo"] = [Wanted.Row("OptimizerStateCount")],
        ["LoadOptimizerState"] = [Wanted.Row("OptimizerStateCount")],
    };

    private readonly INamedTypeSymbol _type;
    private readonly HashSet<ISymbol> _generated;

    private NetworkType(INamedTypeSymbol type) => (_type, _generated) = (type, Implemented(type));

    public static bool IsMemberName(string name) => Methods.ContainsKey(name);

    public static NetworkType? Of(INamedTypeSymbol type) =>
        NetworkDeclaration.IsNetwork(type) && type.AllInterfaces.Any(IsOfLibrary) && !GeneratedFiles.OnlyDeclare(type)
            ? new NetworkType(type)
            : null;

    /// <summary>What a generated method wants of its first parameters.</summary>
    public static IReadOnlyList<Wanted> WantedBy(IMethodSymbol method) => Methods[method.Name];

    /// <summary>A generated constant's value, or null where it is not there.</summary>
    public int? Constant(string name) => _type.GetMembers(name).OfType<IFieldSymbol>()
        .Select(field => field.ConstantValue as int?).FirstOrDefault();

    /// <summary>
    /// Whether a method is the generated one: it implements the library's interface, or is the Predict that returns
    /// what the other one writes; a user's own of that name and those parameters is refused (NETGEN010).
    /// </summary>
    public bool IsGenerated(IMethodSymbol method) => _generated.Contains(method)
        || (method is { Name: "Predict", Parameters: [{ RefKind: RefKind.None } x], TypeParameters.IsEmpty: true }
            && _generated.OfType<IMethodSymbol>().Any(other => other.Name == "Predict"
                && SymbolEqualityComparer.Default.Equals(other.ContainingType, method.ContainingType)
                && SymbolEqualityComparer.Default.Equals(other.Parameters[0].Type, x.Type)));

    /// <summary>Whether a constructor is generated: it then draws the weights and does nothing else.</summary>
    public bool IsGeneratedConstructor(IMethodSymbol? constructor) =>
        SymbolEqualityComparer.Default.Equals(constructor?.ContainingType, _type)
        && constructor!.Parameters.All(parameter =>
            constructor.Parameters.Length == 1
            && parameter is { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Int32 });

    private static HashSet<ISymbol> Implemented(INamedTypeSymbol type) => new(
        type.AllInterfaces
            .Where(IsOfLibrary)
            .SelectMany(contract => contract.GetMembers())
            .Select(type.FindImplementationForInterfaceMember)
            .OfType<IMethodSymbol>(),
        SymbolEqualityComparer.Default);

    /// <summary>INetwork and those that it is made of, or the same of arrays.</summary>
    public static bool IsOfLibrary(ITypeSymbol type) => type is INamedTypeSymbol
    {
        Name: "INetwork" or "ITrainable" or "IPredictor" or "IArrayNetwork" or "IArrayTrainable" or "IArrayPredictor",
        TypeArguments.Length: 1,
        ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true },
    };
}
