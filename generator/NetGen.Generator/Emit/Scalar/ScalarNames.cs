using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>
/// What a value is called. The first index is the layer (the inputs are x), the second the neuron: y1_0 is y of neuron 0
/// in the first hidden layer. Where values live in arrays, the name is the element.
/// </summary>
internal sealed class ScalarNames(NetworkPlan plan, bool inArrays)
{
    /// <summary>y, or x where <paramref name="layer"/> is 0.</summary>
    public string Y(int layer, int neuron) => inArrays
        ? OutputElement(layer, neuron)
        : layer == 0 ? $"x{neuron}" : $"y{layer}_{neuron}";

    public string U(int layer, int neuron) => $"u{layer}_{neuron}";

    public string Delta(int layer, int neuron) => inArrays ? DeltaElement(layer, neuron) : $"δ{layer}_{neuron}";

    /// <summary>∂y, or ∂y_i of the inputs where <paramref name="layer"/> is 0.</summary>
    public string DY(int layer, int neuron) =>
        inArrays || layer == 0 ? GradientElement(layer, neuron) : $"dy{layer}_{neuron}";

    public string W(int layer, int i, int j) => $"w[{Storage(layer).Weight(i, j)}]";

    public string B(int layer, int j) => $"w[{Storage(layer).Biases + j}]";

    /// <summary>The place of y in section y, where Forward keeps it.</summary>
    public string OutputElement(int layer, int neuron) =>
        $"y[{(layer == 0 ? neuron : Storage(layer).Outputs + neuron)}]";

    public string SumElement(int layer, int neuron) => $"u[{Storage(layer).Sums + neuron}]";

    public string DeltaElement(int layer, int neuron) => $"δ[{Storage(layer).Deltas + neuron}]";

    public string GradientElement(int layer, int neuron) =>
        layer == 0 ? $"dx[{neuron}]" : $"dy[{Storage(layer).Deltas + neuron}]";

    private LayerStorage Storage(int layer) => plan.Layers[layer - 1].Storage;
}
