using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>
/// What stands for a quantity. The first index is the layer (the inputs are x), the second the neuron: y1_0 is y of
/// neuron 0 in the first hidden layer. Where values live in arrays, it is the element.
/// </summary>
internal sealed class ScalarValues(NetworkPlan plan, bool inArrays)
{
    /// <summary>The type of a number.</summary>
    public NumberType Type { get; } = new(plan.Format);

    /// <summary>A section of the network's storage.</summary>
    public Place Section(string name) => new(name, plan.Format, PlaceKind.Section);

    /// <summary>A row of the caller's: x, t or y.</summary>
    public Place Row(string name) => new(name, plan.Format, PlaceKind.Row);

    /// <summary>A local number.</summary>
    public Local Number(string name) => new(name, Type);

    /// <summary>y, or x where <paramref name="layer"/> is 0.</summary>
    public Value Y(int layer, int neuron) => inArrays
        ? OutputElement(layer, neuron)
        : Number(layer == 0 ? $"x{neuron}" : $"y{layer}_{neuron}");

    public Local U(int layer, int neuron) => Number($"u{layer}_{neuron}");

    public Value Delta(int layer, int neuron) => inArrays ? DeltaElement(layer, neuron) : Number($"δ{layer}_{neuron}");

    /// <summary>∂y, or ∂y_i of the inputs where <paramref name="layer"/> is 0.</summary>
    public Value DY(int layer, int neuron) =>
        inArrays || layer == 0 ? GradientElement(layer, neuron) : Number($"dy{layer}_{neuron}");

    public Value T(int neuron) => inArrays ? TargetElement(neuron) : Number($"t{neuron}");

    public Element W(int layer, int i, int j) => At(Storage(layer).Section, Storage(layer).Weight(i, j));

    public Element B(int layer, int j) => At(Storage(layer).Section, Storage(layer).Biases + j);

    public Element TargetElement(int neuron) => new(Row("t"), Indexes.Of(neuron));

    /// <summary>The place of y in section y, where Forward keeps it.</summary>
    public Element OutputElement(int layer, int neuron) =>
        At(SectionNames.Outputs, layer == 0 ? neuron : Storage(layer).Outputs + neuron);

    public Element SumElement(int layer, int neuron) => At(SectionNames.Sums, Storage(layer).Sums + neuron);

    public Element DeltaElement(int layer, int neuron) => At(SectionNames.Deltas, Storage(layer).Deltas + neuron);

    public Element GradientElement(int layer, int neuron) => layer == 0
        ? At(SectionNames.InputGradients, neuron)
        : At(SectionNames.OutputGradients, Storage(layer).Deltas + neuron);

    public Element At(string section, int index) => new(Section(section), Indexes.Of(index));

    private LayerStorage Storage(int layer) => plan.Layers[layer - 1].Storage;
}
