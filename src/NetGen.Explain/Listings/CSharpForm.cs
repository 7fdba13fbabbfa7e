using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Compiler.Lower.Scalar;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Print.CSharp.Members;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;
using Paragraph = NetGen.Compiler.Program.Paragraph;

namespace NetGen.Explain.Listings;

/// <summary>The C# of Kernel.Scalar or Kernel.Compact: the methods of a step, and what they call.</summary>
internal static class CSharpForm
{
    /// <param name="model">The network, with its kernel.</param>
    /// <param name="operations">The methods.</param>
    public static ShownProgram Of(NetworkModel model, IReadOnlyList<Operation> operations)
    {
        NetworkPlan plan = NetworkPlanner.Plan(model);
        IScalarRun run = ScalarRun.Of(plan);
        var signatures = new Signatures(plan);
        var printer = new IndexedDialect(plan, ScalarClass.Prefix);
        var parts = new List<object?>();
        var writer = new CodeWriter { Parts = parts };
        var bodies = new List<(Operation, IReadOnlyList<Statement>)>();
        foreach (Operation operation in operations)
        {
            IReadOnlyList<Statement> perStep = operation.Steps() ? PerStep.Statements(plan) : [];
            IReadOnlyList<Paragraph> body = run.Body(operation);
            bodies.Add((operation, [.. perStep, .. body]));
            writer.Gap();
            using (printer.Method(writer, signatures.Entry(operation), body))
            {
                writer.Lines(signatures.Checks(operation));
                printer.Write(writer, perStep);
                HashSet<string> sections =
                [
                    .. body.FreePlaces().Where(place => place.Kind == PlaceKind.Section).Select(place => place.Name),
                ];
                writer.Lines(Storage.Open(plan, sections, writer.IsUnchecked));
                printer.Write(writer, body);
            }
        }

        if (run.Routines.Count > 0)
        {
            writer.Gap();
            using (writer.Braces($"private static class {ScalarClass.Name}"))
            {
                foreach (Routine routine in run.Routines)
                {
                    writer.Gap();
                    if (new Equations(plan).NamedStep(routine.Name) is { } equation)
                    {
                        writer.Line($"// {equation}");
                    }

                    printer.Write(writer, "internal static", routine);
                }
            }
        }

        return new ShownProgram(
            model.Kernel.ToString(), plan, bodies, LinesOf(writer.ToString(), parts));
    }

    /// <summary>The lines of a text, each with the part that it belongs to.</summary>
    public static IReadOnlyList<(string Text, object? Part)> LinesOf(string text, IReadOnlyList<object?> parts)
    {
        string[] lines = text.Split('\n');
        if (lines.Length != parts.Count + 1)
        {
            throw new InvalidOperationException($"{parts.Count} lines were written, and {lines.Length - 1} are there.");
        }

        return [.. parts.Select((part, n) => (lines[n], part))];
    }
}
