using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>A class in two files is mended in the one that is wrong; fixes reach as far as they are asked to.</summary>
public sealed class TwoFilesTests
{
    private const string Net = "[NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)]";

    public static TheoryData<string, string, string> NotPartial => new()
    {
        { $"{Net} public partial class Xor {{ }}", "public class Xor { } // b", "public partial class Xor { } // b" },
        { $"partial class A {{ {Net} partial class Xor {{ }} }}", "class A { }", "partial class A { }" },
        {
            $"partial class A {{ partial struct B {{ {Net} partial class Xor {{ }} }} }}",
            "class A { struct B { class Xor { } } }",
            "partial class A { partial struct B { partial class Xor { } } }"
        },
    };

    [Theory]
    [MemberData(nameof(NotPartial))]
    public async Task The_other_file_is_mended(string right, string wrong, string mended)
    {
        Document[] documents = FixRunner.OpenAll(right, wrong);
        var runner = new FixRunner(new PartialFix());
        Assert.Null(await runner.Offer(documents[0]));
        await AssertTexts(await runner.FixOneByOne(documents[1]), right, mended);
        await AssertTexts(await runner.FixAll(documents[1]), right, mended);
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_in_scope_are_mended(FixAllScope scope)
    {
        string[] texts =
        [
            $"{Net} class Xor {{ }} {Net} class Second {{ }}",
            $"class A {{ {Net} class Third {{ }} }} class Second {{ }}",
        ];
        Document[] documents = FixRunner.OpenAll(texts);
        Document changed = await new FixRunner(new PartialFix()).FixAll(documents[0], scope);
        string[] mended = [.. texts.Select(text => text.Replace("class", "partial class"))];
        if (scope == FixAllScope.Document)
        {
            Assert.Equal(mended[0], await FixRunner.Text(changed));
            Assert.Equal(texts[1], await FixRunner.Text(FixRunner.Documents(changed.Project)[1]));
        }
        else
        {
            await AssertTexts(changed, mended);
        }
    }

    [Fact]
    public async Task Options_of_all_files_are_mended()
    {
        string[] texts =
        [
            .. new[] { "A", "B" }.Select(name =>
                $"[NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1, Beta1 = 0.5, Momentum = 0.9)] partial class {name};"),
        ];
        await AssertTexts(
            await new FixRunner(new UnusedOptionFix()).FixAll(FixRunner.OpenAll(texts)[1], FixAllScope.Solution),
            [.. texts.Select(text => text.Replace(", Beta1 = 0.5, Momentum = 0.9", ""))]);
    }

    [Fact]
    public async Task Static_in_two_files_is_left_alone()
    {
        Document[] documents = FixRunner.OpenAll($"{Net} static partial class Xor {{ }}", "static partial class Xor { }");
        Assert.Contains(await FixRunner.Diagnose(documents[0]), diagnostic => diagnostic.Id == "NETGEN004");
        Assert.Null(await new FixRunner(new ModifierFix()).Offer(documents[0]));
    }

    [Fact]
    public async Task A_record_in_two_files_is_left_alone()
    {
        Document[] documents = FixRunner.OpenAll($"{Net} partial record Xor {{ }}", "partial record Xor { }");
        Assert.Contains(await FixRunner.Diagnose(documents[0]), diagnostic => diagnostic.Id == "NETGEN005");
        Assert.Null(await new FixRunner(new RecordFix()).Offer(documents[0]));
    }

    private static async Task AssertTexts(Document one, params string[] expected)
    {
        Assert.Equal(expected, await Task.WhenAll(FixRunner.Documents(one.Project).Select(FixRunner.Text)));
        GeneratorRunner.AssertNone(await FixRunner.Diagnose(one));
    }
}
