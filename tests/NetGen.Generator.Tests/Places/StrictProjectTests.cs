using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Places;

/// <summary>The strictest project: every analyzer of the SDK at latest-all, warnings as errors, documentation required.</summary>
public sealed class StrictProjectTests
{
    private const string Networks = """
        [assembly: System.Reflection.AssemblyVersion("1.0.0.0")]
        [assembly: System.CLSCompliant(true)]
        [assembly: System.Runtime.InteropServices.ComVisible(false)]

        namespace Demo;

        [NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)]
        public partial class Plain;

        /// <summary>The user's own summary.</summary>
        /// <remarks>And remarks.</remarks>
        [NetGen.Network(Inputs = 20, Hidden = 30, Outputs = 10, Parallel = true, Optimizer = NetGen.Optimizer.Adam)]
        public sealed partial class Wide;

        [NetGen.Network(Inputs = 7, Hidden = 13, Outputs = 5, Kernel = NetGen.Kernel.Loop,
            Loss = NetGen.Loss.CrossEntropy, Precision = NetGen.Precision.Double, InputGradients = true)]
        public partial class Deep;

        [NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = NetGen.Kernel.Scalar, Gradients = false)]
        public abstract partial class Small;
        """;

    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public async Task Has_nothing_to_complain_of(string framework)
    {
        Consumer consumer = framework == "net10.0" ? Consumer.Net10 : Consumer.NetStandard20;
        CSharpCompilation project = GeneratorRunner.Compile(consumer, LanguageVersion.CSharp14, Networks);
        SyntaxTree tree = project.SyntaxTrees[0];
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        project = project.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(Networks, parse, "File0.cs", System.Text.Encoding.UTF8))
            .WithOptions(project.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error));
        GeneratorRunner.Run(project, out CSharpCompilation output);
        GeneratorRunner.AssertNone(output.GetDiagnostics().Where(problem => problem.Severity > DiagnosticSeverity.Hidden));
        GeneratorRunner.AssertNone(await NetAnalyzers.Analyze(output));
    }

    [Fact]
    public async Task The_analyzers_are_awake()
    {
        CSharpCompilation project = GeneratorRunner.Compile("public class A { public int[] B => new int[0]; }");
        IEnumerable<string> found = (await NetAnalyzers.Analyze(project)).Select(problem => problem.Id);
        Assert.Superset(new HashSet<string> { "CA1050", "CA1819", "CA1825" }, found.ToHashSet());
    }
}
