using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>
/// Unrolled vector code: every row of neurons stays in registers from its activation to its δ. Rows alternate: a layer
/// with its fan-out in the lanes adds whole rows of weights, the next one has its fan-in in the lanes and reduces.
/// </summary>
internal sealed partial class InRegisters(NetworkPlan plan, Registers registers, VectorOptimizerStep step) : IVectorRun
{
    private readonly Equations _equations = new(plan);
    private readonly Reductions _reductions = new(registers);

    public IReadOnlyList<Paragraph> Body(Operation operation)
    {
        if (operation == Operation.Update)
        {
            return [new VectorLoops(plan, registers, step).Update()];
        }

        Paragraph[] steps =
        [
            .. Pass.Of(plan, operation, keepsGradients: operation != Operation.TrainStep).Steps
                .SelectMany(next => Lower(operation, next)),
        ];
        return operation switch
        {
            Operation.Predict => [.. Rows(), .. steps, StoreOutputs()],
            Operation.RowError => [.. Rows(), .. steps, Return],
            Operation.Forward => [KeepInputs(), .. steps],
            Operation.AddGradients => [.. LoadKept(steps), .. steps, Return],
            Operation.AddGradientsFrom => [.. LoadKept(steps), KeepGiven(), .. steps],
            _ => [.. steps, Return],
        };
    }

    private IEnumerable<Paragraph> Lower(Operation operation, MathStep step) => step.Kind switch
    {
        StepKind.Layer => Layer(step, operation),
        StepKind.Logarithms => [],
        StepKind.Error => [Targets(), Error()],
        StepKind.OutputGradient => [OutputGradient(keep: operation.Use() != GradientUse.Step)],
        StepKind.Delta => [Delta(step.Layer, operation.Use())],
        // With its fan-in in the lanes a layer's weights are loaded once, for ∂y above and ∂w.
        StepKind.GradientAbove when step.Layer.Storage.Axis == LaneAxis.FanOut =>
            [GradientAbove(step, operation.Use())],
        StepKind.GradientAbove => step.Layer.IsTrainable
            ? []
            : FanInGradients(step.Layer, operation.Use(), findsAbove: true),
        _ => step.Layer.Storage.Axis == LaneAxis.FanIn
            ? FanInGradients(
                step.Layer, operation.Use(), plan.NeedsGradientAbove(step.Layer, operation.Steps()))
            : FanOutGradients(step.Layer, operation.Use()),
    };

    private Paragraph Return => new("", [new Return(registers.Number("e"))]);

    private Func<string, Value> At(int layer, Tile tile) => symbol => symbol switch
    {
        "u" => U(layer, tile),
        "y" => Y(layer, tile),
        "dy" => DY(layer, tile),
        "t" => Target(tile),
        "s" => new Broadcast(registers.Number("s"), tile.Lanes),
        _ => registers.Register(symbol, tile.Lanes),
    };

    private IReadOnlyList<Tile> Tiles(LayerPlan layer) => registers.Tiles(layer.Storage.PaddedFanOut, layer.FanOut);

    private Local U(int layer, Tile tile) => registers.Register($"u{layer}_{tile.Start}", tile.Lanes);

    private Local Y(int layer, Tile tile) => registers.Register($"y{layer}_{tile.Start}", tile.Lanes);

    private Local Delta(int layer, Tile tile) => registers.Register($"δ{layer}_{tile.Start}", tile.Lanes);

    private Local DY(int layer, Tile tile) => registers.Register($"dy{layer}_{tile.Start}", tile.Lanes);

    private Local Target(Tile tile) => registers.Register($"t{tile.Start}", tile.Lanes);

    private static string In(int layer, int i) => layer == 1 ? $"x{i}" : $"in{layer}_{i}";
}
