using System.Text.RegularExpressions;
using NetGen.Onnx.Format;
using NetGen.TestSupport;

namespace NetGen.Onnx.Tests;

/// <summary>Every node says what it computes, in the words of the generated code.</summary>
public partial class EquationTests
{
    public static TheoryData<string, Precision> Names => TestNetworks.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void They_are_those_above_the_generated_code(string name, Precision precision)
    {
        ModelProto model = precision == Precision.Double
            ? Saved(TestNetworks.Create<double>(name, precision, seed: 1))
            : Saved(TestNetworks.Create<float>(name, precision, seed: 1));
        string generated = Flat(TestNetworks.Textbook(name));
        Assert.NotEmpty(model.Graph.Node);
        foreach (NodeProto node in model.Graph.Node)
        {
            Match words = Words().Match(node.DocString);
            Assert.True(words.Success, $"{node.Name}: \"{node.DocString}\"");
            foreach (string equation in words.Groups["equation"].Value.Split(",  "))
            {
                Assert.Contains(Flat(equation), generated, StringComparison.Ordinal);
            }

            Assert.Equal(node.OpType is "Gemm" or "Concat", words.Groups["equation"].Value.StartsWith('u'));
        }

        // Of each layer that has one, the last node is the activation itself.
        Assert.All(
            model.Graph.Node.GroupBy(node => node.Name.Split('.')[0]),
            layer => Assert.DoesNotContain("part of", layer.Last().DocString, StringComparison.Ordinal));
    }

    [Fact]
    public void The_chapters_network_reads_like_the_chapter()
    {
        ModelProto model = Saved(TestNetworks.Create<float>("OutputSigmoidSingle", Precision.Single, seed: 1));
        Assert.Equal(
            [
                "hidden layer: u_j = Σ_i y_i·w_ij + b_j",
                "hidden layer: y_j = tanh u_j",
                "output layer: u_k = Σ_j y_j·w_jk + b_k",
                "output layer: y_k = 1 / (1 + e^(−u_k))",
            ],
            model.Graph.Node.Select(node => node.DocString));
        model = Saved(TestNetworks.Create<float>("HiddenDifferSingle", Precision.Single, seed: 1));
        Assert.Equal(
            [
                "hidden layer 1: u¹_j = Σ_i y_i·w¹_ij + b¹_j",
                "hidden layer 1: y¹_j = max(u¹_j, 0)",
                "hidden layer 2: u²_j = Σ_i y¹_i·w²_ij + b²_j",
                "hidden layer 2: y²_j = tanh u²_j",
                "output layer: u_k = Σ_j y²_j·w_jk + b_k,  y_k = u_k",
            ],
            model.Graph.Node.Select(node => node.DocString));
    }

    private static ModelProto Saved<T>(ITestNetwork<T> network)
        where T : unmanaged
    {
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);
        return ModelProto.Parser.ParseFrom(stream.ToArray());
    }

    /// <summary>Comments without their marks and line ends.</summary>
    private static string Flat(string text) => Spaces().Replace(LineEnds().Replace(text, " "), " ");

    [GeneratedRegex(@"^(?:part of )?(?:hidden layer(?: \d+)?|output layer): (?<equation>[uy].* = .*)$")]
    private static partial Regex Words();

    [GeneratedRegex(@"\n\s*//+")]
    private static partial Regex LineEnds();

    [GeneratedRegex(@" +")]
    private static partial Regex Spaces();
}
