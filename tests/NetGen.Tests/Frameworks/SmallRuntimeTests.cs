using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.TestSupport;

namespace NetGen.Tests.Frameworks;

/// <summary>
/// Scalar code keeps to what the runtimes of microcontrollers (nanoFramework) can compile: held by a core library that has
/// nothing else, and by what the syntax must not have.
/// </summary>
public class SmallRuntimeTests
{
    private static readonly Lazy<CSharpCompilation> Completed = new(() =>
    {
        string source = string.Concat(ConsumerNetworks.All.Select(network => network.Spec)
            .Append(ConsumerNetworks.All[0].Spec with { Name = "WithoutGradients", Gradients = false })
            .Select(spec => (spec with { InputGradients = spec.InputGradients && spec.Gradients }).ClassSource())
            .Append(Frozen));
        var target = new CompilerTarget([CoreLibrary()], [], IsProgram: false);
        CSharpCompilation completed =
            NetworkCompiler.Generate(LanguageVersion.CSharp9, [source], out GeneratorRunResult run, target);
        Assert.Null(run.Exception);
        Assert.True(run.GeneratedSources.Length > 2 * ConsumerNetworks.All.Count);
        return completed;
    });

    /// <summary>As SaveFrozen writes it for a framework without constant spans: 13 weights and biases, and padding.</summary>
    private static string Frozen => $$"""
        [NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true, MaxBytes = 1000)]
        public partial class Frozen
        {
            [NetGen.FrozenWeights(
                Layers = new[] { 2, 3, 1 }, Activations = new[] { NetGen.Activation.Sigmoid, NetGen.Activation.Identity })]
            private static readonly float[] FrozenWeights = new float[] { {{string.Join(", ", Enumerable.Range(1, 13 + 15))}} };
        }

        """;

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
