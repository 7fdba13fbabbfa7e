using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>
/// Unrolled vector code: every row of neurons stays in registers from its activation to its δ. Rows alternate: a layer
/// with its fan-out in the lanes adds whole rows of weights, the next one has its fan-in in the lanes and reduces.
/// </summary>
internal sealed partial class RegisterKernel(NetworkPlan plan, VectorText text, VectorStep step) : IVectorKernel
{
    private readonly Equations _equations = new(plan);
    private readonly Reductions _reductions = new(text);

    public IReadOnlyList<Paragraph> Body(Operation operation) => operation switch
    {
        Operation.Predict => [.. Rows(), .. Forward(Pass.Predict), StoreOutputs()],
        Operation.RowError =>
        [
            .. Forward(Pass.Predict),
            .. plan.KeepsLogarithms ? [Logarithms()] : Array.Empty<Paragraph>(),
            Targets(),
            Error(),
            Return,
        ],
        Operation.Forward => [KeepInputs(), .. Forward(Pass.Forward)],
        Operation.AddGradients => [.. LoadKept(), .. Backward(GradientUse.Add), Return],
        Operation.TrainStep => [.. Forward(Pass.TrainStep), .. Backward(GradientUse.Step), Return],
        _ => [new VectorLoops(plan, text, step).Update()],
    };

    private enum Pass
    {
        Predict,
        Forward,
        TrainStep,
    }

    private static Paragraph Return => new("", ["return e;"]);

    private Func<string, Operand> At(int layer, Tile tile) => symbol => symbol switch
    {
        "u" => U(layer, tile),
        "y" => Y(layer, tile),
        "dy" => DY(layer, tile),
        "t" => Target(tile),
        "s" => $"{text.Class(tile.Lanes)}.Create(s)",
        _ => symbol,
    };

    private IReadOnlyList<Tile> Tiles(LayerPlan layer) => text.Tiles(layer.Storage.PaddedFanOut, layer.FanOut);

    private static string U(int layer, Tile tile) => $"u{layer}_{tile.Start}";

    private static string Y(int layer, Tile tile) => $"y{layer}_{tile.Start}";

    private static string Delta(int layer, Tile tile) => $"δ{layer}_{tile.Start}";

    private static string DY(int layer, Tile tile) => $"dy{layer}_{tile.Start}";

    private static string Target(Tile tile) => $"t{tile.Start}";

    private static string In(int layer, int i) => layer == 1 ? $"x{i}" : $"in{layer}_{i}";
}
