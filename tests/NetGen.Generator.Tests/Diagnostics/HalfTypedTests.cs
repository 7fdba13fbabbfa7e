using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Code on its way: the compiler's own errors are enough, and nothing is generated or thrown.</summary>
public sealed class HalfTypedTests
{
    private const string Attribute = "[NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)]";

    [Theory]
    [InlineData(Attribute + " partial class { }")]
    [InlineData(Attribute + " partial class")]
    [InlineData("namespace A. { " + Attribute + " partial class X { } }")]
    [InlineData("partial class { " + Attribute + " partial class X { } }")]
    [InlineData(Attribute)]
    [InlineData("[NetGen.Network(Inputs = , Hidden = 3, Outputs = 1)] partial class X { }")]
    [InlineData("[NetGen.Network(Inputs = 2, Hid)] partial class X { }")]
    [InlineData("[NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = NetGen.Precision.)] partial class X { }")]
    public async Task Generates_nothing_and_says_nothing(string code)
    {
        GeneratorRunResult result = GeneratorRunner.Run(GeneratorRunner.Compile(code), out CSharpCompilation output);
        Assert.Null(result.Exception);
        Assert.Empty(result.GeneratedSources);
        Assert.Empty(await GeneratorRunner.Analyze(output));
    }

    /// <summary>What uses the class stays right while its attribute is typed.</summary>
    [Theory]
    [InlineData("Loss = NetGen.Loss.")]
    [InlineData("Loss = ")]
    [InlineData("OutputActivation = ")]
    public async Task Keeps_the_members_that_are_known(string typed)
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(
            $"[NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1, {typed})] partial class X {{ }}",
            "class Use { float At(X x) { x.TrainStep(new float[2], new float[1], 1); return x.HiddenLayer.Biases[0]; } }");
        GeneratorRunner.Run(compilation, out CSharpCompilation output);
        Assert.Empty(await GeneratorRunner.Analyze(output));
        GeneratorRunner.AssertNone(output.GetDiagnostics().Where(diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree?.FilePath != "File0.cs"));
    }

    /// <summary>A class of the same name that has arrays where ours has numbers.</summary>
    [Theory]
    [InlineData("public int[] Inputs { get; set; }", "Inputs = new[] { 2 }")]
    [InlineData("public object HiddenLayers { get; set; }", "HiddenLayers = new object[] { new int[] { 1 } }")]
    [InlineData("public int[] Loss { get; set; }", "Loss = new[] { 2 }")]
    public async Task An_attribute_of_somebody_else_throws_nothing(string property, string argument)
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(
            $"namespace NetGen {{ public class NetworkAttribute : System.Attribute {{ {property} }} }}",
            $"[NetGen.Network({argument})] partial class X {{ }}");
        Assert.Null(GeneratorRunner.Run(compilation, out CSharpCompilation output).Exception);
        Assert.DoesNotContain(await GeneratorRunner.Analyze(output), diagnostic => diagnostic.Id == "AD0001");
    }
}
