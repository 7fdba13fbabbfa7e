using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;

namespace NetGen.Compiler.Prose;

/// <summary>
/// The sentence above each block of generated code: the chapter's equation, with this network's formulas in it. Numbers
/// in parentheses are the chapter's. With several hidden layers, the quantities of each have its number: y²_j, w²_ij.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="inGeneral">Whether equations leave the numbers out, to hold for every hidden layer.</param>
internal sealed class Equations(NetworkPlan plan, bool inGeneral = false)
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
        string here = layer.Letters.Here;
        string n = Number(layer);
        IEnumerable<string> sums = layer.Sources.Select(source =>
            $"Σ_{Letter(layer, source)} {Taken(layer, source)}·{Weights(layer, source)}");
        return $"u{n}_{here} = {string.Join(" + ", sums)} + b{n}_{here}";
    }

    /// <summary>"y_k", "y²_j"</summary>
    public string Outputs(LayerPlan layer) => $"y{Number(layer)}_{layer.Letters.Here}";

    /// <summary>"δ_k", "δ²_j"</summary>
    public string Deltas(LayerPlan layer) => $"δ{Number(layer)}_{layer.Letters.Here}";

    /// <summary>"w_jk", "w²_ij"; "w_ik, w_jk" of an output layer that takes x too.</summary>
    public string Weights(LayerPlan layer) =>
        string.Join(", ", layer.Sources.Select(source => Weights(layer, source)));

    /// <summary>"b_k", "b²_j"</summary>
    public string Biases(LayerPlan layer) => $"b{Number(layer)}_{layer.Letters.Here}";

    /// <summary>
    /// A sentence about each layer, in this order; hidden layers of the same sentence share it, and where there are
    /// several, it ends with the layers that it is about.
    /// </summary>
    public IEnumerable<string> Each(IEnumerable<LayerPlan> layers, Func<LayerPlan, string> say)
    {
        LayerPlan[] all = [.. layers];
        IGrouping<string, LayerPlan>[] hidden = [.. all.Where(layer => !layer.IsOutput).GroupBy(say)];
        IEnumerable<string> ofHidden = hidden.Select(group => group.Key + (hidden.Length > 1 ? In(group) : ""));
        IEnumerable<string> ofOutput = all.Where(layer => layer.IsOutput).Select(say);
        return all.Length > 0 && all[0].IsOutput ? ofOutput.Concat(ofHidden) : ofHidden.Concat(ofOutput);

        static string In(IEnumerable<LayerPlan> group)
        {
            int[] indexes = [.. group.Select(layer => layer.Index).OrderBy(index => index)];
            return $"  in hidden layer{(indexes.Length > 1 ? "s" : "")} {string.Join(", ", indexes)}";
        }
    }

    public string Value(LayerPlan layer) =>
        layer.Activation.Describe(layer.Letters.Here, Number(layer)) + (layer.IsResidual ? $" + {Added(layer)}" : "");

    /// <summary>What a residual layer adds: "y¹_j", or "x_j".</summary>
    private string Added(LayerPlan layer) => inGeneral ? "y_j of the layer before"
        : plan.Above(layer) is { } above ? $"y{Number(above)}_{layer.Letters.Here}"
        : $"x_{layer.Letters.Here}";

    public string SoftmaxValue(LayerPlan layer) =>
        $"{Value(layer)}; subtracting the largest u from every u does not change the quotient, and no power overflows";

    public string Error() => plan.Loss.Describe();

    /// <summary>E as it is computed: where loss and activation cancel, from u.</summary>
    public string ErrorCode() => plan.ErrorIsOfSums ? $"{Error()} = {plan.Error.Describe()}" : Error();

    /// <summary>E at its line: what the line before has put into u is said.</summary>
    public string ErrorLine() => plan.KeepsLogarithms ? $"{Error()}; u_k holds ln y_k now" : ErrorCode();

    /// <summary>What E of softmax asks for.</summary>
    public string Logarithms() =>
        "ln y_k = u_k − ln Σ_r e^(u_r), also where y_k rounds to 0 or 1: with the largest u subtracted from every u, "
        + "the sum is 1 + the others";

    /// <summary>∂E/∂y_k, the loss's derivative.</summary>
    public string OutputGradient() => $"(5-24) ∂y_k = ∂E/∂y_k = {Print(plan.Loss.Gradient, "k")}";

    public string Delta(LayerPlan layer) =>
        layer is { IsOutput: true, TakesGradient: false }
            ? $"{DeltaAlone(layer)}      {plan.Loss.Name}, {layer.Activation.Name}"
            : DeltaAlone(layer);

    /// <summary>∂E/∂y_k from outside.</summary>
    public string GivenGradient() => "(5-24) ∂y_k = ∂E/∂y_k, from outside";

    /// <summary>Without the names of loss and activation behind it.</summary>
    public string DeltaAlone(LayerPlan layer)
    {
        string k = layer.Letters.Here;
        string n = Number(layer);
        string value = Print(layer.Delta.Value, k, n);
        if (!layer.IsOutput)
        {
            return $"(5-19) δ{n}_j = ∂y{n}_j · ∂y{n}_j/∂u{n}_j = {value}";
        }

        return layer.Activation.IsSoftmax
            ? $"(5-15) δ_k = Σ_r ∂E/∂y_r · ∂y_r/∂u_k = {value}{(layer.Delta.NeedsSum ? ",  s = Σ_r ∂y_r·y_r" : "")}"
                + (plan.Loss.TargetsAreDistribution && !layer.TakesGradient ? ",  where Σ_r t_r = 1" : "")
            : $"(5-15) δ_k = ∂E/∂y_k · ∂y_k/∂u_k = {value}";
    }

    public string GradientAbove(LayerPlan layer) => GradientAbove(layer, layer.Above);

    /// <summary>Of a step of a pass: to whom the error travels, and what is added to what.</summary>
    public string GradientAbove(MathStep step) => GradientAbove(step.Layer, step.Source);

    /// <summary>∂y of what a layer takes.</summary>
    public string GradientAbove(LayerPlan layer, Source source)
    {
        string n = Number(layer);
        if (layer.IsOutput)
        {
            return source.IsSkip
                ? "(5-18) ∂y_i = Σ_r δ_r·w_ir: the part of the inputs' gradient that comes through the output layer"
                : $"(5-18) ∂{OutputsAbove(layer)} = Σ_r δ_r·w_{layer.Letters.Above}r";
        }

        string skips = layer.IsResidual ? inGeneral ? " + ∂y_i of the layer after" : $" + ∂y{n}_i" : "";
        string added = plan.AddsToInputGradients(layer) && !inGeneral
            ? " + the part that came through the output layer"
            : "";
        return $"(5-22) ∂{OutputsAbove(layer)} = Σ_q δ{n}_q·w{n}_iq{skips}{added}";
    }

    public string WeightGradient(LayerPlan layer) => $"({(layer.IsOutput ? "5-16" : "5-20")}) "
        + string.Join(", ", layer.Sources.Select(source =>
            $"∂{Weights(layer, source)} = {Taken(layer, source)}·{Deltas(layer)}"));

    public string BiasGradient(LayerPlan layer) =>
        $"({(layer.IsOutput ? "5-17" : "5-21")}) ∂{Biases(layer)} = {Deltas(layer)}";

    /// <summary>The optimizer's formulas, on one line.</summary>
    /// <param name="parameter">"w", or "b" where a line is about biases alone.</param>
    public string Update(string parameter = "w") => string.Join(",  ", StepOf(parameter).Formula.Describe(parameter));

    /// <summary>"w ← w − η·∂w, and the same for b"; where biases do not decay, their own formulas too.</summary>
    public string UpdateOfAll(string gap = " ") =>
        plan.BiasesStepAlike ? $"{Update()},{gap}and the same for b" : UpdateOfEach();

    /// <summary>The formulas of w, which are those of b; where biases do not decay, of both.</summary>
    public string UpdateOfEach() => plan.BiasesStepAlike
        ? Update()
        : $"{Update()};  {string.Join(",  ", plan.BiasStep.Formula.Describe("b", withScalars: false))}";

    /// <summary>"Adam:  η′ = η / (1 − β₁ᵗ),  …" of a routine that takes a step; null of any other routine.</summary>
    public string? NamedStep(string routine) => Step(routine) is { } step ? $"{plan.Optimizer.Name}:  {step}" : null;

    /// <summary>The formulas of a routine that takes a step; null of any other routine.</summary>
    public string? Step(string routine) => !plan.IsStep(routine) ? null
        : Update(routine == plan.WeightStep.RoutineName ? "w" : "b");

    /// <summary><see cref="WeightGradient(LayerPlan)"/>, and what becomes of it.</summary>
    public string WeightGradient(LayerPlan layer, GradientUse use) => WeightGradient(layer) + Then(use, "w");

    /// <summary><see cref="BiasGradient(LayerPlan)"/>, and what becomes of it.</summary>
    public string BiasGradient(LayerPlan layer, GradientUse use) => BiasGradient(layer) + Then(use, "b");

    private string Then(GradientUse use, string parameter) => use switch
    {
        GradientUse.Add => ", added up over the rows",
        GradientUse.Step when StepOf(parameter).Code.Count > 1 => $", then {plan.Optimizer.Name}'s step",
        GradientUse.Step => $",  {Update(parameter)}",
        _ => "",
    };

    private ParameterStep StepOf(string parameter) => parameter == "b" ? plan.BiasStep : plan.WeightStep;

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Print(Expression formula, string index, string layer = "") =>
        new ProsePrinter(index, layer).Print(formula);

    /// <summary>A hidden layer's number, where there are several. The output layer has letters of its own.</summary>
    private string Number(LayerPlan? layer) => layer is { IsOutput: false } && plan.Layers.Count > 2 && !inGeneral
        ? ProsePrinter.Raised(layer.Index)
        : "";

    private string Weights(LayerPlan layer, Source source) =>
        $"w{Number(layer)}_{Letter(layer, source)}{layer.Letters.Here}";

    /// <summary>The letter of a row that a layer takes.</summary>
    private static string Letter(LayerPlan layer, Source source) =>
        source.IsSkip ? "i" : layer.Letters.Above;

    /// <summary>A row that a layer takes: "x_i" beside another one, else as the chapter has it.</summary>
    private string Taken(LayerPlan layer, Source source) =>
        source.IsSkip ? "x_i" : OutputsAbove(layer);

    /// <summary>"y_i" of the inputs, "y¹_i", "y²_j"</summary>
    private string OutputsAbove(LayerPlan layer) => $"y{Number(plan.Above(layer))}_{layer.Letters.Above}";
}
