using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>Clone and CopyFrom: all that a network has learned, and what its optimizer keeps.</summary>
internal static class CopyMembers
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        string type = plan.Model.Class.Name;
        string contents =
            plan.Optimizer.States.Count > 0 ? "weights, biases and the optimizer's state" : "weights and biases";
        writer.Gap();
        writer.Line(
            "#pragma warning disable CS0436   // another assembly may let this one see a class of the same name");
        writer.Gap();
        writer.Lines(Documentation.Of(
            $"Returns another network with the same {contents}. Training one does not change the other. No "
            + "constructor runs. Fields of your own, and those of a derived class, are copied as they are, so both "
            + "networks share the objects that they refer to. Allocates memory."));
        writer.Lines(GeneratedAttributes.Of(plan));
        using (writer.Method($"public {type} Clone()", computesPositions: plan.Storage.IsOneBuffer))
        {
            writer.Line($"{type} clone = ({type})MemberwiseClone();");
            writer.Lines(StorageMembers.Allocations(plan).Select(field => $"clone.{field.Name} = {field.Value};"));
            if (plan.Storage.IsOneBuffer)
            {
                writer.Lines(ConstructionMembers.Origin(plan, "clone."));
            }

            if (plan.IsParallel)
            {
                writer.Line("clone.MaxDegreeOfParallelism = MaxDegreeOfParallelism;");
            }

            writer.Line("clone.CopyFrom(this);");
            writer.Line("return clone;");
        }

        writer.Gap();
        writer.Lines(Documentation.Of(
            $"Copies {contents} from another network. Meanwhile, no other thread may use this network or change the "
            + "other one.",
            ("other", "A network of the same class. It does not change.")));
        writer.Lines(GeneratedAttributes.Of(plan));
        Section[] sections =
            [.. plan.Optimizer.States.Prepend(SectionNames.Weights).Select(plan.Storage.Section)];
        using (writer.Method(
            $"public void CopyFrom({type} other)",
            computesPositions: plan.Storage.IsOneBuffer && sections.Any(section => section.Offset > 0)))
        {
            writer.Line("global::NetGen.CompilerServices.Guard.NotNull(other, \"other\");");
            if (plan.Storage.IsOneBuffer)
            {
                writer.Line("int from = other._origin;");
                writer.Line("int to = _origin;");
            }

            foreach (Section section in sections)
            {
                string field = Storage.Field(plan, section.Name);
                string offset = section.Offset == 0 ? "" : $" + {section.Offset}";
                writer.Line(plan.Storage.IsOneBuffer
                    ? $"global::System.Array.Copy(other._state, from{offset}, _state, to{offset}, {section.Length});"
                    : $"global::System.Array.Copy(other.{field}, {field}, {section.Length});");
            }

            foreach (RunningScalar scalar in plan.Optimizer.Running)
            {
                writer.Line($"{StepScalars.Field(scalar)} = other.{StepScalars.Field(scalar)};");
            }
        }

        writer.Gap();
        writer.Line("#pragma warning restore CS0436");
    }
}
