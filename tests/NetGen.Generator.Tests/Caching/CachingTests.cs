using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Caching;

/// <summary>An edit elsewhere costs nothing: no step but the first one runs, and that one finds what it found before.</summary>
public sealed class CachingTests
{
    private const string TwoNetworks = """
        using NetGen;

        namespace Demo;

        [Network(Inputs = 2, Hidden = 3, Outputs = 1)]
        public partial class Xor
        {
            // here
        }

        [Network(Inputs = 4, Hidden = 5, Outputs = 3, Loss = Loss.CrossEntropy)]
        public partial class Iris;

        public class Unrelated;
        """;

    private const string Other = "namespace Demo { public class Other { } }";

    private const string Wrong = """
        namespace Demo
        {
            // above
            [NetGen.Network(Inputs = 2, Hidden = 0, Outputs = 1)] public partial class Wrong { /* */ // here
            }
        }
        """;

    public static TheoryData<string, int, string, string> Edits => new()
    {
        { "another type in the file", 0, "public class Unrelated;", "public class Unrelated { int x = 1; }" },
        { "another file", 1, "public class Other { }", "public class Other { public int X; }" },
        { "a comment inside the class", 0, "// here", "// here is a comment" },
        { "a comment above the attribute", 0, "[Network(Inputs = 2", "// XOR\n[Network(Inputs = 2" },
        { "a comment in the attribute", 0, "(Inputs = 2, Hidden", "(Inputs = 2, /* two */ Hidden" },
        { "white space in the attribute", 0, "(Inputs = 2, Hidden", "(\n    Inputs = 2,\n    Hidden" },
        { "a member beside", 0, "// here", "public int Count { get; set; }" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_unrelated_edit_ends_at_the_first_step(string what, int file, string from, string to)
    {
        CSharpCompilation before = GeneratorRunner.Compile(TwoNetworks, Other);
        GeneratorDriver driver = GeneratorRunner.Driver(before).RunGenerators(before);
        CSharpCompilation after = before.Edit(file, text => text.Replace(from, to));
        GeneratorRunResult result = driver.RunGenerators(after).GetRunResult().Results.Single();

        Assert.NotNull(what);
        AssertReasons(result, ExpectedReasons.Unrelated, ExpectedReasons.Unrelated);
        Assert.All(
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void A_second_run_takes_everything_from_the_cache()
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(TwoNetworks, Other);
        GeneratorDriver driver = GeneratorRunner.Driver(compilation).RunGenerators(compilation);
        GeneratorRunResult first = driver.GetRunResult().Results.Single();
        GeneratorRunResult second = driver.RunGenerators(compilation.Clone()).GetRunResult().Results.Single();

        AssertReasons(first, ExpectedReasons.First, ExpectedReasons.First);
        AssertReasons(second, ExpectedReasons.Unrelated, ExpectedReasons.Unrelated);
        Assert.Equal(
            first.GeneratedSources.Select(source => (source.HintName, Text: source.SourceText.ToString())),
            second.GeneratedSources.Select(source => (source.HintName, Text: source.SourceText.ToString())));
    }

    [Fact]
    public void A_changed_attribute_regenerates_its_class_alone()
    {
        CSharpCompilation before = GeneratorRunner.Compile(TwoNetworks, Other);
        GeneratorDriver driver = GeneratorRunner.Driver(before).RunGenerators(before);
        CSharpCompilation after = before.Edit(0, text => text.Replace("Hidden = 3", "Hidden = 4"));
        GeneratorRunResult result = driver.RunGenerators(after).GetRunResult().Results.Single();

        AssertReasons(result, ExpectedReasons.Changed, ExpectedReasons.Unrelated);
    }

    [Fact]
    public void A_class_that_becomes_invalid_and_valid_again_takes_its_code_along()
    {
        CSharpCompilation valid = GeneratorRunner.Compile(TwoNetworks, Other);
        CSharpCompilation invalid = valid.Edit(0, text => text.Replace("Inputs = 2", "Inputs = 0"));
        GeneratorDriver driver = GeneratorRunner.Driver(valid).RunGenerators(valid);
        string[] all = HintNames(driver);
        driver = driver.RunGenerators(invalid);
        Assert.DoesNotContain("Demo.Xor.g.cs", HintNames(driver));
        driver = driver.RunGenerators(valid);
        Assert.Contains("Demo.Xor.g.cs", all);
        Assert.Equal(all, HintNames(driver));

        static string[] HintNames(GeneratorDriver driver) =>
            [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(source => source.HintName)];
    }

    [Fact]
    public void Other_frozen_weights_change_no_code_and_missing_ones_take_it_along()
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(
            "using NetGen; [Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true)] static partial class Xor { }",
            $"partial class Xor {{ {FrozenSource.Xor} }}");
        GeneratorDriver driver = GeneratorRunner.Driver(compilation).RunGenerators(compilation);
        Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);
        driver = driver.RunGenerators(compilation.Edit(1, text => text.Replace("{ 1, 2, 3,", "{ 7, -2, 3,")));
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.All(
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        driver = driver.RunGenerators(compilation.Edit(1, _ => ""));
        Assert.Equal(
            ["Xor.Declarations.g.cs"],
            driver.GetRunResult().Results.Single().GeneratedSources.Select(source => source.HintName));
    }

    [Fact]
    public void Nothing_in_the_pipeline_holds_on_to_a_compilation()
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(TwoNetworks, Wrong);
        GeneratorRunResult result = GeneratorRunner.Run(compilation, Settings.Unknown, out _);
        foreach (string name in TrackingNames.All)
        {
            var values = result.TrackedSteps[name].SelectMany(step => step.Outputs).Select(output => output.Value).ToArray();
            Assert.NotEmpty(values);
            Assert.All(values, value => ObjectGraph.AssertNoRoslyn(value, name));
        }
    }

    /// <summary>
    /// A network with an error, or with an option that does not exist, is written once, and what the generator says of
    /// it moves with the lines above it.
    /// </summary>
    [Theory]
    [InlineData("NETGEN042", 0, "public class Unrelated;", "public class Unrelated { int x = 1; }", 3)]
    [InlineData("NETGEN042", 1, "// here", "public int Count { get; set; }", 3)]
    [InlineData("NETGEN042", 1, "// above", "\n\n", 5)]
    [InlineData("NETGEN043", 1, "// here", "public int Count { get; set; }", 3)]
    [InlineData("NETGEN043", 1, "// above", "\n\n", 5)]
    public void An_edit_elsewhere_writes_no_declarations_again(string id, int file, string from, string to, int line)
    {
        CSharpCompilation before = GeneratorRunner.Compile(
            TwoNetworks, id == "NETGEN043" ? Wrong.Replace("Hidden = 0", "Hidden = 3, LearningRate = 0.1") : Wrong);
        GeneratorDriver driver = GeneratorRunner.Driver(before, Settings.Unknown).RunGenerators(before);
        GeneratorRunResult first = driver.GetRunResult().Results.Single();
        Assert.Contains(first.GeneratedSources, source => source.HintName == "Demo.Wrong.Declarations.g.cs");
        Assert.Equal((id, 3), IdAndLine(first));

        GeneratorRunResult result = driver
            .RunGenerators(before.Edit(file, text => text.Replace(from, to))).GetRunResult().Results.Single();
        Assert.Equal((id, line), IdAndLine(result));
        Assert.All(
            result.TrackedSteps[TrackingNames.Declared].SelectMany(step => step.Outputs),
            output => Assert.Contains(
                output.Reason, new[] { IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached }));
        Assert.Equal(
            first.GeneratedSources.Select(source => source.SourceText), result.GeneratedSources.Select(source => source.SourceText));

        static (string, int) IdAndLine(GeneratorRunResult result)
        {
            Diagnostic found = Assert.Single(result.Diagnostics);
            return (found.Id, found.Location.GetLineSpan().StartLinePosition.Line);
        }
    }

    [Fact]
    public void A_class_that_becomes_invalid_keeps_its_members()
    {
        CSharpCompilation valid = GeneratorRunner.Compile(TwoNetworks, Other);
        GeneratorDriver driver = GeneratorRunner.Driver(valid).RunGenerators(valid);
        GeneratorRunResult result = driver
            .RunGenerators(valid.Edit(0, text => text.Replace("Inputs = 2", "Inputs = 0"))).GetRunResult().Results.Single();
        Assert.Equal(
            ["Demo.Xor.Declarations.g.cs"],
            result.GeneratedSources.Select(source => source.HintName).Where(name => name.Contains("Xor")));
    }

    [Fact]
    public void Cancellation_is_honoured()
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(TwoNetworks, Other);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => GeneratorRunner.Driver(compilation).RunGenerators(compilation, source.Token));
    }

    /// <summary>The steps of the first class and those of the second, in the order of the file.</summary>
    private static void AssertReasons(GeneratorRunResult result, ExpectedReasons xor, ExpectedReasons iris)
    {
        Assert.Equal([xor.Parse, iris.Parse], Reasons(TrackingNames.Parse));
        Assert.Equal([xor.Networks, iris.Networks], Reasons(TrackingNames.Networks));

        IEnumerable<IncrementalStepRunReason> Reasons(string name) =>
            result.TrackedSteps[name].SelectMany(step => step.Outputs).Select(output => output.Reason);
    }
}
