using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>
/// Generated code as a reviewer reads it: few networks, each chosen for what it shows. That the code is right is for other
/// tests to say; these say what has changed in it.
/// </summary>
public sealed class GeneratedCodeTests
{
    /// <summary>The chapter's network: every equation once.</summary>
    [Fact]
    public void Chapter_Scalar() => Verify(
        "Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.SumSquares, Kernel = Kernel.Scalar", withMembers: true);

    /// <summary>The same as loops, with the chapter's letters.</summary>
    [Fact]
    public void Chapter_Compact() => Verify(
        "Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.SumSquares, Kernel = Kernel.Compact");

    /// <summary>The same in lanes.</summary>
    [Fact]
    public void Chapter_Vector() => Verify(
        "Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.SumSquares, Kernel = Kernel.Vector", withMembers: true);

    /// <summary>The error travels through two hidden layers; softmax and cross-entropy cancel to y − t.</summary>
    [Fact]
    public void Two_hidden_layers_softmax() => Verify(
        """
        Inputs = 4, HiddenLayers = new[] { 5, 4 }, Outputs = 3, HiddenActivation = Activation.Tanh,
            Loss = Loss.CrossEntropy, Kernel = Kernel.Scalar
        """,
        "Iris");

    /// <summary>An optimizer with state.</summary>
    [Fact]
    public void Adam() =>
        Verify("Inputs = 2, Hidden = 2, Outputs = 1, Optimizer = Optimizer.Adam, Kernel = Kernel.Scalar");

    /// <summary>Loops with constant bounds around tiles.</summary>
    [Fact]
    public void Loop() => Verify(
        "Inputs = 12, Hidden = 8, Outputs = 3, HiddenActivation = Activation.ReLU, Loss = Loss.CrossEntropy, Kernel = Kernel.Loop",
        "Wide");

    /// <summary>
    /// The widest registers: a row that is taken in halves, eight partial sums, outputs that go into the user's row.
    /// </summary>
    [Fact]
    public void Halves() => Verify(
        "Inputs = 40, Hidden = 16, Outputs = 5, Gradients = false, Kernel = Kernel.Loop", "Wide", only: "Vector512");

    /// <summary>The same unrolled, and x kept in registers; of so few numbers batches stand in files of their own.</summary>
    [Fact]
    public void Halves_unrolled() => Verify(
        "Inputs = 6, Hidden = 5, Outputs = 2, Precision = Precision.Double, Kernel = Kernel.Vector", only: "Vector512");

    /// <summary>No ∂w and no ∂b: the smallest class that can still learn.</summary>
    [Fact]
    public void Without_gradients() =>
        Verify("Inputs = 2, Hidden = 3, Outputs = 1, Gradients = false, Kernel = Kernel.Scalar");

    /// <summary>G17 literals, and (5-22) at the input layer.</summary>
    [Fact]
    public void Double_with_input_gradients() => Verify(
        "Inputs = 2, Hidden = 2, Outputs = 1, HiddenActivation = Activation.GELU, Precision = Precision.Double, "
        + "InputGradients = true, Kernel = Kernel.Scalar");

    /// <summary>Every type around the class is reopened.</summary>
    [Fact]
    public void Nested() => Verify(GeneratorRunner.Compile("""
        using NetGen;

        namespace Demo.Robots
        {
            public partial record struct Robot
            {
                [Network(Inputs = 1, Hidden = 2, Outputs = 1, Kernel = Kernel.Scalar)]
                private sealed partial class Brain;
            }
        }
        """));

    /// <summary>Static methods on constant weights, and nothing else.</summary>
    [Fact]
    public void Frozen() => Verify(
        GeneratorRunner.Compile($$"""
            using NetGen;

            namespace Demo
            {
                [Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true, Kernel = Kernel.Scalar)]
                public static partial class Xor
                {
                    {{FrozenSource.Member([2, 3, 1], "Sigmoid, Identity", trainedBy: "Optimizer = NetGen.Optimizer.Adam, Beta1 = 0.8")}}
                }
            }
            """),
        withMembers: true);

    /// <summary>A framework without spans: arrays in every signature.</summary>
    [Fact]
    public void Arrays() => Verify(
        GeneratorRunner.Compile(
            Consumer.NetStandard20, LanguageVersion.CSharp9, Source("Inputs = 2, Hidden = 3, Outputs = 1", "Xor")),
        withMembers: true);

    private static string Source(string arguments, string name) => $$"""
        using NetGen;

        [Network({{arguments}})]
        public partial class {{name}}
        {
        }
        """;

    /// <param name="arguments">The attribute's.</param>
    /// <param name="name">The class's.</param>
    /// <param name="withMembers">Whether the members around the mathematics are shown too: they hardly vary.</param>
    /// <param name="only">A part of the names of the files that are shown.</param>
    /// <param name="method">The case.</param>
    private void Verify(
        string arguments,
        string name = "Xor",
        bool withMembers = false,
        string only = "",
        [CallerMemberName] string method = "") =>
        Verify(GeneratorRunner.Compile(Source(arguments, name)), withMembers, only, method);

    private void Verify(
        CSharpCompilation compilation, bool withMembers = false, string only = "", [CallerMemberName] string method = "")
    {
        GeneratorRunResult result =
            GeneratorRunner.RunClean(compilation.WithOptions(compilation.Options.WithOverflowChecks(false)));
        Snapshot.Verify(
            result,
            this,
            hintName => hintName.Contains(only, StringComparison.Ordinal)
                && (withMembers || !hintName.EndsWith(".Members.g.cs", StringComparison.Ordinal)),
            method);
    }
}
