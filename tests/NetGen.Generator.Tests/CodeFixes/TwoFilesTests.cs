using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>Fixes reach as far as they are asked to.</summary>
public sealed class TwoFilesTests
{
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

    private static async Task AssertTexts(Document one, params string[] expected)
    {
        Assert.Equal(expected, await Task.WhenAll(FixRunner.Documents(one.Project).Select(FixRunner.Text)));
        GeneratorRunner.AssertNone(await FixRunner.Diagnose(one));
    }
}
