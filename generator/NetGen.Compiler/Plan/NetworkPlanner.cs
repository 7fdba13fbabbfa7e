using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Compiler.Plan;

/// <summary>Model → plan: formulas for every layer, a kernel, a place for every number.</summary>
internal static class NetworkPlanner
{
    public static NetworkPlan Plan(NetworkModel model)
    {
        double smallest = LossFormula.Guard(model);
        LossFormula loss = LossFormula.For(model.Loss);
        OptimizerFormula optimizer = OptimizerFormula.For(model.Optimizer);
        ParameterStep weightStep = ParameterStep.Of("Step", optimizer);
        var can = Capabilities.Of(model);
        KernelPlan kernel = KernelPlanner.Plan(model);

        ErrorFormula error = ErrorFormula.Output(model.Loss, model.Output.Activation);
        (DeltaFormula Formula, Expression Code)[] deltas = [.. model.HiddenLayers.Select(Hidden), Output()];
        bool[] keepsSums =
        [
            .. deltas.Select((delta, k) => delta.Code.Mentions(Symbols.U)
                && (can.KeepsInputGradients || k + 1 >= model.FirstTrainable)),
        ];
        keepsSums[keepsSums.Length - 1] |= (error.IsOfSums && can.Learns)
            || ((can.TakesOutputGradients || can.FindsJacobian) && Hidden(model.Output).Code.Mentions(Symbols.U));
        StoragePlan storage = StoragePlanner.Plan(model, can, kernel, optimizer, keepsSums);

        return new NetworkPlan
        {
            Model = model,
            Capabilities = can,
            Loss = loss,
            Error = error,
            ErrorCode = Stabiliser.Lower(WithNumber(error.Code), smallest),
            OutputGradientCode = Stabiliser.Lower(WithNumber(loss.Gradient), smallest),
            Optimizer = optimizer,
            PerStepCode =
            [
                .. optimizer.Running.Select(scalar => new Assignment(scalar.Target, Stabiliser.Lower(scalar.Value))),
                .. optimizer.PerStep.Select(step => step with { Value = Stabiliser.Lower(step.Value) }),
            ],
            WeightStep = weightStep,
            BiasStep = OptimizerFormula.ForBiases(model.Optimizer) is { } ofBiases
                ? ParameterStep.Of("StepBias", ofBiases)
                : weightStep,
            Kernel = kernel,
            Storage = storage,
            Predictions = Batch(gradients: false),
            BatchGradients = can.KeepsGradients ? Batch(gradients: true) : null,
            Layers = [.. model.Layers.Select(Layer)],
        };

        BatchPlan? Batch(bool gradients) =>
            kernel.Vectors.Count == 0 || kernel.SampleLanes.Count > 0
                ? null
                : BatchPlan.For(model, storage.Layers, keepsSums, gradients);

        Expression WithNumber(Expression formula) =>
            Simplifier.Simplify(formula.Substitute(Symbols.N, new Constant(model.Outputs)));

        (DeltaFormula Formula, Expression Code) Hidden(LayerModel layer)
        {
            DeltaFormula delta = layer.IsResidual
                ? DeltaFormula.OfSums(layer.Activation)
                : DeltaFormula.Hidden(layer.Activation);
            return (delta, Stabiliser.Lower(delta.Value));
        }

        (DeltaFormula, Expression) Output()
        {
            DeltaFormula delta = DeltaFormula.Output(model.Loss, model.Output.Activation);
            return (delta, Stabiliser.Lower(WithNumber(delta.Value), smallest));
        }

        LayerPlan Layer(LayerModel layer, int index)
        {
            var activation = ActivationFormula.For(layer.Activation);
            int fanIn = model.FanIn(layer);
            Expression value = Stabiliser.Lower(activation.Value);
            Source[] sources =
            [
                .. layer.TakesInputs ? [new Source(0, 0, model.Inputs, IsSkip: true)] : Array.Empty<Source>(),
                new Source(layer.InputsFrom, layer.TakesInputs ? model.Inputs : 0, model.Sizes[layer.InputsFrom]),
            ];
            return new LayerPlan
            {
                Index = index + 1,
                FanIn = fanIn,
                Sources = sources,
                IsResidual = layer.IsResidual,
                FanOut = layer.Size,
                IsOutput = index == model.Layers.Count - 1,
                IsTrainable = layer.IsTrainable,
                Activation = activation,
                ValueCode = layer.IsResidual ? value + Symbols.R : value,
                Delta = deltas[index].Formula,
                DeltaCode = deltas[index].Code,
                KeepsSums = keepsSums[index],
                Storage = storage.Layers[index],
                Initial = WeightLimit.For(activation, fanIn, layer.Size),
            };
        }
    }
}
