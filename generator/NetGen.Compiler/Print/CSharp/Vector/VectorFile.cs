using NetGen.Compiler.Lower.Vector;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp.Members;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Vector;

/// <summary>
/// The file of one vector kernel: a nested class with what the network's methods call, and what that calls.
/// </summary>
internal static class VectorFile
{
    /// <summary>The kernel of one width.</summary>
    public static string Write(NetworkPlan plan, VectorForm form)
    {
        var program = KernelProgram.Of(plan, form);
        return Write(plan, VectorHeader.Lines(plan, form, program), KernelCalls.Class(form), program);
    }

    /// <param name="plan">The network.</param>
    /// <param name="header">What the file's head says.</param>
    /// <param name="name">The nested class.</param>
    /// <param name="program">What it does.</param>
    public static string Write(NetworkPlan plan, IReadOnlyList<string> header, string name, KernelProgram program)
    {
        Uses uses = Uses.Of(program.All);
        var printer = new ReferenceDialect(plan);
        return ClassFile.Write(plan.Model, header, VectorHelperMethods.Imports(uses), [], "", writer =>
        {
            writer.Lines(GeneratedAttributes.Of(plan));
            using (writer.Braces($"private static class {name}"))
            {
                foreach ((Routine routine, string? note, _) in program.Entries)
                {
                    writer.Gap();
                    writer.Lines(note is null ? [] : [$"// {note}"]);
                    writer.Lines(GeneratedAttributes.FullOptimization(plan));
                    printer.Write(writer, "internal static", routine);
                }

                foreach (Routine routine in program.Routines)
                {
                    writer.Gap();
                    writer.Lines(
                new Equations(plan).NamedStep(routine.Name) is { } equation
                    ? [$"// {equation}"]
                    : []);
                    writer.Lines(GeneratedAttributes.FullOptimization(plan));
                    printer.Write(writer, "private static", routine);
                }

                VectorHelperMethods.Write(writer, plan, uses);
            }
        });
    }
}
