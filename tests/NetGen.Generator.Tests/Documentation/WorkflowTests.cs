using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Generator.Tests.Harness;
using YamlDotNet.RepresentationModel;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>What can be known of .github without the host that reads it.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Folder = Path.Combine(Paths.Repository, ".github");
    private static readonly string[] FormElements = ["markdown", "textarea", "input", "dropdown", "checkboxes"];

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.yml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))];

    public static TheoryData<string> Workflows => [.. Names("workflows")];

    public static TheoryData<string> Forms => [.. Names("ISSUE_TEMPLATE").Where(name => name != "config.yml")];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_it_names_is_there(string file)
    {
        Load(file);
        Assert.Empty(Missing(File.ReadAllText(Path.Combine(Folder, file))));
    }

    [Fact]
    public void What_is_not_there_is_found() => Assert.Equal(
        [".ci/none", "tests/all.settings"],
        Missing("- run: .ci/none && .ci/run\n- run: dotnet test -s tests/all.settings -r artifacts/results\n"));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Jobs_have_few_rights_an_end_and_actions_of_a_version(string file)
    {
        YamlMappingNode workflow = Load(Path.Combine("workflows", file));
        Assert.All(new[] { "name", "on", "permissions", "jobs" }, key => Assert.True(workflow.Children.ContainsKey(key), key));
        foreach (YamlMappingNode job in Map(workflow, "jobs").Children.Values.Cast<YamlMappingNode>())
        {
            Assert.InRange(int.Parse(Text(job, "timeout-minutes"), CultureInfo.InvariantCulture), 1, 120);
            Assert.NotEmpty(Text(job, "runs-on"));
            foreach (YamlMappingNode step in ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>())
            {
                Assert.True(step.Children.ContainsKey("run") != step.Children.ContainsKey("uses"), step.ToString());
                if (step.Children.ContainsKey("uses")) Assert.Matches(@"^[\w-]+/[\w-]+@v\d+$", Text(step, "uses"));
            }
        }
    }

    [Fact]
    public void Tests_run_on_three_systems_and_two_processors()
    {
        YamlMappingNode job = Map(Map(Load("workflows/ci.yml"), "jobs"), "test");
        string[] machines = [.. ((YamlSequenceNode)Map(Map(job, "strategy"), "matrix")["os"]).Select(node => node.ToString())];
        foreach (string system in new[] { "ubuntu", "windows", "macos" })
        {
            // x64 and arm64: macOS names Intel's, the others Arm's.
            string[] found = [.. machines.Where(machine => machine.StartsWith(system, StringComparison.Ordinal))];
            string marked = system == "macos" ? "-intel" : "-arm";
            Assert.Single(found, machine => machine.EndsWith(marked, StringComparison.Ordinal));
            Assert.Single(found, machine => !machine.EndsWith(marked, StringComparison.Ordinal));
        }
    }

    /// <summary>What only a workflow called would break unnoticed.</summary>
    [Fact]
    public void Scripts_of_workflows_are_run_by_CI()
    {
        string run = File.ReadAllText(Path.Combine(Paths.Repository, ".ci", "run"));
        string[] scripts = [.. Names("workflows")
            .SelectMany(file => Script().Matches(File.ReadAllText(Path.Combine(Folder, "workflows", file))))
            .Select(match => match.Value).Where(script => script != ".ci/run").Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal([".ci/pack", ".ci/pages.cs"], scripts);
        Assert.All(scripts, script => Assert.Matches($@"(?m)^ *run [^\n]*{Regex.Escape(script)}", run));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_can_be_filled_in(string file)
    {
        YamlMappingNode form = Load(Path.Combine("ISSUE_TEMPLATE", file));
        Assert.NotEmpty(Text(form, "name"));
        Assert.NotEmpty(Text(form, "description"));
        YamlMappingNode[] body = [.. ((YamlSequenceNode)form["body"]).Cast<YamlMappingNode>()];
        Assert.All(body, element => Assert.Contains(Text(element, "type"), FormElements));
        YamlMappingNode[] fields = [.. body.Where(element => Text(element, "type") != "markdown")];
        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.NotEmpty(Text(Map(field, "attributes"), "label")));
        Assert.Distinct(fields.Select(field => Text(field, "id")));
    }

    /// <summary>Packages that stay old on purpose are packages that there are.</summary>
    [Fact]
    public void What_is_never_updated_is_used()
    {
        string[] projects =
        [
            Path.Combine(Paths.Repository, "Directory.Packages.props"),
            .. Directory.GetFiles(Path.Combine(Paths.Repository, "tests"), "*.csproj", SearchOption.AllDirectories),
        ];
        string used = string.Concat(projects.Select(File.ReadAllText));
        YamlMappingNode[] ignored =
        [
            .. ((YamlSequenceNode)Load("dependabot.yml")["updates"]).Cast<YamlMappingNode>()
                .Where(update => update.Children.ContainsKey("ignore"))
                .SelectMany(update => (YamlSequenceNode)update["ignore"]).Cast<YamlMappingNode>(),
        ];
        Assert.NotEmpty(ignored);
        Assert.All(ignored, one => Assert.Contains($"\"{Text(one, "dependency-name")}\"", used, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(Path.Combine(Folder, folder), "*.yml").Select(file => Path.GetFileName(file));

    private static YamlMappingNode Load(string file)
    {
        using var reader = new StreamReader(Path.Combine(Folder, file));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    private static string Text(YamlMappingNode node, string key) => node[key].ToString();

    private static IEnumerable<string> Missing(string text) => PathInText().Matches(text).Select(match => match.Value)
        .Where(path => !path.Contains('*') && !Path.Exists(Path.Combine(Paths.Repository, path))).Distinct();

    [GeneratedRegex(@"(?<![\w./*-])(?:(?:\.ci|\.github|tests|src|docs|samples)/[\w./*-]+|global\.json|NetGen[\w.]*\.slnf?)")]
    private static partial Regex PathInText();

    [GeneratedRegex(@"\.ci/[\w.]+")]
    private static partial Regex Script();
}
