using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>
/// Loops that visit every parameter in canonical order. Storage follows the kernel, so that every weight is found by
/// its strides.
/// </summary>
internal static class CanonicalLoops
{
    /// <param name="writer">Where to.</param>
    /// <param name="plan">Whose parameters.</param>
    /// <param name="visit">The statement for the parameter at an index in w, ∂w or an optimizer's state.</param>
    /// <param name="leaveOut">
    /// The statements in place of a layer that does not learn, given how many parameters it has; null: it has its place
    /// in the section too.
    /// </param>
    public static void Write(
        CodeWriter writer,
        NetworkPlan plan,
        Func<string, string> visit,
        Func<int, IEnumerable<string>>? leaveOut = null)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            if (!layer.IsTrainable && leaveOut is not null)
            {
                writer.Lines(leaveOut(layer.Parameters));
                writer.Gap();
                continue;
            }

            (string i, string j) = layer.Letters;
            LayerStorage storage = layer.Storage;
            using (writer.Braces($"for (int {i} = 0; {i} < {layer.FanIn}; {i}++)"))
            using (writer.Braces($"for (int {j} = 0; {j} < {layer.FanOut}; {j}++)"))
            {
                writer.Line(visit(Position.Of(storage.Weights, (i, storage.RowStride), (j, storage.ColumnStride))));
            }

            writer.Gap();
            using (writer.Braces($"for (int {j} = 0; {j} < {layer.FanOut}; {j}++)"))
            {
                writer.Line(visit(Position.Of(storage.Biases, (j, 1))));
            }

            if (!layer.IsOutput)
            {
                writer.Gap();
            }
        }
    }
}
