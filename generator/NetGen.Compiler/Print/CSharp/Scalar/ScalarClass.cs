using NetGen.Compiler.Lower.Scalar;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Scalar;

/// <summary>The nested class that holds what scalar code calls, so that few names enter the user's class.</summary>
internal static class ScalarClass
{
    public const string Name = "ScalarKernel";

    /// <summary>How code outside of it names what is in it.</summary>
    public const string Prefix = $"{Name}.";

    public static void Write(CodeWriter writer, NetworkPlan plan, IScalarRun run)
    {
        if (run.Routines.Count == 0)
        {
            return;
        }

        var printer = new IndexedDialect(plan, Prefix);
        writer.Gap();
        writer.Lines(GeneratedAttributes.Of(plan));
        using (writer.Braces($"private static class {Name}"))
        {
            foreach (Routine routine in run.Routines)
            {
                writer.Gap();
                if (new Equations(plan).NamedStep(routine.Name) is { } equation)
                {
                    writer.Line($"// {equation}");
                }

                writer.Lines(GeneratedAttributes.FullOptimization(plan, "global::System.Runtime.CompilerServices."));
                printer.Write(writer, "internal static", routine);
            }

            if (run.OwnRows.Count > 0)
            {
                writer.Gap();
                writer.Line("// Values of calls that do not change the network: one array per thread.");
                writer.Lines(
                    new Framework(plan.Model).OwnFields("internal", [.. run.OwnRows.Select(name => $"_{name}")]));
            }
        }
    }
}
