using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Algebra;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Compiler.Plan;

/// <summary>Model → plan: formulas for every layer, a kernel, a place for every number.</summary>
internal static class NetworkPlanner
{
    public static NetworkPlan Plan(NetworkModel model)
    {
        int[] sizes = [model.Inputs, .. model.HiddenLayers, model.Outputs];
        int last = sizes.Length - 1;
        double smallest = Stabiliser.SmallestNormal(model.Precision);
        LossFormula loss = LossFormula.For(model.Loss);
        OptimizerFormula optimizer = OptimizerFormula.For(model.Optimizer);
        KernelPlan kernel = KernelPlanner.Plan(model);

        DeltaFormula hidden = DeltaFormula.Hidden(model.HiddenActivation);
        DeltaFormula output = DeltaFormula.Output(model.Loss, model.OutputActivation);
        Expression hiddenCode = Stabiliser.Lower(hidden.Value);
        Expression outputCode = Stabiliser.Lower(WithNumber(output.Value), smallest);
        ErrorFormula error = ErrorFormula.Output(model.Loss, model.OutputActivation);
        bool[] keepsSums =
        [
            .. Enumerable.Range(1, last).Select(k =>
                (k == last ? outputCode : hiddenCode).Mentions(Symbols.U)
                || (k == last && error.IsOfSums && !model.Frozen)),
        ];
        StoragePlan storage = StoragePlanner.Plan(model, kernel, optimizer, keepsSums);

        return new NetworkPlan
        {
            Model = model,
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
            StepCode = [.. optimizer.Assignments.Select(step => step with { Value = Stabiliser.Lower(step.Value) })],
            Kernel = kernel,
            Storage = storage,
            Predictions = Batch(gradients: false),
            BatchGradients = model.Gradients ? Batch(gradients: true) : null,
            Layers = [.. Enumerable.Range(1, last).Select(Layer)],
        };

        BatchPlan? Batch(bool gradients) =>
            kernel.Vectors.Count == 0 || kernel.SampleLanes.Count > 0
                ? null
                : BatchPlan.For(model, storage.Layers, keepsSums, gradients);

        Expression WithNumber(Expression formula) =>
            Simplifier.Simplify(formula.Substitute(Symbols.N, new Constant(model.Outputs)));

        LayerPlan Layer(int k)
        {
            Activation activation = k == last ? model.OutputActivation : model.HiddenActivation;
            ActivationFormula formula = ActivationFormula.For(activation);
            return new LayerPlan
            {
                Index = k,
                FanIn = sizes[k - 1],
                FanOut = sizes[k],
                IsOutput = k == last,
                Activation = formula,
                ValueCode = Stabiliser.Lower(formula.Value),
                Delta = k == last ? output : hidden,
                DeltaCode = k == last ? outputCode : hiddenCode,
                KeepsSums = keepsSums[k - 1],
                Storage = storage.Layers[k - 1],
                Initial = WeightLimit.For(activation, sizes[k - 1], sizes[k]),
            };
        }
    }
}
