using System.Runtime;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Engines;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Compiling;

/// <summary>Times the generator by the driver's own clock; meant for a process in which it has not run yet.</summary>
internal static class GeneratorTiming
{
    private const int Repetitions = 15;

    public static CompileCost Measure(Topology topology, Kernel kernel)
    {
        // The compiler's own start is not the generator's: everything else it needs has run once.
        CSharpCompilation other = NetworkCompiler.Compilation(["[Obsolete] public class C { }"]);
        _ = other.GetDiagnostics();
        CSharpGeneratorDriver.Create(new ObsoleteCounter()).RunGenerators(other);

        const string Class = "public partial class ";
        string text = new NetworkSource(topology, kernel).Declaration;
        (double first, JitWork jit, GeneratorRunResult result) = Time(text);
        // A declaration that no cache knows yet, each time.
        double next = Statistics.Median(Enumerable.Range(1, Repetitions)
            .Select(n => Time(text.Replace(Class, $"{Class}Again{n}", StringComparison.Ordinal)).Milliseconds));
        GeneratedFile[] files = [.. result.GeneratedSources.Select(Describe)];
        return new CompileCost(topology.ToString(), kernel, first, jit, next, EditTiming.Measure(text), files);
    }

    private static (double Milliseconds, JitWork Jit, GeneratorRunResult Result) Time(string text)
    {
        CSharpCompilation compilation = NetworkCompiler.Compilation([text]);
        _ = compilation.GetDiagnostics();
        TimeSpan time = JitInfo.GetCompilationTime();
        long methods = JitInfo.GetCompiledMethodCount();
        GeneratorDriver driver = NetworkCompiler.Driver().RunGenerators(compilation);
        time = JitInfo.GetCompilationTime() - time;
        var jit = new JitWork((int)(JitInfo.GetCompiledMethodCount() - methods), time.TotalMilliseconds);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.GeneratedSources.IsEmpty)
            throw new InvalidOperationException($"Nothing is generated for {text}", result.Exception);

        return (driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalMilliseconds, jit, result);
    }

    private static GeneratedFile Describe(GeneratedSourceResult file)
    {
        string name = file.HintName[file.HintName.IndexOf('.', StringComparison.Ordinal)..];
        int bytes = Encoding.UTF8.GetByteCount(file.SourceText.ToString());
        return new GeneratedFile(name, bytes, file.SourceText.Lines.Count);
    }
}
