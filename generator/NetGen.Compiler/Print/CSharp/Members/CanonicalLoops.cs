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
    public static void Write(CodeWriter writer, NetworkPlan plan, Func<string, string> visit)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
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

/// <summary>Sets an opened section to zero.</summary>
internal static class Clearing
{
    /// <summary>Padding is zero unless a loss that was not finite has gone through it.</summary>
    public const string PaddingComment = "// Padding too: a step with NaN or infinite numbers may have written there.";

    public static string Statement(NetworkPlan plan, string section) => plan.Storage.IsOneBuffer
        ? $"{section}.Clear();"
        : $"global::System.Array.Clear({section}, 0, {plan.Storage.Section(section).Length});";
}

/// <summary>Prints positions in storage: <c>i * 16 + j + 48</c>, without what adds nothing.</summary>
internal static class Position
{
    public static string Of(int origin, params (string Variable, int Stride)[] steps)
    {
        var terms = new List<string>();
        foreach ((string variable, int stride) in steps)
        {
            if (stride != 0)
            {
                terms.Add(stride == 1 ? variable : $"{variable} * {stride}");
            }
        }

        if (origin != 0 || terms.Count == 0)
        {
            terms.Add($"{origin}");
        }

        return string.Join(" + ", terms);
    }
}
