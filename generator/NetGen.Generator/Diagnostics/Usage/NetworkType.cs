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
    private readonly SpecialType _number;

    private NetworkType(INamedTypeSymbol type, SpecialType number) => (_type, _number) = (type, number);

    public static bool IsMemberName(string name) => Methods.ContainsKey(name);

    public static NetworkType? Of(INamedTypeSymbol type) =>
        NetworkDeclaration.IsNetwork(type) && type.AllInterfaces.FirstOrDefault(IsLibraryInterface) is { } contract
            ? new NetworkType(type, contract.TypeArguments[0].SpecialType)
            : null;

    /// <summary>What a generated method wants of its first parameters.</summary>
    public static IReadOnlyList<Wanted> WantedBy(IMethodSymbol method) => Methods[method.Name];

    /// <summary>A generated constant's value, or null where it is not there.</summary>
    public int? Constant(string name) => _type.GetMembers(name).OfType<IFieldSymbol>()
        .Select(field => field.ConstantValue as int?).FirstOrDefault();

    /// <summary>
    /// Whether a method is the generated one: a user's own method of that name and those parameters is refused
    /// (NETGEN010), so that any other differs in its types.
    /// </summary>
    public bool IsGenerated(IMethodSymbol method)
    {
        if (method.IsStatic
            || method.IsGenericMethod
            || !SymbolEqualityComparer.Default.Equals(method.ContainingType, _type))
        {
            return false;
        }

        int rows = Methods[method.Name].Length;
        SpecialType element = method.Name.Contains("OptimizerState") ? SpecialType.System_Double : _number;
        SpecialType[] scalars = method.Name switch
        {
            "Initialize" => [SpecialType.System_Int32],
            "Update" or "TrainStep" or "TrainBatch" => [_number],
            _ => [],
        };
        return method.Parameters.Length == rows + scalars.Length
            && method.Parameters.All(parameter => parameter.RefKind == RefKind.None)
            && method.Parameters.Take(rows).All(parameter => Sequence.ElementOf(parameter.Type)?.SpecialType == element)
            && method.Parameters.Skip(rows).Select(parameter => parameter.Type.SpecialType).SequenceEqual(scalars);
    }

    /// <summary>Whether a constructor is generated: it then draws the weights and does nothing else.</summary>
    public bool IsGeneratedConstructor(IMethodSymbol? constructor) =>
        SymbolEqualityComparer.Default.Equals(constructor?.ContainingType, _type)
        && constructor!.Parameters.All(parameter =>
            constructor.Parameters.Length == 1
            && parameter is { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Int32 });

    private static bool IsLibraryInterface(INamedTypeSymbol type) => type is
    {
        Name: "IPredictor" or "IArrayPredictor",
        TypeArguments.Length: 1,
        ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true },
    };
}
