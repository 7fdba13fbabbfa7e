using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.Benchmarks.Engines;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Compiling;

/// <summary>Times the generator's next run after an edit, as an editor asks for it while its user types.</summary>
internal static class EditTiming
{
    private const int Repetitions = 15;

    public static IReadOnlyList<EditCost> Measure(string declaration) =>
    [
        Edit("another file", declaration, 1, (text, n) => $"{text} public class Other{n};"),
        Edit("the class", declaration, 0, (text, n) =>
            text.Replace("{\n}", $"{{\n public int X{n};\n}}", StringComparison.Ordinal)),
        // Another constant each time, so that no run finds the last one's code.
        Edit("the attribute", declaration, 0, (text, n) => text.Replace(
            "Kernel = ",
            $"WeightDecay = {(n + 1).ToString(CultureInfo.InvariantCulture)}e-6, Kernel = ",
            StringComparison.Ordinal)),
    ];

    private static EditCost Edit(string where, string declaration, int file, Func<string, int, string> edit)
    {
        CSharpCompilation compilation = NetworkCompiler.Compilation([declaration, "public class Unrelated;"]);
        GeneratorDriver driver = NetworkCompiler.Driver().RunGenerators(compilation);
        SyntaxTree original = compilation.SyntaxTrees[file], current = original;
        var times = new List<double>();
        int written = 0;
        for (int n = 0; n < Repetitions; n++)
        {
            string before = original.ToString(), after = edit(before, n);
            if (after == before) throw new InvalidOperationException($"The edit of {where} changed nothing: {before}");

            SyntaxTree edited = current.WithChangedText(SourceText.From(after, Encoding.UTF8));
            compilation = compilation.ReplaceSyntaxTree(current, edited);
            current = edited;
            HashSet<SourceText> known = new(Files(driver), ReferenceEqualityComparer.Instance);
            driver = driver.RunGenerators(compilation);
            times.Add(driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalMilliseconds);
            written = Files(driver).Count(text => !known.Contains(text));
        }

        return new EditCost(where, Statistics.Median(times), written);
    }

    /// <summary>A file from the cache is the very object that it was.</summary>
    private static IEnumerable<SourceText> Files(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().GeneratedSources.Select(source => source.SourceText);
}
