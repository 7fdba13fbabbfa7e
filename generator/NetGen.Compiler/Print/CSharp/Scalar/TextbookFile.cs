using NetGen.Compiler.Lower.Scalar;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.CSharp.Members;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Program;
using Paragraph = NetGen.Compiler.Program.Paragraph;

namespace NetGen.Compiler.Print.CSharp.Scalar;

/// <summary>The file that a reader opens: the network's mathematics as scalar code.</summary>
internal static class TextbookFile
{
    public static string Write(NetworkPlan plan)
    {
        var header = new Header(plan);
        var signatures = new Signatures(plan);
        IScalarRun run = ScalarRun.Of(plan);

        var printer = new IndexedDialect(plan, ScalarClass.Prefix);
        bool isFrozen = plan.Capabilities.HasConstantParameters;
        IEnumerable<string> comment = isFrozen ? header.FrozenComment() : header.Comment();
        IEnumerable<string> documentation = isFrozen ? header.FrozenDocumentation() : header.Documentation();
        return ClassFile.Write(plan.Model, comment, [], documentation, "", writer =>
        {
            foreach (Operation operation in plan.Operations)
            {
                writer.Gap();
                bool isPublic = signatures.AreDirect && !operation.IsInternal();
                if (isPublic || operation.IsInternal())
                {
                    writer.Lines(signatures.Documentation(operation));
                }
                else
                {
                    string where = plan.Kernel.Vectors.Count > 0 ? "where there is no vector hardware" : "of one row";
                    writer.Line($"// {operation} {where}");
                }

                writer.Lines(GeneratedAttributes.OfComputation(plan));
                string head = isPublic ? signatures.Entry(operation) : signatures.Body(operation);
                IReadOnlyList<Paragraph> body = run.Body(operation);
                using (printer.Method(writer, head, body))
                {
                    if (isPublic)
                    {
                        writer.Lines(signatures.Checks(operation));
                        if (operation.Steps())
                        {
                            StepScalars.Write(writer, plan);
                        }
                    }

                    writer.Lines(Storage.Open(plan, Sections(body), writer.IsUnchecked));
                    printer.Write(writer, body);
                }
            }

            ScalarClass.Write(writer, plan, run);
        });
    }

    /// <summary>The sections that a body names.</summary>
    private static HashSet<string> Sections(IReadOnlyList<Paragraph> body) =>
        [.. body.FreePlaces().Where(place => place.Kind == PlaceKind.Section).Select(place => place.Name)];
}
