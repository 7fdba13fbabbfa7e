using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>
/// The public methods of one sample where they do more than run their scalar body: they check, and choose the widest
/// vectors that the hardware accelerates.
/// </summary>
internal static class SampleMembers
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var signatures = new Signatures(plan);
        if (!signatures.AreDirect)
        {
            WriteEntries(writer, plan, signatures);
        }

        WritePredict(writer, plan, signatures);
    }

    private static void WriteEntries(CodeWriter writer, NetworkPlan plan, Signatures signatures)
    {
        // What is internal runs its scalar body only where there are no vectors, and that is called directly; so does
        // a Jacobian.
        foreach (Operation operation in plan.Operations.Where(operation =>
            !operation.IsInternal() || (plan.Kernel.Vectors.Count > 0 && operation != Operation.PullBack)))
        {
            writer.Gap();
            writer.Lines(signatures.Documentation(operation));
            writer.Lines(GeneratedAttributes.OfComputation(plan));
            using (writer.Braces(signatures.Entry(operation)))
            {
                writer.Lines(signatures.Checks(operation));
                if (operation.Steps())
                {
                    StepScalars.Write(writer, plan);
                }

                WriteDispatch(writer, plan, operation);
            }
        }
    }

    /// <summary>Predict that returns its answer.</summary>
    private static void WritePredict(CodeWriter writer, NetworkPlan plan, Signatures signatures)
    {
        var dialect = new Framework(plan.Model);
        writer.Gap();
        writer.Lines(signatures.PredictDocumentation);
        writer.Lines(GeneratedAttributes.Of(plan));
        using (writer.Braces($"public {signatures.Static}{dialect.T}[] Predict({dialect.In} x)"))
        {
            writer.Line($"{dialect.T}[] y = new {dialect.T}[OutputCount];");
            // Spelled out: a user's own overload may take an array.
            writer.Line($"Predict(x, {(dialect.HasSpan ? $"new {dialect.Out}(y)" : "y")});");
            writer.Line("return y;");
        }
    }

    /// <summary>The choice of a kernel: each condition is a constant when the method is compiled.</summary>
    public static void WriteDispatch(CodeWriter writer, NetworkPlan plan, Operation operation)
    {
        KernelCalls.WriteDispatch(
            writer, KernelCalls.Kernels(plan), kernel => KernelCalls.Statements(plan, kernel, operation));
        writer.Line(new Signatures(plan).Call(operation));
        if (operation == Operation.Forward && plan.Storage.Has(SectionNames.Result))
        {
            string outputs = $"{Storage.Field(plan, SectionNames.Outputs)}, {plan.Output.Storage.Outputs}";
            writer.Line($"global::System.Array.Copy({outputs}, _result, 0, {plan.Outputs});");
            writer.Line("return _result;");
        }
    }
}
