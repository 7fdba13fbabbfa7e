using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>Topology: all that it takes to build the network again, and what runs.</summary>
internal static class TopologyMember
{
    private const string Names = "global::NetGen.";

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var header = new Header(plan);
        writer.Gap();
        string topology = Documentation.Escape(new EquationTable(plan).Topology);
        writer.Line($"/// <summary>Layers, activations, loss and optimizer of {topology}.</summary>");
        Capabilities can = plan.Capabilities;
        if (plan.Model.Class.HasRemarks)
        {
            // Of two remarks of the class, an editor shows its user's: here are the generated ones.
            IEnumerable<string> remarks = can.HasConstantParameters ? header.FrozenRemarks() : header.Remarks();
            writer.Lines(remarks.Select(line => $"/// {line}"));
        }

        writer.Lines(GeneratedAttributes.Of(plan));
        writer.Line($"public static {Names}NetworkTopology Topology {{ get; }} = new {Names}NetworkTopology(");
        writer.Line($"    {Names}Precision.{plan.Model.Precision},");
        writer.Line($"    {Names}Loss.{plan.Model.Loss.Member},");
        writer.Line($"    {Names}Optimizer.{Optimizer(plan).Formula},");
        writer.Line($"    new {Names}TopologyDetails");
        writer.Line("    {");
        writer.Lines(Details(plan).Select(line => $"        {line},"));
        writer.Line("    },");
        writer.Lines(plan.Layers.Select(layer =>
            $"    new {Names}LayerTopology({layer.FanIn}, {layer.FanOut}, "
            + $"{Activation(plan.Model.Layers[layer.Index - 1].Activation)}){(layer.IsOutput ? ");" : ",")}"));
        if (can.HasConstantParameters)
        {
            return;
        }

        writer.Gap();
        writer.Lines(GeneratedAttributes.Of(plan));
        writer.Line($"{Names}NetworkTopology {new Framework(plan.Model).Predictor}.Topology => Topology;");
    }

    private static string Activation(FormulaId activation) =>
        activation.Text is null ? $"{Names}Activation.{activation.Member}" : Custom(activation);

    private static string Custom(FormulaId formula) =>
        $"new {Names}CustomFormula(\"{formula.Name}\", \"{formula.Text}\")";

    private static string Trainable(NetworkPlan plan) =>
        string.Join(", ", plan.Layers.Select(layer => layer.IsTrainable ? "true" : "false"));

    private static OptimizerModel Optimizer(NetworkPlan plan) => plan.Model.TrainedBy ?? plan.Model.Optimizer;

    /// <summary>What is not as it would be were it left out.</summary>
    private static IEnumerable<string> Details(NetworkPlan plan)
    {
        (NetworkModel model, Capabilities can) = (plan.Model, plan.Capabilities);
        yield return $"Kernel = {Names}Kernel.{plan.Kernel.Kind}, ArithmeticVersion = {ArithmeticVersion.Current}";
        int[] widths =
        [
            .. plan.Kernel.Vectors.Select(form => form.Bits).Union(plan.Kernel.SampleLanes)
                .OrderByDescending(bits => bits),
        ];
        if (widths.Length > 0)
        {
            yield return "VectorBits = " + string.Concat(widths.Select(bits =>
                $"global::System.Runtime.Intrinsics.Vector{bits}.IsHardwareAccelerated ? {bits} : ")) + "0";
        }

        string[] options =
        [
            .. model.Parallel ? ["Parallel = true"] : Array.Empty<string>(),
            .. can.KeepsInputGradients ? ["InputGradients = true"] : Array.Empty<string>(),
            .. can.TakesOutputGradients ? ["BackwardFrom = true"] : Array.Empty<string>(),
            .. can.FindsJacobian ? ["Jacobian = true"] : Array.Empty<string>(),
            .. can.KeepsGradients || !can.Learns ? Array.Empty<string>() : ["Gradients = false"],
            .. Optimizer(plan).Changed().Select(constant =>
                $"{constant.Key} = {Literal.Of(constant.Value, Precision.Double)}"),
            .. Optimizer(plan).DecayBiases ? Array.Empty<string>() : ["DecayBiases = false"],
            .. model.IsResidual ? ["Residual = true"] : Array.Empty<string>(),
            .. model.TakesInputSkip ? ["InputSkip = true"] : Array.Empty<string>(),
            .. plan.TrainsAll ? Array.Empty<string>() : [$"Trainable = new[] {{ {Trainable(plan)} }}"],
        ];
        if (options.Length > 0)
        {
            yield return string.Join(", ", options);
        }

        if (model.Loss.Text is not null)
        {
            yield return $"LossFormula = {Custom(model.Loss)}";
        }
    }
}
