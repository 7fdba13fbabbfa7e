using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>The windows on layers: HiddenLayer, OutputLayer, InputGradients.</summary>
internal static class ViewMembers
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        string type = new Framework(plan.Model).T;
        var equations = new Equations(plan);
        string view = plan.Capabilities.KeepsGradients ? "LayerView" : "LayerParameters";
        foreach (LayerPlan layer in plan.Layers)
        {
            string y = equations.Outputs(layer);
            writer.Gap();
            writer.Lines(Documentation.Of(
                $"The {equations.Title(layer)}: {equations.Weights(layer)} [{layer.FanIn}, {layer.FanOut}], "
                    + $"{equations.Biases(layer)} [{layer.FanOut}]"
                    + (plan.Capabilities.KeepsGradients ? Kept(layer, y, equations.Deltas(layer)) : ".")
                    + (layer.IsTrainable ? "" : " Training does not change it.")));
            writer.Lines(GeneratedAttributes.Of(plan));
            writer.Line(
                $"public global::NetGen.{view}<{type}> {Name(plan, layer)} => new global::NetGen.{view}<{type}>(");
            writer.Lines(Windows(plan, layer));
        }

        if (plan.Capabilities.KeepsInputGradients)
        {
            writer.Gap();
            writer.Lines(Documentation.Of(
                $"∂y_i = ∂E/∂x_i of the inputs, [{plan.Inputs}], from the last backward pass: "
                + $"{equations.GradientAbove(plan.Layers[0])}."));
            writer.Lines(GeneratedAttributes.Of(plan));
            writer.Line($"public {new Framework(plan.Model).In} InputGradients => "
                + (plan.Model.Consumer.HasSpan
                    ? $"{Storage.Span(plan, SectionNames.InputGradients, 0, plan.Inputs)};"
                    : $"{Storage.Field(plan, SectionNames.InputGradients)};"));
        }
    }

    public static string Name(NetworkPlan plan, LayerPlan layer) =>
        layer.IsOutput ? "OutputLayer" : plan.Layers.Count == 2 ? "HiddenLayer" : $"HiddenLayer{layer.Index}";

    /// <summary>", their gradients, and y_j, δ_j, ∂y_j [3]."</summary>
    private static string Kept(LayerPlan layer, string outputs, string deltas) =>
        (layer.IsTrainable ? ", their gradients" : "") + $", and {outputs}"
        + (layer.IsReached ? $", {deltas}, ∂{outputs}" : "") + $" [{layer.FanOut}].";

    private static IEnumerable<string> Windows(NetworkPlan plan, LayerPlan layer)
    {
        LayerStorage storage = layer.Storage;
        yield return $"    {Matrix(SectionNames.Weights)},";
        string end = plan.Capabilities.KeepsGradients ? "," : ");";
        yield return $"    {Vector(SectionNames.Weights, storage.Biases)}{end}";
        if (!plan.Capabilities.KeepsGradients)
        {
            yield break;
        }

        (bool learns, bool isReached) = (layer.IsTrainable, layer.IsReached);
        yield return $"    {(learns ? Matrix(SectionNames.Gradients) : None("MatrixView"))},";
        yield return $"    {(learns ? Vector(SectionNames.Gradients, storage.Biases) : None("VectorView"))},";
        yield return $"    {Vector(SectionNames.Outputs, storage.Outputs)},";
        yield return $"    {(isReached ? Vector(SectionNames.Deltas, storage.Deltas) : None("VectorView"))},";
        yield return $"    {(isReached ? Vector(SectionNames.OutputGradients, storage.Deltas) : None("VectorView"))},";
        // x, if the layer takes it, is the last argument.
        yield return string.Join(",\n", layer.Sources.Reverse().Select(source => $"    {Window(
            "VectorView", SectionNames.Outputs, plan.Owner(source)?.Storage.Outputs ?? 0, $"{source.Count}")}")) + ");";

        string Matrix(string section) => Window(
            "MatrixView",
            section,
            storage.Weights,
            $"rows: {layer.FanIn}, columns: {layer.FanOut}, "
                + $"rowStride: {storage.RowStride}, columnStride: {storage.ColumnStride}");

        string None(string view) => $"default(global::NetGen.{view}<{new Framework(plan.Model).T}>)";

        string Vector(string section, int index) => Window("VectorView", section, index, $"{layer.FanOut}");

        string Window(string view, string section, int index, string shape) =>
            $"new global::NetGen.{view}<{new Framework(plan.Model).T}>"
            + $"({Storage.Field(plan, section)}, {Storage.Position(plan, section, index)}, {shape})";
    }
}
