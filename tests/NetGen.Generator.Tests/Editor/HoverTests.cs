using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Editor;

/// <summary>What an editor shows over a name, and where F12 leads.</summary>
public sealed class HoverTests
{
    private const string Attribute = "[Network(Inputs = 2, Hidden = 3, Outputs = 1)]";

    /// <summary>Not a vector file.</summary>
    private static readonly string[] ReadableFiles = ["Xor.g.cs", "Xor.Members.g.cs"];

    public static TheoryData<string> Networks =>
    [
        "Inputs = 2, Hidden = 3, Outputs = 1",
        "Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar, InputGradients = true",
        "Inputs = 20, HiddenLayers = new[] { 30, 12 }, Outputs = 10, Parallel = true, Optimizer = Optimizer.Adam, Loss = Loss.CrossEntropy",
        "Inputs = 2, Hidden = 3, Outputs = 1, Gradients = false",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_member_is_documented_in_readable_code(string arguments)
    {
        ISymbol[] members =
        [
            .. Network($"[Network({arguments})] public partial class Xor;").GetMembers().Where(member =>
                member.DeclaredAccessibility == Accessibility.Public
                && member is not IMethodSymbol { AssociatedSymbol: not null } && !member.IsImplicitlyDeclared),
        ];
        Assert.True(members.Length > 12);
        Assert.All(members, member =>
        {
            Assert.NotEqual("", Element(member, "summary"));
            if (member is IMethodSymbol method)
            {
                Assert.All(method.Parameters, parameter => Assert.NotEqual("", Parameter(method, parameter.Name)));
            }

            Assert.Contains(Path.GetFileName(member.Locations[0].SourceTree!.FilePath), ReadableFiles);
        });
    }

    /// <summary>Backward shows what it finds: no gradient of a layer that does not learn, nothing behind the first that does.</summary>
    [Fact]
    public void Backward_shows_no_equation_of_what_it_does_not_find()
    {
        INamedTypeSymbol network = Network("[Network(Inputs = 2, HiddenLayers = new[] { 3, 4, 5 }, Outputs = 1, "
            + "Trainable = new[] { false, true, false, true })] public partial class Xor;");
        string remarks = Element(network.GetMembers("Backward").Single(), "remarks");
        Assert.Contains("(5-20) ∂w²_ij = y¹_i·δ²_j [3, 4]", remarks, StringComparison.Ordinal);
        Assert.Contains("(5-19) δ³_j", remarks, StringComparison.Ordinal);
        Assert.DoesNotContain("∂w³", remarks, StringComparison.Ordinal);
        Assert.DoesNotContain("δ¹", remarks, StringComparison.Ordinal);
        Assert.DoesNotContain("∂w¹", remarks, StringComparison.Ordinal);
        Assert.EndsWith("(5-21) ∂b²_j = δ²_j [4].", remarks.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Predict", "u_j = Σ_i y_i·w_ij + b_j", "u_k = Σ_j y_j·w_jk + b_k", "x_i [2]", "y_k [1]")]
    [InlineData("Forward", "as Predict does", "x_i [2]", "y_k [1]")]
    [InlineData(
        "Backward", "(5-15) δ_k = ", "(5-16) ∂w_jk = y_j·δ_k [3, 1]", "(5-17) ∂b_k = δ_k [1]", "(5-18) ∂y_j = Σ_r δ_r·w_jr [3]",
        "(5-19) δ_j = ", "(5-20) ∂w_ij = y_i·δ_j [2, 3]", "(5-21) ∂b_j = δ_j [3]", "t_k [1]", "E = ½·Σ_k (y_k − t_k)²")]
    [InlineData("Update", "w ← w − η·∂w", "13 parameters")]
    [InlineData("TrainStep", "Forward, Backward and Update in one", "x_i [2]", "t_k [1]", "η")]
    [InlineData("HiddenLayer", "3 sigmoid neurons", "w_ij [2, 3]", "b_j [3]", "∂y_j [3]")]
    [InlineData("OutputLayer", "1 identity neuron", "w_jk [3, 1]", "b_k [1]", "∂y_k [1]")]
    [InlineData("Evaluate", "mean of E", "2 inputs", "1 target")]
    [InlineData("Topology", "2-3-1", "2 inputs", "3 sigmoid", "1 identity")]
    public void A_member_shows_its_equation_and_its_shapes(string name, params string[] expected)
    {
        ISymbol member = Network(Attribute + " public partial class Xor;").GetMembers(name).First();
        string text = string.Join(" ", XElement.Parse(Documentation(member)).Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.All(expected, part => Assert.Contains(part, text));
    }

    [Fact]
    public void The_class_shows_topology_equations_and_attribute()
    {
        INamedTypeSymbol network = Network(Attribute + " public partial class Xor;");
        Assert.Contains("2-3-1", Element(network, "summary"));
        string remarks = Element(network, "remarks");
        Assert.All(
            ["2 inputs", "3 sigmoid", "1 identity", "13 parameters", Attribute, "u_j = Σ_i", "(5-15)", "w ← w"],
            part => Assert.Contains(part, remarks));
    }

    [Theory]
    [InlineData("/// <summary>Mine.</summary>\n", "Mine.", null)]
    [InlineData("/// <summary>Mine.</summary>\n/// <remarks>And more.</remarks>\n", "Mine.", "And more.")]
    [InlineData("/** <remarks>And more.</remarks> */\n", null, "And more.")]
    [InlineData("// <summary>no documentation</summary>\n", null, null)]
    public void The_users_own_words_come_first_and_alone(string comment, string? summary, string? remarks)
    {
        INamedTypeSymbol network = Network($"{comment}{Attribute} public partial class Xor;");
        XElement[] summaries = [.. XElement.Parse(Documentation(network)).Elements("summary")];
        XElement[] all = [.. XElement.Parse(Documentation(network)).Elements("remarks")];
        Assert.Equal((1, 1), (summaries.Length, all.Length));
        Assert.StartsWith(summary ?? "A 2-3-1 network", summaries[0].Value, StringComparison.Ordinal);
        Assert.StartsWith(remarks ?? "2-3-1: 2 inputs", all[0].Value.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[System.Diagnostics.DebuggerDisplay(\"mine\")] ")]
    public void A_debugger_shows_one_text(string own) => Assert.Single(
        Network($"{own}{Attribute} public partial class Xor;").GetAttributes()
            .Where(attribute => attribute.AttributeClass!.Name == "DebuggerDisplayAttribute"));

    [Fact]
    public void The_users_declaration_is_the_first() =>
        Assert.Equal("File0.cs", Network(Attribute + " public partial class Xor;").Locations[0].SourceTree!.FilePath);

    [Fact]
    public void Beside_remarks_of_the_users_Topology_shows_the_generated_ones()
    {
        string remarks = Element(
            Network($"/// <remarks>Mine.</remarks>\n{Attribute} public partial class Xor;").GetMembers("Topology")[0],
            "remarks");
        Assert.All([Attribute, "forward", "backward", "update"], part => Assert.Contains(part, remarks));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void An_equation_is_said_by_the_class_and_by_one_member_at_most(string arguments)
    {
        INamedTypeSymbol network = Network($"[Network({arguments})] public partial class Xor;");
        string[] ofMembers =
        [
            .. network.GetMembers().Select(member => member.GetDocumentationCommentXml() ?? "")
                .SelectMany(text => System.Text.RegularExpressions.Regex.Matches(text, @"\(5-1[5-9]\)|\(5-2[01]\)")
                    .Select(match => match.Value).Distinct()),
        ];
        Assert.Equal(ofMembers.Distinct(), ofMembers);
    }

    private static INamedTypeSymbol Network(string declaration)
    {
        GeneratorRunner.Run(GeneratorRunner.Compile("using NetGen;\n" + declaration), out CSharpCompilation output);
        return output.GetTypeByMetadataName("Xor")!;
    }

    private static string Documentation(ISymbol symbol) => symbol.GetDocumentationCommentXml() is { Length: > 0 } text
        ? text
        : throw new Xunit.Sdk.XunitException($"{symbol} is not documented.");

    private static string Element(ISymbol symbol, string name) =>
        XElement.Parse(Documentation(symbol)).Element(name)?.Value.Trim() ?? "";

    private static string Parameter(IMethodSymbol method, string name) => XElement.Parse(Documentation(method))
        .Elements("param").SingleOrDefault(parameter => parameter.Attribute("name")?.Value == name)?.Value ?? "";
}
