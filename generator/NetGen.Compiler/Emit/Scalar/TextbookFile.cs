using NetGen.Compiler.Emit.Members;
using NetGen.Compiler.Emit.Prose;
using NetGen.Compiler.Emit.Writing;
using NetGen.Compiler.Lower.Scalar;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Program;
using Paragraph = NetGen.Compiler.Program.Paragraph;

namespace NetGen.Compiler.Emit.Scalar;

/// <summary>The file that a reader opens: the network's mathematics as scalar code.</summary>
internal static class TextbookFile
{
    public static string Write(NetworkPlan plan)
    {
        var header = new Header(plan);
        var signatures = new Signatures(plan);
        IScalarRun run = ScalarRun.Of(plan);

        bool isFrozen = plan.Model.Frozen;
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
                    writer.Line($"// {operation} {(plan.Kernel.Vectors.Count > 0 ? "where there is no vector hardware" : "of one row")}");
                }

                writer.Lines(ToolAttributes.Of(plan));
                using (writer.Braces(isPublic ? signatures.Entry(operation) : signatures.Body(operation)))
                {
                    if (isPublic)
                    {
                        writer.Lines(signatures.Checks(operation));
                        if (operation.Steps())
                        {
                            StepScalars.Write(writer, plan);
                        }
                    }

                    WriteBody(writer, plan, run.Body(operation));
                }
            }

            ScalarClass.Write(writer, plan, run);
        });
    }

    private static void WriteBody(CodeWriter writer, NetworkPlan plan, IReadOnlyList<Paragraph> body)
    {
        HashSet<string> mentioned =
        [
            .. body.FreePlaces().Where(place => place.Kind == PlaceKind.Section).Select(place => place.Name),
        ];
        writer.Lines(Storage.Open(plan, mentioned));
        new IndexedDialect(plan, ScalarClass.Prefix).Write(writer, body);
    }
}
