using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.CSharp.Scalar;

namespace NetGen.Compiler.Prose;

/// <summary>
/// The sentence above each block of generated code: the chapter's equation, with this network's formulas in it. Numbers
/// in parentheses are the chapter's.
/// </summary>
internal sealed class Equations(NetworkPlan plan)
{
    /// <summary>"hidden layer, 3 sigmoid neurons" and how they compute.</summary>
    public string Layer(LayerPlan layer) => $"{Title(layer)}:  {WeightedSum(layer)},  {Value(layer)}";

    /// <summary>"hidden layer, 3 sigmoid neurons"</summary>
    public string Title(LayerPlan layer) =>
        $"{Name(layer)}, {Count(layer.FanOut, $"{layer.Activation.Name} neuron")}";

    /// <summary>"hidden layer", "hidden layer 2", "output layer"</summary>
    public string Name(LayerPlan layer) =>
        layer.IsOutput ? "output layer" : plan.Layers.Count == 2 ? "hidden layer" : $"hidden layer {layer.Index}";

    public string WeightedSum(LayerPlan layer)
    {
        (string above, string here) = layer.Letters;
        return $"u_{here} = Σ_{above} y_{above}·w_{above}{here} + b_{here}";
    }

    /// <summary>
    /// A sentence about each layer, in this order; hidden layers of the same sentence share it, and where there are
    /// several, it ends with the layers that it is about.
    /// </summary>
    public IEnumerable<string> Each(IEnumerable<LayerPlan> layers, Func<LayerPlan, string> say)
    {
        IGrouping<(string Text, bool IsOutput), LayerPlan>[] groups =
            [.. layers.GroupBy(layer => (Text: say(layer), layer.IsOutput))];
        bool differ = groups.Count(group => !group.Key.IsOutput) > 1;
        return groups.Select(group => group.Key.Text + (differ && !group.Key.IsOutput ? In(group) : ""));

        static string In(IEnumerable<LayerPlan> group)
        {
            int[] indexes = [.. group.Select(layer => layer.Index).OrderBy(index => index)];
            return $"  in hidden layer{(indexes.Length > 1 ? "s" : "")} {string.Join(", ", indexes)}";
        }
    }

    public string Value(LayerPlan layer) => layer.Activation.Describe(layer.Letters.Here);

    public string SoftmaxValue(LayerPlan layer) =>
        $"{Value(layer)}; subtracting the largest u from every u does not change the quotient, and no power overflows";

    public string Error() => plan.Loss.Describe();

    /// <summary>E as it is computed: where loss and activation cancel, from u.</summary>
    public string ErrorCode() => plan.ErrorIsOfSums ? $"{Error()} = {plan.Error.Describe()}" : Error();

    /// <summary>What E of softmax asks for.</summary>
    public string Logarithms() =>
        "ln y_k = u_k − ln Σ_r e^(u_r), also where y_k rounds to 0 or 1: with the largest u subtracted from every u, "
        + "the sum is 1 + the others";

    /// <summary>∂E/∂y_k, the loss's derivative.</summary>
    public string OutputGradient() => $"∂y_k = ∂E/∂y_k = {Print(plan.Loss.Gradient, "k")}";

    public string Delta(LayerPlan layer) =>
        layer.IsOutput ? $"{DeltaAlone(layer)}      {plan.Loss.Name}, {layer.Activation.Name}" : DeltaAlone(layer);

    /// <summary>Without the names of loss and activation behind it.</summary>
    public string DeltaAlone(LayerPlan layer)
    {
        string k = layer.Letters.Here;
        string value = Print(layer.Delta.Value, k);
        if (!layer.IsOutput)
        {
            return $"(5-19) δ_j = ∂y_j · ∂y_j/∂u_j = {value}";
        }

        return layer.Activation.IsSoftmax
            ? $"(5-15) δ_k = Σ_r ∂E/∂y_r · ∂y_r/∂u_k = {value}{(layer.Delta.NeedsSum ? ",  s = Σ_r ∂y_r·y_r" : "")}"
                + (plan.Loss.TargetsAreDistribution ? ",  where Σ_r t_r = 1" : "")
            : $"(5-15) δ_k = ∂E/∂y_k · ∂y_k/∂u_k = {value}";
    }

    public string GradientAbove(LayerPlan layer) => layer.IsOutput
        ? $"(5-18) ∂y_{layer.Letters.Above} = Σ_r δ_r·w_{layer.Letters.Above}r"
        : "(5-22) ∂y_i = Σ_q δ_q·w_iq";

    public string WeightGradient(LayerPlan layer) => layer.IsOutput
        ? $"(5-16) ∂w_{layer.Letters.Above}k = y_{layer.Letters.Above}·δ_k"
        : "(5-20) ∂w_ij = y_i·δ_j";

    public string BiasGradient(LayerPlan layer) => layer.IsOutput ? "(5-17) ∂b_k = δ_k" : "(5-21) ∂b_j = δ_j";

    /// <summary>The optimizer's formulas, on one line.</summary>
    public string Update() => string.Join(",  ", plan.Optimizer.Describe());

    /// <summary>What becomes of a gradient, behind its equation.</summary>
    public string Then(GradientUse use) => use switch
    {
        GradientUse.Add => ", added up over the rows",
        GradientUse.Step => plan.StepCode.Count > 1 ? $", then {plan.Optimizer.Name}'s step" : $",  {Update()}",
        _ => "",
    };

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Print(Expression formula, string index) => new ProsePrinter(index).Print(formula);
}
