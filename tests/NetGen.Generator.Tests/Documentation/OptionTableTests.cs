extern alias Library;

using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Generator.Diagnostics;
using NetGen.Compiler.Model;
using NetGen.Generator.Tests.Harness;
using NetworkAttribute = Library::NetGen.NetworkAttribute;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>Tables of options say what there is, all of it, what it is when left out, and what is refused.</summary>
public sealed partial class OptionTableTests
{
    private static readonly string Page = Path.Combine(Paths.Repository, "docs", "attribute.md");

    /// <summary>Their values depend on other options, or there is none: the text beside the table says so.</summary>
    private static readonly string[] Special =
    [
        "Inputs", "Hidden", "HiddenLayers", "Outputs", "HiddenActivations", "OutputActivation", "HiddenFormula",
        "OutputFormula", "LossFormula", "Trainable", "Residual", "InputSkip",
    ];

    [Fact]
    public void Every_option_has_its_row() => Assert.Equal(
        typeof(NetworkAttribute).GetProperties().Select(property => property.Name)
            .Where(name => name != nameof(Attribute.TypeId)).Order(),
        Options(Page).Select(option => option.Name).Concat(Constants()).Order());

    [Theory]
    [InlineData("docs/attribute.md")]
    [InlineData("README.md")]
    public void Defaults_are_the_parsers(string page)
    {
        NetworkModel model = Parsed.Of("");
        (string Name, string Default)[] options = [.. Options(Path.Combine(Paths.Repository, page))];
        Assert.NotEmpty(options);
        foreach ((string name, string text) in options.Where(option => !Special.Contains(option.Name)))
        {
            Assert.Equal((name, $"`{Default(model, name)}`"), (name, text));
        }
    }

    private static string Default(NetworkModel model, string option) => option switch
    {
        nameof(NetworkAttribute.HiddenActivation) => model.Layers[0].Activation.Name,
        nameof(NetworkAttribute.Optimizer) => model.Optimizer.Formula.Name,
        nameof(NetworkAttribute.DecayBiases) => Parsed.Text(model.Optimizer.DecayBiases),
        _ => Parsed.Text(typeof(NetworkModel).GetProperty(option)!.GetValue(model)!),
    };

    [Theory]
    [InlineData("docs/attribute.md")]
    [InlineData("docs/generated-code.md")]
    [InlineData("docs/getting-started.md")]
    [InlineData("docs/limits.md")]
    [InlineData("README.md")]
    public void Diagnostics_that_are_named_exist(string page) => Assert.Empty(
        Id().Matches(File.ReadAllText(Path.Combine(Paths.Repository, page))).Select(match => match.Value)
            .Except(DiagnosticDescriptors.All.Select(rule => rule.Id)));

    /// <summary>Beyond the range of a row, a value is refused with a diagnostic that the row names; its ends are not.</summary>
    [Theory]
    [InlineData("Inputs", "Inputs = {0}, Hidden = 3, Outputs = 1")]
    [InlineData("Hidden", "Inputs = 2, Hidden = {0}, Outputs = 1")]
    [InlineData("HiddenLayers", "Inputs = 2, HiddenLayers = new[] { 3, {0} }, Outputs = 1")]
    [InlineData("Outputs", "Inputs = 2, Hidden = 3, Outputs = {0}")]
    [InlineData("MaxBytes", "MaxBytes = {0}")]
    public void Ranges_are_the_analyzers(string option, string arguments)
    {
        IReadOnlyList<string> row = OptionTables(Page).SelectMany(table => table.Rows)
            .Single(cells => MarkdownTable.CodeIn(cells[0]).Contains(option));
        Match range = Range().Match(row[2]);
        Assert.True(range.Success, row[2]);
        long least = Number(range.Groups["least"].Value);
        Assert.Empty(Problems(least));
        Assert.All(Problems(least - 1), id => Assert.Contains(id, row[4]));
        Assert.NotEmpty(Problems(least - 1));
        if (range.Groups["most"].Success)
        {
            long most = Number(range.Groups["most"].Value);
            Assert.Empty(Problems(most));
            Assert.NotEmpty(Problems(most + 1));
            Assert.All(Problems(most + 1), id => Assert.Contains(id, row[4]));
        }

        string[] Problems(long value) =>
        [
            .. Parsed.Problems(arguments.Replace("{0}", $"{value}", StringComparison.Ordinal))
                .Select(diagnostic => diagnostic.Id),
        ];
    }

    private static IEnumerable<MarkdownTable> OptionTables(string page) =>
        MarkdownTable.Of(page).Where(table => table.Head[0] == "option");

    private static IEnumerable<(string Name, string Default)> Options(string page) => OptionTables(page)
        .SelectMany(table => table.Rows)
        .SelectMany(row => MarkdownTable.CodeIn(row[0]).Select(name => (name, row[1])));

    /// <summary>Of the optimizers: their table is made of the parser's own rules.</summary>
    private static IEnumerable<string> Constants() => MarkdownTable.Of(Page)
        .Where(table => table.Head[0] == "constant").SelectMany(table => table.Rows)
        .Select(row => MarkdownTable.CodeIn(row[0])[0]).Distinct();

    private static long Number(string text) => long.Parse(
        text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex("NETGEN[0-9]{3}")]
    private static partial Regex Id();

    /// <summary>"1 to 16,384", "at least 0"</summary>
    [GeneratedRegex("(at least )?(?<least>[0-9,]+)( to (?<most>[0-9,]+))?")]
    private static partial Regex Range();
}
