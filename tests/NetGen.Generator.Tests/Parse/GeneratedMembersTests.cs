using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Model;
using NetGen.Generator.Parse;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>The list of names that a user's members are held against is the list of names that are generated.</summary>
public sealed class GeneratedMembersTests
{
    public static TheoryData<string> Attributes =>
    [
        "Inputs = 2, Hidden = 3, Outputs = 1",
        "Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar",
        "Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Vector, InputGradients = true",
        "Inputs = 20, HiddenLayers = new[] { 30, 12 }, Outputs = 10, Kernel = Kernel.Loop, Optimizer = Optimizer.Adam",
        "Inputs = 40, Hidden = 30, Outputs = 3, Kernel = Kernel.Scalar, Optimizer = Optimizer.RProp",
        "Inputs = 2, Hidden = 3, Outputs = 2, Precision = Precision.Double, Gradients = false, Loss = Loss.CrossEntropy",
        "Inputs = 40, HiddenLayers = new[] { 30, 20 }, Outputs = 3, Kernel = Kernel.Scalar, Optimizer = Optimizer.AdamW, InputGradients = true",
        "Inputs = 64, Hidden = 64, Outputs = 8, Kernel = Kernel.Scalar, Precision = Precision.Double",
        "Inputs = 40, Hidden = 30, Outputs = 3, Gradients = false, Optimizer = Optimizer.Nesterov, Kernel = Kernel.Loop",
        "Inputs = 4, Hidden = 5, Outputs = 2, HiddenActivation = Activation.GELU, Optimizer = Optimizer.AdamW",
        "Inputs = 4, Hidden = 5, Outputs = 2, HiddenActivation = Activation.SiLU, Optimizer = Optimizer.Momentum",
        "Inputs = 64, Hidden = 32, Outputs = 3, Parallel = true",
        "Inputs = 2, Hidden = 3, Outputs = 2, Kernel = Kernel.Scalar, BackwardFrom = true, Jacobian = true",
        "Inputs = 40, Hidden = 30, Outputs = 3, Kernel = Kernel.Scalar, BackwardFrom = true, Jacobian = true, L2 = 0.1, DecayBiases = false",
        "Inputs = 2, Hidden = 3, Outputs = 2, Kernel = Kernel.Compact, BackwardFrom = true, Jacobian = true",
        "Inputs = 3, HiddenLayers = new[] { 4, 5 }, Outputs = 2, Optimizer = Optimizer.Adam, Trainable = new[] { false, true, false }",
        "Inputs = 3, HiddenLayers = new[] { 4, 4 }, Outputs = 2, Residual = true, InputSkip = true, InputGradients = true",
        "Inputs = 2, Hidden = 3, Outputs = 2, Kernel = Kernel.Vector, BackwardFrom = true, Jacobian = true, L1 = 0.1, DecayBiases = false",
        "Inputs = 64, Hidden = 32, Outputs = 3, Kernel = Kernel.Loop, Parallel = true, BackwardFrom = true, Jacobian = true, Loss = Loss.CrossEntropy",
    ];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Nothing_else_is_generated(string arguments)
    {
        Check(GeneratorRunner.Compile(Source(arguments)));
        Check(GeneratorRunner.Compile(Consumer.NetStandard20, LanguageVersion.CSharp9, Source(arguments)));
    }

    [Theory]
    [InlineData("Scalar", 2, 3, 1)]
    [InlineData("Vector", 2, 3, 1)]
    [InlineData("Loop", 20, 30, 10)]
    public void Of_a_frozen_network_only_statics_are_generated(string kernel, params int[] layers)
    {
        string source = $"using NetGen; [Network(Inputs = {layers[0]}, Hidden = {layers[1]}, Outputs = {layers[2]}, Frozen = true, "
            + $"Kernel = Kernel.{kernel})] public partial class Xor {{ {{0}} }}";
        Check(GeneratorRunner.Compile(source.Replace("{0}", FrozenSource.Member(layers, "Sigmoid, Identity"))));
        CSharpCompilation arrays = GeneratorRunner.Compile(
            Consumer.NetStandard20,
            LanguageVersion.CSharp9,
            source.Replace("{0}", FrozenSource.Member(layers, "Sigmoid, Identity", isArray: true)));
        Check(arrays);

        static void Check(CSharpCompilation compilation)
        {
            GeneratorRunner.RunClean(compilation);
            GeneratorRunner.Run(compilation, out CSharpCompilation output);
            INamedTypeSymbol xor = output.GetTypeByMetadataName("Xor")!;
            Assert.Empty(xor.AllInterfaces);
            Assert.All(xor.GetMembers().Where(member => !member.IsImplicitlyDeclared), member => Assert.True(member.IsStatic, member.Name));
            Assert.Equal(
                ["FrozenWeights", "InputCount", "OutputCount", "ParameterCount", "Predict", "Predict", "PredictBatch", "Topology"],
                xor.GetMembers().Where(member => !member.IsImplicitlyDeclared && member is not INamedTypeSymbol
                        and not IMethodSymbol { AssociatedSymbol: not null } && !GeneratedMembers.IsPrivate(member.Name))
                    .Select(member => member.Name).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("_state", true)]
    [InlineData("_correction1", true)]
    [InlineData("Vector256Kernel", true)]
    [InlineData("PredictRow", true)]
    [InlineData("TrainStepScalar", true)]
    [InlineData("AddGradients", true)]
    [InlineData("State", false)]
    [InlineData("Step", false)]
    [InlineData("Error", false)]
    [InlineData("_values", false)]
    [InlineData("_optimizer", false)]
    [InlineData("ForwardLayer2", false)]
    [InlineData("UpdateLayer1Part3", false)]
    [InlineData("_name", false)]
    [InlineData("PredictAll", false)]
    [InlineData("Scalar", false)]
    public void Private_names_are_few(string name, bool isPrivate) => Assert.Equal(isPrivate, GeneratedMembers.IsPrivate(name));

    [Fact]
    public void What_an_optimizer_keeps_is_reserved() => Assert.All(
        Enum.GetValues<Optimizer>().Select(kind => OptimizerFormula.For(new OptimizerModel { Formula = kind }))
            .SelectMany(formula => formula.States.Concat(formula.Running.Select(scalar => Identifiers.Of(scalar.Target)))),
        name => Assert.True(GeneratedMembers.IsPrivate("_" + name), name));

    [Fact]
    public void Vector_code_names_no_other_type_barely()
    {
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string arguments in Attributes.Cast<object[]>().Select(row => (string)row[0]))
        {
            GeneratorRunner.Run(GeneratorRunner.Compile(Source(arguments)), out CSharpCompilation output);
            foreach (SyntaxTree tree in output.SyntaxTrees.Where(tree => tree.FilePath.Contains(".Vector") || tree.FilePath.Contains(".Samples")))
            {
                SemanticModel semantics = output.GetSemanticModel(tree);
                foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(IsBare))
                {
                    // An attribute's name stands for its constructor.
                    ISymbol? symbol = semantics.GetSymbolInfo(name).Symbol;
                    if ((symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType : symbol)
                        is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true, SpecialType: SpecialType.None } type)
                    {
                        string fullName = $"{type.ContainingNamespace}.{type.Name}";
                        if (!HidingRules.BareNames.Any(bare => bare.FullName == fullName && (bare.IsGeneric || !type.IsGenericType)))
                        {
                            unknown.Add(type.ToDisplayString());
                        }
                    }
                }
            }
        }

        Assert.Empty(unknown);

        // Not what stands behind a dot or two colons, nor in a using directive.
        static bool IsBare(SimpleNameSyntax name) => name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == name,
            QualifiedNameSyntax qualified => qualified.Left == name,
            AliasQualifiedNameSyntax => false,
            _ => true,
        };
    }

    /// <summary>A user's extension method in the class's namespace would come before the framework's.</summary>
    [Theory]
    [MemberData(nameof(Attributes))]
    [Trait("Category", "Slow")]
    public void No_extension_method_is_called_as_one(string arguments)
    {
        Assert.Empty(Called(GeneratorRunner.Compile(Source(arguments))));
        Assert.Empty(Called(GeneratorRunner.Compile(Consumer.NetStandard20, LanguageVersion.CSharp9, Source(arguments))));

        static IEnumerable<string> Called(CSharpCompilation project)
        {
            GeneratorRunner.Run(project, out CSharpCompilation output);
            return
            [
                .. from tree in output.SyntaxTrees.Except(project.SyntaxTrees)
                   let semantics = output.GetSemanticModel(tree)
                   from call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
                   where semantics.GetSymbolInfo(call).Symbol is IMethodSymbol { MethodKind: MethodKind.ReducedExtension }
                       || call.Expression is IdentifierNameSyntax { Identifier.Text: "nameof" }
                   select $"{call}",
            ];
        }
    }

    private static string Source(string arguments) => $"using NetGen; [Network({arguments})] public partial class Xor {{ }}";

    private static void Check(CSharpCompilation compilation)
    {
        GeneratorRunResult result = GeneratorRunner.Run(compilation, out CSharpCompilation output);
        var model = (NetworkModel)result.TrackedSteps[TrackingNames.Networks].Single().Outputs.Single().Value;
        GeneratedMember[] known = [.. GeneratedMembers.Public(model)];
        string[] unknown =
        [
            .. output.GetTypeByMetadataName("Xor")!.GetMembers()
                .Where(member => !member.IsImplicitlyDeclared
                    && member is not IMethodSymbol { AssociatedSymbol: not null }
                    && member is not IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation }
                    && member is not IPropertySymbol { ExplicitInterfaceImplementations.Length: > 0 })
                .Where(member => !GeneratedMembers.IsPrivate(member.Name)
                    && !known.Any(other => other.Name == member.Name && IsSame(member, other)))
                .Select(member => member.ToDisplayString()),
        ];
        Assert.Empty(unknown);
    }

    private static bool IsSame(ISymbol member, GeneratedMember known) =>
        member is not IMethodSymbol method
            ? known.Parameters is null
            : known.Parameters is { } parameters && method.Parameters
                .Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
                .SequenceEqual(parameters);
}
