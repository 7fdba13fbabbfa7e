using NetGen.Compiler.Plan;
using NetGen.Compiler.Prose;

namespace NetGen.Onnx.Export;

/// <summary>A layer's equations for readers of the file: the compiler's, as they stand above the generated code.</summary>
internal sealed class LayerEquations
{
    private readonly Equations _equations;
    private readonly LayerPlan _layer;

    public LayerEquations(NetworkPlan plan, int layer) => (_equations, _layer) = (new Equations(plan), plan.Layers[layer]);

    /// <summary>Such as "hidden layer: u_j = Σ_i y_i·w_ij + b_j"; with identity, y_j = u_j too.</summary>
    public string WeightedSum => $"{_equations.Name(_layer)}: {_equations.WeightedSum(_layer)}"
        + (_layer.IsIdentity ? $",  {_equations.Value(_layer)}" : "");

    /// <summary>Such as "hidden layer: y_j = tanh u_j".</summary>
    public string Value => $"{_equations.Name(_layer)}: {_equations.Value(_layer)}";
}
