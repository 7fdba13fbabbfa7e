using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>Constants, topology and the fields that hold the network's numbers.</summary>
internal static class StorageMembers
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        Constant("l: the number of inputs.", "InputCount", plan.Inputs);
        Constant("n: the number of outputs.", "OutputCount", plan.Outputs);
        Constant("The number of weights and biases.", "ParameterCount", plan.Parameters);
        if (!plan.Capabilities.HasConstantParameters)
        {
            WriteFields(writer, plan);
        }

        KernelCalls.WriteReferences(writer, plan);
        TopologyMember.Write(writer, plan);

        void Constant(string summary, string name, int value)
        {
            writer.Gap();
            writer.Line($"/// <summary>{summary}</summary>");
            writer.Line($"public const int {name} = {value};");
        }
    }

    private static void WriteFields(CodeWriter writer, NetworkPlan plan)
    {
        string type = new Framework(plan.Model).T;
        writer.Gap();
        if (plan.Storage.IsOneBuffer)
        {
            writer.Line("// One pinned buffer, and the index of the first number in it that is on a 64-byte boundary:");
            int width = Math.Max(5, plan.Storage.Sections.Max(section => section.Name.Length));
            writer.Lines(plan.Storage.Sections.Select(section =>
                $"//   {section.Name.PadRight(width)} {section.Offset,7} … {section.Offset + section.Length - 1,-7}"
                    + $"  {Meaning(section.Name, plan)}"));
            writer.Line($"private {type}[] _state = {Buffer(plan)};");
            writer.Line("private int _origin;");
        }
        else
        {
            writer.Lines(plan.Storage.Sections.SelectMany(section => new[]
            {
                $"// {section.Name}: {Meaning(section.Name, plan)}",
                $"private {type}[] {Storage.Field(plan, section.Name)} = new {type}[{section.Length}];",
            }));
        }

        foreach (RunningScalar scalar in plan.Optimizer.Running)
        {
            writer.Line($"// {new ProsePrinter().Print(scalar.Target)}, for t steps");
            writer.Line($"private {type} {StepScalars.Field(scalar)} = {Initial(scalar, plan.Model.Precision)};");
        }
    }

    /// <summary>
    /// What an instance allocates, as fields and the values that they begin with: a clone has its own.
    /// </summary>
    public static IEnumerable<Allocation> Allocations(NetworkPlan plan)
    {
        string type = new Framework(plan.Model).T;
        IEnumerable<Allocation> numbers = plan.Storage.IsOneBuffer
            ? [new("_state", Buffer(plan))]
            : plan.Storage.Sections.Select(section =>
                new Allocation(Storage.Field(plan, section.Name), $"new {type}[{section.Length}]"));
        return [.. numbers, .. ParallelMembers.Allocations(plan)];
    }

    private static string Buffer(NetworkPlan plan) => $"global::System.GC.AllocateArray<{new Framework(plan.Model).T}>("
        + $"{plan.Storage.Total + StoragePlanner.AlignmentSlack(plan.Model.Precision)}, pinned: true)";

    public static string Initial(RunningScalar scalar, Precision precision) => Literal.Of(scalar.Initial, precision);

    private static string Meaning(string section, NetworkPlan plan) => section switch
    {
        SectionNames.Weights =>
            "weights and biases, layer by layer" + (plan.TrainsAll ? "" : ", first those that learn"),
        SectionNames.Gradients => "∂w and ∂b, in the same places" + (plan.TrainsAll ? "" : ", of layers that learn"),
        SectionNames.Outputs => "x, then y of every layer",
        SectionNames.Sums => plan.KeepsLogarithms && plan.Layers.Count(layer => layer.KeepsSums) == 1
            ? "ln y_k, softmax's u_k less ln Σ_r e^(u_r), which E asks for"
            : $"u of the layers whose derivative or E needs it{(plan.KeepsLogarithms ? "; ln y_k for softmax" : "")}",
        SectionNames.Deltas => $"δ of every layer{Reached(plan)}",
        SectionNames.OutputGradients => $"∂y of every layer{Reached(plan)}",
        SectionNames.InputGradients => "∂y_i of the inputs",
        SectionNames.PartGradients => "∂w and ∂b of a batch's parts, except the first",
        SectionNames.Totals => plan.SumsInParts
            ? "sums of ∂w and ∂b over the blocks of a large batch, for each of its parts"
            : "sums of ∂w and ∂b over the blocks of a large batch",
        SectionNames.Result => "y_k as Forward returns them",
        _ => $"{section} of {plan.Optimizer.Name}, in the places of w",
    };

    private static string Reached(NetworkPlan plan) =>
        plan.Layers.All(layer => layer.IsReached) ? "" : " from the first that learns on";
}

/// <summary>A field of an instance, and the new object that it begins with.</summary>
internal sealed record Allocation(string Name, string Value);
