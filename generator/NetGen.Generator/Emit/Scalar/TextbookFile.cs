using NetGen.Generator.Emit.Members;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>The file that a reader opens: the network's mathematics as scalar code.</summary>
internal static class TextbookFile
{
    public static string Write(NetworkPlan plan)
    {
        var header = new Header(plan);
        var signatures = new Signatures(plan);
        IScalarKernel kernel = plan.Kernel.Scalar switch
        {
            ScalarForm.Locals => new LocalsKernel(plan),
            ScalarForm.Arrays => new LayeredKernel(plan, new ScalarTextbook(plan, inArrays: true)),
            _ => new LayeredKernel(plan, new ScalarLoops(plan)),
        };

        bool isFrozen = plan.Model.Frozen;
        IEnumerable<string> comment = isFrozen ? header.FrozenComment() : header.Comment();
        IEnumerable<string> documentation = isFrozen ? header.FrozenDocumentation() : header.Documentation();
        return ClassFile.Write(plan.Model, comment, [], documentation, "", writer =>
        {
            foreach (Operation operation in signatures.Operations)
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
                        writer.Lines(operation.Steps() ? StepScalars.Statements(plan) : []);
                    }

                    WriteBody(writer, plan, operation, kernel.Body(operation));
                }
            }

            ScalarClass.Write(writer, plan, kernel);
        });
    }

    private static void WriteBody(
        CodeWriter writer, NetworkPlan plan, Operation operation, IReadOnlyList<Paragraph> body)
    {
        HashSet<string> mentioned = Mentions.In(body.SelectMany(paragraph => paragraph.Lines));
        if (operation == Operation.Predict)
        {
            // Predict's y is its parameter: it keeps nothing in section y.
            mentioned.Remove(SectionNames.Outputs);
        }

        writer.Lines(Storage.Open(plan, mentioned));
        foreach (Paragraph paragraph in body)
        {
            paragraph.WriteTo(writer);
        }
    }
}
