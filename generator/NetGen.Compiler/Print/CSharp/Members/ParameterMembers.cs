using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>
/// Parameters and gradients in canonical order: layer by layer, weights [fan-in, fan-out], then biases.
/// </summary>
internal static class ParameterMembers
{
    private const string Order = "in canonical order: layer by layer, weights row-major [fan-in, fan-out], then biases";

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var dialect = new Framework(plan.Model);
        Copy(
            $"Copies weights and biases, {Order}.", "CopyParametersTo", dialect.Out, "destination",
            SectionNames.Weights);
        Copy(
            $"Replaces weights and biases, given {Order}.", "LoadParameters", dialect.In, "source",
            SectionNames.Weights);
        if (plan.Capabilities.KeepsGradients)
        {
            Copy(
                $"Copies ∂w and ∂b, {Order}.{(plan.TrainsAll ? "" : " Those of layers that do not learn are 0.")}",
                "CopyGradientsTo", dialect.Out, "destination", SectionNames.Gradients);
            Copy(
                $"Replaces ∂w and ∂b, given {Order}."
                    + (plan.TrainsAll ? "" : " Those of layers that do not learn are not read."),
                "LoadGradients", dialect.In, "source", SectionNames.Gradients);
        }

        void Copy(string summary, string name, string type, string other, string section)
        {
            bool load = other == "source";
            writer.Gap();
            writer.Lines(Documentation.Of(
                summary, (other, load ? "ParameterCount values." : "Receives ParameterCount values.")));
            writer.Lines(GeneratedAttributes.Of(plan));
            using (writer.Method(
                $"public void {name}({type} {other})", computesPositions: plan.Storage.IsOneBuffer))
            {
                writer.Line(new Signatures(plan).Check(other, "ParameterCount"));
                writer.Lines(Sharing.OfCopy(plan, other, section));
                writer.Lines(Storage.Open(plan, new HashSet<string>([section]), inUnchecked: true));
                bool hasAll = section == SectionNames.Weights || plan.TrainsAll;
                if (!plan.Storage.IsCanonical || !hasAll)
                {
                    if (load && plan.Storage.IsOneBuffer)
                    {
                        writer.Line(Clearing.PaddingComment);
                        writer.Line(Clearing.Statement(plan, section));
                    }

                    writer.Line("int next = 0;");
                    CanonicalLoops.Write(
                        writer,
                        plan,
                        index => load
                            ? $"{section}[{index}] = {other}[next++];"
                            : $"{other}[next++] = {section}[{index}];",
                        hasAll ? null : count =>
                        [
                            .. load ? Array.Empty<string>() : [Zeros(dialect, other, count)],
                            $"next += {count};",
                        ]);
                }
                else
                {
                    (string from, string to) = load ? (other, section) : (section, other);
                    writer.Line(dialect.HasSpan
                        ? load
                            ? $"{from}.CopyTo({to});"
                            : $"new {dialect.In}({from}).CopyTo({to});"
                        : $"global::System.Array.Copy({from}, {to}, ParameterCount);");
                }
            }
        }
    }

    private static string Zeros(Framework dialect, string destination, int count) => dialect.HasSpan
        ? $"{destination}.Slice(next, {count}).Clear();"
        : $"global::System.Array.Clear({destination}, next, {count});";
}
