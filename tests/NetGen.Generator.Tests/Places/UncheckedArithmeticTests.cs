using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Places;

/// <summary>A project that checks its arithmetic gets no checks into the network's.</summary>
public sealed class UncheckedArithmeticTests
{
    public static TheoryData<string> Networks =>
    [
        "Inputs = 2, Hidden = 3, Outputs = 1",
        "Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar",
        "Inputs = 20, Hidden = 30, Outputs = 10, Loss = Loss.CrossEntropy",
        "Inputs = 33, Hidden = 30, Outputs = 10, Parallel = true, Optimizer = Optimizer.Adam",
        "Inputs = 40, HiddenLayers = new[] { 30, 20 }, Outputs = 3, Kernel = Kernel.Scalar, InputGradients = true",
        "Inputs = 60, HiddenLayers = new[] { 50, 33 }, Outputs = 10, Kernel = Kernel.Scalar, Optimizer = Optimizer.AdamW",
        "Inputs = 7, Hidden = 13, Outputs = 5, Kernel = Kernel.Loop, Precision = Precision.Double, Optimizer = Optimizer.RProp",
        "Inputs = 7, Hidden = 13, Outputs = 5, Gradients = false, Parallel = true, HiddenActivation = Activation.GELU",
        "Inputs = 60, Hidden = 80, Kernel = Kernel.Loop, Outputs = 10, Parallel = true, Loss = Loss.CrossEntropy, HiddenActivation = Activation.Tanh",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Generated_code_checks_nothing(string arguments)
    {
        string source = $$"""
            using NetGen;
            [Network({{arguments}})]
            public partial class Xor { public static int Next(int n) { return n + 1; } }
            """;
        Assert.Equal(["Xor.Next: add.ovf"], Checked(GeneratorRunner.Compile(source)));
        Assert.Equal(
            ["Xor.Next: add.ovf"],
            Checked(GeneratorRunner.Compile(Consumer.NetStandard20, LanguageVersion.CSharp9, source)));
    }

    [Fact]
    public void The_textbook_stays_as_it_is()
    {
        CSharpCompilation project = GeneratorRunner.Compile("""
            [NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = NetGen.Kernel.Scalar)] public partial class Xor;
            [NetGen.Network(Inputs = 20, Hidden = 30, Outputs = 10)] public partial class Wide;
            """);
        (string Name, string Text)[] with = Files(true), without = Files(false);
        Assert.DoesNotContain(without, file => file.Text.Contains("unchecked"));
        Assert.Equal(without.Single(file => file.Name == "Xor.g.cs").Text, with.Single(file => file.Name == "Xor.g.cs").Text);
        Assert.Contains("unchecked", with.Single(file => file.Name == "Wide.Members.g.cs").Text);

        (string Name, string Text)[] Files(bool areChecked) =>
        [
            .. GeneratorRunner.Run(project.WithOptions(project.Options.WithOverflowChecks(areChecked)), out _)
                .GeneratedSources.Select(file => (file.HintName, file.SourceText.ToString())),
        ];
    }

    private static IEnumerable<string> Checked(CSharpCompilation compilation)
    {
        GeneratorRunner.Run(compilation, out CSharpCompilation output);
        using var image = new MemoryStream();
        GeneratorRunner.AssertNone(output.Emit(image).Diagnostics.Where(problem => problem.Severity > DiagnosticSeverity.Hidden));
        return IntermediateCode.Instructions(image.ToArray())
            .Where(code => code.Instruction.Contains(".ovf", StringComparison.Ordinal))
            .Select(code => $"{code.Method}: {code.Instruction}")
            .Distinct();
    }
}
