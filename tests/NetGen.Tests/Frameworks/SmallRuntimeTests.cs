using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.TestSupport;
using NetGen.Tests.Frozen;

namespace NetGen.Tests.Frameworks;

/// <summary>
/// Scalar code keeps to what the runtimes of microcontrollers (nanoFramework) can compile: held by a core library that has
/// nothing else, and by what the syntax must not have.
/// </summary>
[Trait("Category", "Slow")]
public class SmallRuntimeTests
{
    /// <summary>
    /// Frozen files as they are written elsewhere, of every activation and optimizer, with each constant that can stand
    /// in them.
    /// </summary>
    private static readonly Lazy<string[]> Frozen = new(() => FrozenPairs.Frozen(
    [
        .. ConsumerNetworks.All.Select(network => network.Spec),
        ConsumerNetworks.All[0].Spec with { Name = "OfFormula", HiddenFormula = "u > 0 ? u : 0.1 * u" },
        Trained(Optimizer.Adam, "Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-7, WeightDecay = 0.25"),
        Trained(Optimizer.Momentum, "Momentum = 0.5, L1 = 0.001, L2 = 0.002, DecayBiases = false, Trainable = new[] { false, true }"),
        Trained(Optimizer.RMSProp, "Alpha = 0.9") with { Inputs = 3, Residual = true, InputSkip = true },
        Trained(Optimizer.RProp, "StepDecrease = 0.4, StepIncrease = 1.5, MinStep = 1e-5, MaxStep = 1"),
    ]));

    private static readonly Lazy<CSharpCompilation> Completed = new(() =>
    {
        string source = string.Concat(ConsumerNetworks.All.Select(network => network.Spec)
            .Append(ConsumerNetworks.All[0].Spec with
            {
                Name = "WithoutGradients",
                Gradients = false,
                Extra = "MaxBytes = 100000",
            })
            .Select(spec => (spec with { InputGradients = spec.InputGradients && spec.Gradients }).ClassSource()));
        var target = new CompilerTarget([CoreLibrary()], [], IsProgram: false);
        CSharpCompilation completed = NetworkCompiler.Generate(
            LanguageVersion.CSharp9, [source, .. Frozen.Value], out GeneratorRunResult run, target);
        Assert.Null(run.Exception);
        Assert.True(run.GeneratedSources.Length > 2 * ConsumerNetworks.All.Count);
        return completed;
    });

    private static IEnumerable<SyntaxNode> Nodes =>
        Completed.Value.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes(descendIntoTrivia: false));

    [Fact]
    public void It_compiles_where_nothing_else_is()
    {
        string problems = string.Join("\n", Completed.Value.GetDiagnostics()
            .Where(problem => problem.Severity >= DiagnosticSeverity.Warning).Take(20));
        Assert.True(problems.Length == 0, problems);
    }

    [Fact]
    public void Frozen_files_have_all_that_can_stand_in_them()
    {
        string files = string.Concat(Frozen.Value);
        Assert.All(
            typeof(FrozenWeightsAttribute).GetProperties().Where(option => option.CanWrite),
            option => Assert.Contains($"{option.Name} = ", files, StringComparison.Ordinal));
        Assert.All(
            BuiltIn.Activations.Select(activation => $"Activation.{activation}")
                .Concat(Enum.GetNames<Optimizer>().Select(name => $"Optimizer.{name}")),
            value => Assert.Contains(value, files, StringComparison.Ordinal));
    }

    [Fact]
    public void It_has_no_generic_method_and_no_pointer()
    {
        Assert.DoesNotContain(Nodes, node => node is MethodDeclarationSyntax { TypeParameterList: not null });
        Assert.DoesNotContain(Nodes, node => node is InvocationExpressionSyntax
        {
            Expression: GenericNameSyntax or MemberAccessExpressionSyntax { Name: GenericNameSyntax },
        });
        Assert.DoesNotContain(Nodes, node => node
            is PointerTypeSyntax or StackAllocArrayCreationExpressionSyntax or UnsafeStatementSyntax
            or FixedStatementSyntax or RefTypeSyntax);
    }

    [Fact]
    public void The_check_finds_what_is_not_there()
    {
        foreach (string statement in new[]
        {
            "float y = System.MathF.Exp(1);",
            "System.Span<float> y = new float[1];",
            "int y = System.Array.IndexOf(new[] { 1 }, 1);",
        })
        {
            CSharpCompilation wrong = Completed.Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
                $"class Wrong {{ void Run() {{ {statement} }} }}", new CSharpParseOptions(LanguageVersion.CSharp9)));
            Assert.Contains(wrong.GetDiagnostics(), problem => problem.Severity == DiagnosticSeverity.Error);
        }
    }

    private static NetworkSpec Trained(Optimizer optimizer, string constants) => new()
    {
        Name = $"With{optimizer}",
        Inputs = 2,
        Hidden = [3],
        Outputs = 1,
        Optimizer = optimizer,
        Precision = optimizer == Optimizer.RProp ? Precision.Double : Precision.Single,
        Kernel = Kernel.Scalar,
        Extra = constants,
    };

    /// <summary>The core library and NetGen in one: an assembly that references nothing.</summary>
    private static CompilationReference CoreLibrary()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Frameworks", "SmallRuntime");
        return CSharpCompilation.Create(
            "mscorlib",
            Directory.GetFiles(folder, "*.cs").Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file))),
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
    }
}
