using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Model;

namespace NetGen.Generator.Parse;

/// <summary>The member that holds a frozen network's weights: what its attribute and its list of numbers say.</summary>
internal sealed class FrozenWeights
{
    private FrozenWeights(ISymbol member, AttributeData attribute)
    {
        SyntaxReference declaration = member.DeclaringSyntaxReferences[0];
        string path = declaration.SyntaxTree.FilePath.Replace('\\', '/');
        File = path.Substring(path.LastIndexOf('/') + 1);
        Layers = [.. attribute.GetArray("Layers").OfType<int>()];
        string[] formulas = [.. attribute.GetArray("Formulas").Select(text => text as string ?? "")];
        Activations =
        [
            .. attribute.GetArray("Activations").OfType<int>().Select((value, layer) =>
                layer < formulas.Length && formulas[layer].Length > 0 ? formulas[layer] : $"{(Activation)value}"),
        ];
        (Residual, InputSkip) = (attribute.Get(Names.Residual, false), attribute.Get(Names.InputSkip, false));
        Type = (member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type) switch
        {
            IArrayTypeSymbol array => array.ElementType.ToDisplayString(),
            INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: [var element] } => element.ToDisplayString(),
            var other => other.ToDisplayString(),
        };
        Count = Numbers(declaration.GetSyntax());
        Optimizer = NetworkParser.OptimizerOf(
            attribute.Get("Optimizer", -1) is var kind && Enum.IsDefined(typeof(Optimizer), kind)
                ? (Optimizer)kind
                : Compiler.Model.Optimizer.GradientDescent,
            (name, otherwise) => attribute.Get(name, otherwise) is var value && !double.IsNaN(value)
                && !double.IsInfinity(value) ? value : otherwise) with
        {
            DecayBiases = attribute.Get(Names.DecayBiases, true),
        };
    }

    /// <summary>Without its folder: what a reader knows it by.</summary>
    public string File { get; }

    public IReadOnlyList<int> Layers { get; }

    /// <summary>Each layer's activation: its name, or what a formula of the user's computes.</summary>
    public IReadOnlyList<string> Activations { get; }

    public bool Residual { get; }

    public bool InputSkip { get; }

    /// <summary>What trained them; gradient descent where that is not said, or makes no sense.</summary>
    public OptimizerModel Optimizer { get; }

    /// <summary>"float" or "double", of a valid member.</summary>
    public string Type { get; }

    /// <summary>How many numbers are written there; null where there is no list of them.</summary>
    public int? Count { get; }

    /// <summary>A class's weights, or null.</summary>
    public static FrozenWeights? Of(INamedTypeSymbol symbol)
    {
        foreach (ISymbol member in symbol.GetMembers(FrozenFormat.Member)
            .Where(member => member is IPropertySymbol or IFieldSymbol))
        {
            AttributeData? attribute = member.GetAttributes().FirstOrDefault(IsFrozenWeights);
            if (attribute is not null)
            {
                return new FrozenWeights(member, attribute);
            }
        }

        return null;
    }

    private static bool IsFrozenWeights(AttributeData attribute) => attribute.AttributeClass is
    {
        Name: "FrozenWeightsAttribute",
        ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true },
    };

    /// <summary>Of "=> new float[] { … }" or "= new float[] { … }", without a look at any number.</summary>
    private static int? Numbers(SyntaxNode declaration)
    {
        ExpressionSyntax? value = declaration switch
        {
            PropertyDeclarationSyntax { ExpressionBody.Expression: var body } => body,
            VariableDeclaratorSyntax { Initializer.Value: var initial } => initial,
            _ => null,
        };
        return value is ArrayCreationExpressionSyntax { Initializer: { } list } ? list.Expressions.Count : null;
    }
}
