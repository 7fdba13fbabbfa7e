using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Places;

/// <summary>A project that checks its arithmetic gets no checks into the network's.</summary>
public sealed class UncheckedArithmeticTests
{
    public static TheoryData<string> Networks =>
    [
        "Inputs = 2, Hidden = 3, Outputs = 1",
        "Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar",
        "Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Compact",
        "Inputs = 20, Hidden = 30, Outputs = 10, Loss = Loss.CrossEntropy",
        "Inputs = 33, Hidden = 30, Outputs = 10, Parallel = true, Optimizer = Optimizer.Adam",
        "Inputs = 40, HiddenLayers = new[] { 30, 20 }, Outputs = 3, Kernel = Kernel.Scalar, InputGradients = true",
        "Inputs = 1, Hidden = 9, Outputs = 1, InputGradients = true, Optimizer = Optimizer.Momentum, WeightDecay = 0.01",
        // Layers whose forward pass, deltas and steps are cut into several methods.
        "Inputs = 45, Hidden = 35, Outputs = 1, Kernel = Kernel.Scalar, Loss = Loss.MeanSquaredError",
        "Inputs = 12, HiddenLayers = new[] { 42, 33 }, Outputs = 3, Kernel = Kernel.Scalar, Optimizer = Optimizer.AdamW",
        "Inputs = 7, Hidden = 13, Outputs = 5, Kernel = Kernel.Loop, Precision = Precision.Double, "
            + "Optimizer = Optimizer.RProp",
        "Inputs = 7, Hidden = 13, Outputs = 5, Gradients = false, Parallel = true, HiddenActivation = Activation.GELU",
        "Inputs = 60, Hidden = 80, Kernel = Kernel.Loop, Outputs = 10, Parallel = true, Loss = Loss.CrossEntropy, "
            + "HiddenActivation = Activation.Tanh",
    ];

    /// <summary>Nor has it an <c>unchecked</c> without a reason: the same methods would check without theirs.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    [Trait("Category", "Slow")]
    public void Generated_code_checks_nothing(string arguments)
    {
        foreach (CSharpCompilation project in Projects(arguments))
        {
            GeneratorRunner.Run(project, out CSharpCompilation output);
            Assert.Equal(["Xor.Next"], Checked(output));

            ILookup<SyntaxTree, SyntaxNode> marked = output.SyntaxTrees
                .SelectMany(tree => tree.GetRoot().DescendantNodes())
                .Where(node => node.Kind() is SyntaxKind.UncheckedStatement or SyntaxKind.UncheckedExpression)
                .ToLookup(node => node.SyntaxTree);
            if (marked.Count == 0)
            {
                continue;
            }

            CSharpCompilation plain = output;
            foreach (SyntaxTree tree in marked.Select(nodes => nodes.Key))
            {
                plain = plain.ReplaceSyntaxTree(tree, tree.WithChangedText(
                    SourceText.From(tree.ToString().Replace("unchecked", ""), Encoding.UTF8)));
            }

            Assert.Equal(
                marked.SelectMany(nodes => nodes).Select(MethodOf).Append("Xor.Next").Distinct().Order(StringComparer.Ordinal),
                Checked(plain).Order(StringComparer.Ordinal));
        }
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
        Assert.Equal(
            without.Single(file => file.Name == "Xor.g.cs").Text, with.Single(file => file.Name == "Xor.g.cs").Text);
        Assert.Contains("unchecked", with.Single(file => file.Name == "Wide.Members.g.cs").Text);

        (string Name, string Text)[] Files(bool areChecked) =>
        [
            .. GeneratorRunner.Run(project.WithOptions(project.Options.WithOverflowChecks(areChecked)), out _)
                .GeneratedSources.Select(file => (file.HintName, file.SourceText.ToString())),
        ];
    }

    /// <summary>The network in a project that has everything, and in one with arrays only.</summary>
    private static IEnumerable<CSharpCompilation> Projects(string arguments)
    {
        string source = $$"""
            using NetGen;
            [Network({{arguments}})]
            public partial class Xor { public static int Next(int n) { return n + 1; } }
            """;
        yield return GeneratorRunner.Compile(source);
        yield return GeneratorRunner.Compile(Consumer.NetStandard20, LanguageVersion.CSharp9, source);
    }

    /// <summary>The methods of an assembly that check for overflow, as "Xor.Forward".</summary>
    private static IEnumerable<string> Checked(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        GeneratorRunner.AssertNone(
            compilation.Emit(image).Diagnostics.Where(problem => problem.Severity > DiagnosticSeverity.Hidden));
        return IntermediateCode.Instructions(image.ToArray())
            .Where(code => code.Instruction.Contains(".ovf", StringComparison.Ordinal))
            .Select(code => code.Method)
            .Distinct();
    }

    /// <summary>The method around a node, as an assembly calls it.</summary>
    private static string MethodOf(SyntaxNode node)
    {
        MemberDeclarationSyntax member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        string type = member.FirstAncestorOrSelf<ClassDeclarationSyntax>()!.Identifier.ValueText;
        return $"{type}." + member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => $"get_{property.Identifier.ValueText}",
            ConstructorDeclarationSyntax => ".ctor",
            _ => throw new ArgumentException($"No method is in a {member.Kind()}.", nameof(node)),
        };
    }
}
