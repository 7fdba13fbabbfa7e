using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Wrong input gets one clear diagnostic at the right place, and no compiler error besides.</summary>
public sealed class DiagnosticsTests
{
    private const string Prefix = "using NetGen;\n";

    public static TheoryData<WrongCase> ClassCases => [.. Cases.Class];

    public static TheoryData<WrongCase> MemberCases => [.. Cases.Members];

    public static TheoryData<WrongCase> ShapeCases => [.. Cases.Shape];

    public static TheoryData<WrongCase> ValueCases => [.. Cases.Values];

    public static TheoryData<WrongCase> HidingCases => [.. Cases.Hiding];

    public static TheoryData<WrongCase> FrozenCases => [.. Cases.Frozen];

    public static TheoryData<WrongCase> WarningCases => [.. Cases.Warnings];

    [Theory]
    [MemberData(nameof(ClassCases))]
    public Task Class_rules(WrongCase wrong) => Check(wrong);

    [Theory]
    [MemberData(nameof(MemberCases))]
    public Task Member_rules(WrongCase wrong) => Check(wrong);

    [Theory]
    [MemberData(nameof(ShapeCases))]
    public Task Shape_rules(WrongCase wrong) => Check(wrong);

    [Theory]
    [MemberData(nameof(ValueCases))]
    public Task Value_rules(WrongCase wrong) => Check(wrong);

    [Theory]
    [MemberData(nameof(HidingCases))]
    public Task Hiding_rules(WrongCase wrong) => Check(wrong);

    [Theory]
    [MemberData(nameof(FrozenCases))]
    public Task Frozen_rules(WrongCase wrong) => Check(wrong);

    [Theory]
    [MemberData(nameof(WarningCases))]
    [Trait("Category", "Slow")]
    public async Task Warnings_leave_the_code_alone(WrongCase odd)
    {
        Markup markup = Markup.Parse(Prefix + odd.Source);
        CSharpCompilation compilation = GeneratorRunner.Compile(Consumer.Net10, odd.Language, markup.Source);
        GeneratorRunResult result = GeneratorRunner.Run(compilation, out CSharpCompilation output);
        var (found, said) = await GeneratorRunner.Examine(output);
        AssertMarks(markup, found);
        Assert.All(found, diagnostic => Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity));
        Assert.NotEmpty(result.GeneratedSources);
        GeneratorRunner.AssertNone(said.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden));
    }

    [Fact]
    public void Every_rule_has_a_case()
    {
        IEnumerable<string> marked = new[]
            {
                Cases.Class, Cases.Members, Cases.Shape, Cases.Values, Cases.Hiding, Cases.Frozen, Cases.Warnings,
                UsageCases.Lengths, UsageCases.Order, GeneratorCases.LeftOut, GeneratorCases.Spelling,
            }
            .SelectMany(cases => cases).SelectMany(wrong => Markup.Parse(wrong.Source).Marks).Select(mark => mark.Id)
            // It says what another rule says.
            .Append(DiagnosticDescriptors.NotCompiled.Id);
        Assert.Equal(
            DiagnosticDescriptors.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            marked.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(
        "Hidden = 0",
        "Hidden is 0, but a layer has at least 1 neuron: write a positive number, or HiddenLayers = new int[0] in its place "
        + "for a network without a hidden layer")]
    [InlineData(
        "Hidden = 3, Momentum = 1.5", "Momentum is 1.5, but must be at least 0 and less than 1")]
    [InlineData(
        "Hidden = 3, Epsilon = 1e-50", "Epsilon is 1E-50, but must be positive and finite when rounded to float")]
    [InlineData(
        "HiddenLayers = new[] { 3, -4 }",
        "HiddenLayers[1] is -4, but a layer has at least 1 neuron: write a positive number")]
    [InlineData(
        "",
        "Neither Hidden nor HiddenLayers says what lies between inputs and outputs: write Hidden = 3 for one hidden layer, "
        + "HiddenLayers = new[] { 5, 4 } for several, or HiddenLayers = new int[0] for none")]
    public async Task A_message_says_what_came_and_what_is_wanted(string arguments, string expected)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            var swedish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            swedish.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = swedish;
            CSharpCompilation compilation = GeneratorRunner.Compile(
                $"{Prefix}[Network(Inputs = 2, Outputs = 1{(arguments.Length > 0 ? ", " + arguments : "")})] public partial class Xor;");
            Diagnostic diagnostic = Assert.Single(await GeneratorRunner.Analyze(compilation));
            Assert.Equal(expected, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(
        "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.RProp, Momentum = 0.5)] public partial class Xor;",
        "Momentum has no effect with Optimizer.RProp, only with Optimizer.Momentum, Optimizer.Nesterov: leave it out, or choose one that uses it")]
    [InlineData(
        "[Network(Inputs = 128, Hidden = 64, Outputs = 1, Kernel = Kernel.Scalar, Parallel = true)] public partial class Xor;",
        "Parallel has no effect here, because Kernel.Scalar takes a batch row by row: leave it out")]
    [InlineData(
        "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Parallel = true)] public partial class Xor;",
        "Parallel has no effect here, because with 48 parameters or fewer several samples are taken at once, in one thread: "
        + "leave it out")]
    [InlineData(
        "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy, OutputActivation = Activation.ReLU)] "
        + "public partial class Xor;",
        "Loss.BinaryCrossEntropy cannot train Activation.ReLU: ReLU leaves the open interval 0…1 on which BinaryCrossEntropy is "
        + "defined; write OutputActivation = Activation.Sigmoid, or choose another loss")]
    [InlineData(
        "[Network(Inputs = 2, Hidden = 3, Outputs = 2, Loss = Loss.CrossEntropy, OutputActivation = Activation.Sigmoid)] "
        + "public partial class Xor;",
        "Loss.CrossEntropy cannot train Activation.Sigmoid: CrossEntropy is defined on outputs that add up to 1, which Softmax "
        + "gives and Sigmoid does not; write OutputActivation = Activation.Softmax, or choose another loss")]
    [InlineData(
        "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.CrossEntropy, OutputActivation = Activation.Tanh)] "
        + "public partial class Xor;",
        "Loss.CrossEntropy cannot train Activation.Tanh: CrossEntropy is defined on outputs that add up to 1, which Softmax gives "
        + "and Tanh does not; one softmax output is always 1: write Loss = Loss.BinaryCrossEntropy and OutputActivation = "
        + "Activation.Sigmoid")]
    [InlineData(
        "[Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor { public Xor(string name) { } }",
        "'Xor.Xor(string)' leaves the weights at zero: chain to this(seed), or call Initialize")]
    [InlineData(
        "namespace A { class Sse { } [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor; }",
        "'A.Sse' hides System.Runtime.Intrinsics.X86.Sse, which the vector code of 'Xor' uses: rename it, or write "
        + "Kernel = Kernel.Scalar")]
    [InlineData(
        "[Network(Inputs = 128, Hidden = 128, Outputs = 1, Kernel = Kernel.Scalar)] public partial class Xor;",
        "Kernel.Scalar unrolls every weight, but the network has 16512 weights, and it unrolls at most 16384: use "
        + "Kernel.Compact, which gives the same bits, or Kernel.Auto")]
    public async Task A_message_names_what_is_meant(string source, string expected) => Assert.Equal(
        expected,
        Assert.Single(await GeneratorRunner.Analyze(GeneratorRunner.Compile(Prefix + source)))
            .GetMessage(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("", "'Brain' is frozen, but no file gives it weights: train the network in a class without Frozen, write them "
        + "with network.SaveFrozen(\"Brain.Weights.cs\", \"Demo.Robot+Brain\"), and add that file to this project")]
    [InlineData("[NetGen.FrozenWeights(Layers = new[] { 2, 4, 1 })] static System.ReadOnlySpan<float> FrozenWeights => new float[] { 1 };",
        "'Brain' and its weights in File1.cs do not fit together: the weights are for 2-4-1, but the network is 2-3-1; write the "
        + "file again with SaveFrozen, or correct the attribute")]
    [InlineData("[NetGen.FrozenWeights(Layers = new[] { 2, 3, 1 }, Activations = new[] { NetGen.Activation.Tanh, NetGen.Activation.Identity })] "
        + "static System.ReadOnlySpan<float> FrozenWeights => new float[] { 1 };",
        "'Brain' and its weights in File1.cs do not fit together: the weights are for the activations Tanh, Identity, but the "
        + "network has Sigmoid, Identity; write the file again with SaveFrozen, or correct the attribute")]
    [InlineData("[NetGen.FrozenWeights(Layers = new[] { 2, 3, 1 }, Activations = new[] { NetGen.Activation.Sigmoid, NetGen.Activation.Identity })] "
        + "static double[] FrozenWeights = new double[] { 1 };",
        "'Brain' and its weights in File1.cs do not fit together: the weights are of type double, but the network's Precision is "
        + "Single (float); write the file again with SaveFrozen, or correct the attribute")]
    [InlineData("[NetGen.FrozenWeights(Layers = new[] { 2, 3, 1 }, Activations = new[] { NetGen.Activation.Sigmoid, NetGen.Activation.Identity })] "
        + "static float[] FrozenWeights = new float[] { 1, 2 };",
        "'Brain' and its weights in File1.cs do not fit together: the file has 2 numbers, but 13 parameters and 15 zeros at the "
        + "end are expected; write the file again with SaveFrozen, or correct the attribute")]
    public async Task A_frozen_network_s_message_names_the_file(string weights, string expected)
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(
            "using NetGen; namespace Demo { public partial struct Robot { [Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true)] "
            + "static partial class Brain { } } }",
            $"namespace Demo {{ partial struct Robot {{ partial class Brain {{ {weights} }} }} }}");
        Assert.Equal(
            expected, Assert.Single(await GeneratorRunner.Analyze(compilation)).GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Inputs = \"two\", Hidden = 3, Outputs = 1")]
    [InlineData("Inputs = Missing, Hidden = 3, Outputs = 1")]
    public async Task What_the_compiler_refuses_already_is_left_to_it(string arguments)
    {
        CSharpCompilation compilation =
            GeneratorRunner.Compile($"{Prefix}[Network({arguments})] public partial class Xor;");
        Assert.Empty(GeneratorRunner.Run(compilation, out CSharpCompilation output).GeneratedSources);
        var (found, said) = await GeneratorRunner.Examine(output);
        Assert.Empty(found);
        Assert.Single(said, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static async Task Check(WrongCase wrong)
    {
        Markup markup = Markup.Parse(Prefix + wrong.Source);
        CSharpCompilation compilation = GeneratorRunner.Compile(Consumer.Net10, wrong.Language, markup.Source);
        GeneratorRunResult result = GeneratorRunner.Run(compilation, out CSharpCompilation output);

        // The analyzer runs after the generator: it must not take generated members for the user's.
        var (found, said) = await GeneratorRunner.Examine(output);
        AssertMarks(markup, found);

        // The class that is wrong gets declarations at most: it is called Xor, unless its very name is wrong.
        Assert.DoesNotContain(result.GeneratedSources, source =>
            source.HintName.Contains("Xor") && !source.HintName.EndsWith("Xor.Declarations.g.cs", StringComparison.Ordinal));
        GeneratorRunner.AssertNone(said.Where(diagnostic =>
            diagnostic.Id != wrong.CompilerError
            && (diagnostic.Severity == DiagnosticSeverity.Error
                || (diagnostic is { Severity: DiagnosticSeverity.Warning, Location.SourceTree: { } tree }
                    && GeneratedFiles.Contain(tree)))));
    }

    private static void AssertMarks(Markup markup, IReadOnlyList<Diagnostic> found)
    {
        Assert.Equal(
            markup.Marks.Select(markup.Describe),
            found.Where(diagnostic => diagnostic.Location.IsInSource)
                .Select(diagnostic => new Mark(diagnostic.Id, diagnostic.Location.SourceSpan))
                .OrderBy(mark => mark.Span.Start).ThenBy(mark => mark.Id, StringComparer.Ordinal)
                .Select(markup.Describe));
        Assert.Equal(markup.Marks.Count, found.Count);
    }
}
