using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Plan;

/// <summary>Everything that is decided about a network before a line of it is written.</summary>
internal sealed record NetworkPlan
{
    public required NetworkModel Model { get; init; }

    public required Capabilities Capabilities { get; init; }

    /// <summary>From the first hidden layer to the output layer.</summary>
    public required IReadOnlyList<LayerPlan> Layers { get; init; }

    /// <summary>The output layer where ∂E/∂y_k comes from outside.</summary>
    public LayerPlan GivenOutput
    {
        get
        {
            var delta = DeltaFormula.Hidden(Model.Output.Activation);
            return Output with { TakesGradient = true, Delta = delta, DeltaCode = Stabiliser.Lower(delta.Value) };
        }
    }

    public required LossFormula Loss { get; init; }

    /// <summary>E of loss and output activation together.</summary>
    public required ErrorFormula Error { get; init; }

    /// <summary>Whether E is computed from u_k, and so cannot be from what Predict gives.</summary>
    public bool ErrorIsOfSums => Error.IsOfSums && Capabilities.Learns;

    /// <summary>Whether u_k of softmax is kept as ln y_k: less ln Σ_r e^(u_r), which changes neither y nor E.</summary>
    public bool KeepsLogarithms => ErrorIsOfSums && Output.Activation.IsSoftmax;

    /// <summary>One output's part of E as code computes it: stabilised, n a number.</summary>
    public required Expression ErrorCode { get; init; }

    /// <summary>∂E/∂y_k as code computes it.</summary>
    public required Expression OutputGradientCode { get; init; }

    public required OptimizerFormula Optimizer { get; init; }

    /// <summary>The optimizer's step of a weight.</summary>
    public required ParameterStep WeightStep { get; init; }

    /// <summary>The optimizer's step of a bias: that of a weight, unless biases do not decay.</summary>
    public required ParameterStep BiasStep { get; init; }

    /// <summary>The steps that differ.</summary>
    public IReadOnlyList<ParameterStep> Steps => BiasesStepAlike ? [WeightStep] : [WeightStep, BiasStep];

    /// <summary>Whether weights and biases take the same step.</summary>
    public bool BiasesStepAlike => ReferenceEquals(WeightStep, BiasStep);

    /// <summary>What a step changes and computes once: running scalars, then the others.</summary>
    public required IReadOnlyList<Assignment> PerStepCode { get; init; }

    /// <summary>Whether a routine takes a step.</summary>
    public bool IsStep(string routine) => Steps.Any(step => step.RoutineName == routine);

    /// <summary>w ← w − η·g: linear in g, so that −η can be multiplied into a factor of g beforehand.</summary>
    public bool StepIsLinear => Steps.All(step => step.IsLinear);

    /// <summary>
    /// Whether a training step of vectors multiplies −η into δ_k, so that ∂w and ∂b come out as steps: not where it
    /// leaves ∂y_i of the inputs to its user, which would carry the factor too.
    /// </summary>
    public bool ScalesDeltas => StepIsLinear && !NeedsGradientAbove(Layers[0], inTrainStep: true);

    public required KernelPlan Kernel { get; init; }

    public required StoragePlan Storage { get; init; }

    /// <summary>How many rows are predicted at a time; null: one by one.</summary>
    public required BatchPlan? Predictions { get; init; }

    /// <summary>How the gradients of many rows are found; null: row by row.</summary>
    public required BatchPlan? BatchGradients { get; init; }

    /// <summary>Whether batches of enough rows are cut into parts for several threads.</summary>
    public bool IsParallel => Model.Parallel && Predictions is not null;

    /// <summary>Whether gradients of such batches are summed in parts.</summary>
    public bool SumsInParts => IsParallel && BatchGradients is not null;

    /// <summary>Rows of the smallest part.</summary>
    public int PartRows => Math.Max(4 * Budgets.RowsOfBlock, (Budgets.PartMultiplyAdds + Weights - 1) / Weights);

    /// <summary>What the network can do with one sample.</summary>
    public IReadOnlyList<Operation> Operations => !Capabilities.Learns ? [Operation.Predict] :
    [
        .. Capabilities.KeepsGradients
            ?
            [
                Operation.Predict, Operation.Forward, Operation.Backward, Operation.Update, Operation.TrainStep,
                Operation.AddGradients,
                .. Capabilities.TakesOutputGradients
                    ? [Operation.BackwardFrom, Operation.AddGradientsFrom]
                    : Array.Empty<Operation>(),
                .. Capabilities.FindsJacobian ? [Operation.PullBack] : Array.Empty<Operation>(),
            ]
            : new[] { Operation.Predict, Operation.TrainStep },
        .. ErrorIsOfSums ? [Operation.RowError] : Array.Empty<Operation>(),
    ];

    /// <summary>
    /// The same with parameters that do not learn in a section of their own, <see cref="SectionNames.Trained"/>, which
    /// has room for all parameters in canonical order. For scalar storage.
    /// </summary>
    public NetworkPlan WithConstantsApart()
    {
        if (TrainsAll)
        {
            return this;
        }

        int next = 0;
        LayerPlan[] layers = [.. Layers.Select(Apart)];
        Section[] sections =
        [
            .. Storage.Sections.Select(section => section.Name == SectionNames.Weights
                ? section with { Length = Storage.Trainable }
                : section),
            new Section(SectionNames.Trained, 0, Parameters),
        ];
        return this with
        {
            Layers = layers,
            Storage = Storage with { Sections = sections, Layers = [.. layers.Select(layer => layer.Storage)] },
        };

        LayerPlan Apart(LayerPlan layer)
        {
            int start = next;
            next += layer.Parameters;
            return layer.IsTrainable ? layer : layer with
            {
                Storage = layer.Storage with
                {
                    Section = SectionNames.Trained, Weights = start, Biases = start + layer.Weights,
                },
            };
        }
    }

    /// <summary>The layer that a layer takes its inputs from; null: the input layer.</summary>
    public LayerPlan? Above(LayerPlan layer) => Owner(layer.Above);

    /// <summary>The layer that takes a layer's outputs; null: none does, it is the output layer.</summary>
    public LayerPlan? Below(LayerPlan layer) => layer.IsOutput ? null : Layers[layer.Index];

    /// <summary>Whose y a source is; null: x.</summary>
    public LayerPlan? Owner(Source source) => source.IsInput ? null : Layers[source.Layer - 1];

    /// <summary>
    /// Whether ∂y of the inputs, found through a layer's weights, is added to what is there: through the output layer.
    /// </summary>
    public bool AddsToInputGradients(LayerPlan layer) => layer.Index == 1 && Output.TakesInputs;

    public LayerPlan Output => Layers[Layers.Count - 1];

    public int Inputs => Model.Inputs;

    public int Outputs => Model.Outputs;

    public int Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>Those that training changes.</summary>
    public int TrainableParameters => Layers.Where(layer => layer.IsTrainable).Sum(layer => layer.Parameters);

    /// <summary>Whether every layer learns.</summary>
    public bool TrainsAll => Layers.All(layer => layer.IsTrainable);

    public int Weights => Layers.Sum(layer => layer.Weights);

    public int BytesPerNumber => Format.Bits / 8;

    /// <summary>What its numbers are.</summary>
    public NumberFormat Format => Model.Precision == Precision.Single ? NumberFormat.Single : NumberFormat.Double;

    /// <summary>"2-3-1"</summary>
    public string Shape => string.Join("-", new[] { Inputs }.Concat(Layers.Select(layer => layer.FanOut)));

    /// <summary>
    /// Whether ∂y of the layer above <paramref name="layer"/> is asked for: as far back as the first layer that learns,
    /// and the inputs' by option.
    /// </summary>
    /// <param name="layer">The layer whose weights the gradient goes through.</param>
    /// <param name="inTrainStep">
    /// A training step leaves the inputs' gradient to Backward, where there is one.
    /// </param>
    public bool NeedsGradientAbove(LayerPlan layer, bool inTrainStep) =>
        ReachesAbove(layer) || (Capabilities.KeepsInputGradients && !(inTrainStep && Capabilities.KeepsGradients));

    /// <summary>Whether a layer above <paramref name="layer"/> learns, so that the error has to travel on.</summary>
    public bool ReachesAbove(LayerPlan layer) => layer.Index > Model.FirstTrainable;

    /// <summary>
    /// Whether a public method moves targets that share memory with the network to where δ_k will be, before a kernel
    /// of any kind runs: where vectors clear ∂w or store a y before they read t.
    /// </summary>
    public bool MovesTargets(Operation operation) => Kernel.Vectors.Count > 0 && operation switch
    {
        Operation.Backward => true,
        Operation.TrainStep => Layers.Count > 2 || Kernel.Vectors.Any(form => !form.IsUnrolled),
        _ => false,
    };

    /// <summary>
    /// Whether an output that is 0 for a target of 0 adds to E, so that padding lanes must be left out.
    /// </summary>
    /// <remarks>Padding of softmax's u is −∞ on its way to e^u: 0·∞ is left out too.</remarks>
    public bool ErrorLeavesZero => KeepsLogarithms || Loss.IsOfUser || ErrorCode.Evaluate(_ => 0) != 0;

    /// <summary>Whether ∂E/∂y of y = t = 0 may not be 0, which must not enter softmax's sum.</summary>
    public bool OutputGradientLeavesZero =>
        Output.Delta.NeedsSum && (Loss.IsOfUser || OutputGradientCode.Evaluate(_ => 0) != 0);

    /// <summary>
    /// Whether vector loops write what they predict straight into the user's row: reduced sums that are y already. They
    /// are stored as far as they reach, by Forward and steps too, which share the method. Else a row of their own is
    /// copied.
    /// </summary>
    public bool PredictsInPlace => Output is { IsIdentity: true, Storage.Axis: LaneAxis.FanIn };

    /// <summary>Numbers of the rows that vector loops predict with, in turns, each up to a 64-byte boundary.</summary>
    public (int Odd, int Even, int Sums) PredictRows
    {
        get
        {
            int[] rows =
            [
                .. Layers.Take(PredictsInPlace ? Layers.Count - 1 : Layers.Count)
                    .Select(layer => Tiling.PadToWidest(layer.Storage.PaddedFanOut, Model.Precision)),
            ];
            return (
                rows.Where((_, k) => k % 2 == 0).Max(),
                rows.Where((_, k) => k % 2 == 1).DefaultIfEmpty(0).Max(),
                Storage.Has(SectionNames.Sums) ? rows.Max() : 0);
        }
    }

    /// <summary>
    /// Whether scalar code that keeps its values in arrays predicts on the stack: there are spans, and the values are
    /// few.
    /// </summary>
    public bool PredictsOnStack => Model.Consumer.HasSpan
        && Storage.Section(SectionNames.Outputs).Length * BytesPerNumber <= Budgets.StackBytes;

    /// <summary>What all of this takes.</summary>
    public MemoryPlan Memory => MemoryPlan.Of(this);

    /// <summary>
    /// Bytes that an instance takes: object, arrays and their headers, on a 64-bit runtime. A network of constant
    /// parameters has no instance.
    /// </summary>
    public long InstanceBytes => Capabilities.HasConstantParameters ? 0 : Memory.Instance;
}
