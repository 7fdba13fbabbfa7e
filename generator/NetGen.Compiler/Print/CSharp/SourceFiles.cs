using System.Runtime.ExceptionServices;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp.Members;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Vector;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>Model → the files of one network.</summary>
internal static class SourceFiles
{
    /// <summary>The files one after the other, each when it is asked for.</summary>
    public static IEnumerable<(string HintName, string Text)> Write(NetworkModel model) =>
        Files(model).Select(file => (file.HintName, file.Write()));

    /// <summary>The same files, in the same order, written on as many threads as there are processors.</summary>
    /// <remarks>
    /// A plan does not change, and no file depends on another. Most of the first network's time is the JIT's, which
    /// compiles for several threads at once.
    /// </remarks>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static IReadOnlyList<(string HintName, string Text)> WriteInParallel(
        NetworkModel model, CancellationToken cancellation)
    {
        (string HintName, Func<string> Write)[] files = [.. Files(model)];
        var texts = new (string, string)[files.Length];
        try
        {
            Parallel.For(
                0,
                files.Length,
                new ParallelOptions { CancellationToken = cancellation },
                file => texts[file] = (files[file].HintName, files[file].Write()));
        }
        catch (AggregateException several)
        {
            // The first alone, as without threads: it is reported with its place.
            ExceptionDispatchInfo.Capture(several.InnerExceptions[0]).Throw();
        }

        return texts;
    }

    private static IEnumerable<(string HintName, Func<string> Write)> Files(NetworkModel model)
    {
        NetworkPlan plan = NetworkPlanner.Plan(model);
        string name = model.Class.HintName;

        yield return ($"{name}.g.cs", () => TextbookFile.Write(plan));
        yield return ($"{name}.Members.g.cs", () => MembersFile.Write(plan));
        foreach (VectorForm form in plan.Kernel.Vectors)
        {
            yield return ($"{name}.Vector{form.Bits}.g.cs", () => VectorFile.Write(plan, form));
        }

        foreach (int bits in plan.Kernel.SampleLanes)
        {
            yield return ($"{name}.Samples{bits}.g.cs", () => SampleLanesFile.Write(plan, bits));
        }
    }
}
