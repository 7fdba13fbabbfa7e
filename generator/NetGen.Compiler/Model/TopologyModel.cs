namespace NetGen.Compiler.Model;

/// <summary>
/// A network as a topology describes it, for those that start from a trained network, not from its class.
/// </summary>
/// <remarks>
/// Formulas are named, not numbered: the names are those of the library's enums, and of formulas that are not built in.
/// </remarks>
internal static class TopologyModel
{
    /// <param name="name">The class's name.</param>
    /// <param name="precision">"Single" or "Double".</param>
    /// <param name="inputs">l</param>
    /// <param name="layers">Each layer's size and activation, the output layer last.</param>
    /// <param name="loss">Its formula.</param>
    /// <param name="optimizer">Its name.</param>
    /// <param name="constants">The optimizer's constants, by the attribute's names.</param>
    /// <param name="decayBiases">Whether L1, L2 and λ apply to biases too.</param>
    /// <param name="trainable">Whether training changes a layer, one value per layer.</param>
    /// <param name="inputGradients">Whether ∂E/∂x is asked for.</param>
    public static NetworkModel Of(
        string name,
        string precision,
        int inputs,
        IEnumerable<(int Size, FormulaId Activation)> layers,
        FormulaId loss,
        string optimizer,
        IReadOnlyDictionary<string, double> constants,
        bool decayBiases,
        IReadOnlyList<bool> trainable,
        bool inputGradients) => new()
        {
            Class = new ClassPlace
            {
                Name = name, Namespace = "", ContainingTypes = default, HintName = name,
            },
            AttributeText = "",
            Inputs = inputs,
            Layers = new(layers.Select((layer, index) => new LayerModel
            {
                Size = layer.Size, Activation = layer.Activation, InputsFrom = index, IsTrainable = trainable[index],
            })),
            Loss = loss,
            Optimizer = OptimizerOf(optimizer, constants) with { DecayBiases = decayBiases },
            Precision = precision == nameof(Precision.Double) ? Precision.Double : Precision.Single,
            InputGradients = inputGradients,
            Gradients = true,
            Parallel = false,
            Frozen = false,
            Kernel = Kernel.Scalar,
            MaxBytes = 0,
            Consumer = new ConsumerModel
            {
                HasSpan = true, HasVectors = false, HasToolAttributes = false, HasThreadStatics = false,
            },
        };

    private static OptimizerModel OptimizerOf(string name, IReadOnlyDictionary<string, double> constants)
    {
        var defaults = new OptimizerModel { Formula = new FormulaId(name) };
        return defaults with
        {
            Momentum = Of(nameof(OptimizerModel.Momentum), defaults.Momentum),
            Beta1 = Of(nameof(OptimizerModel.Beta1), defaults.Beta1),
            Beta2 = Of(nameof(OptimizerModel.Beta2), defaults.Beta2),
            Alpha = Of(nameof(OptimizerModel.Alpha), defaults.Alpha),
            Epsilon = Of(nameof(OptimizerModel.Epsilon), defaults.Epsilon),
            WeightDecay = Of(nameof(OptimizerModel.WeightDecay), defaults.WeightDecay),
            StepDecrease = Of(nameof(OptimizerModel.StepDecrease), defaults.StepDecrease),
            StepIncrease = Of(nameof(OptimizerModel.StepIncrease), defaults.StepIncrease),
            MinStep = Of(nameof(OptimizerModel.MinStep), defaults.MinStep),
            MaxStep = Of(nameof(OptimizerModel.MaxStep), defaults.MaxStep),
            L1 = Of(nameof(OptimizerModel.L1), defaults.L1),
            L2 = Of(nameof(OptimizerModel.L2), defaults.L2),
        };

        double Of(string constant, double otherwise) =>
            constants.TryGetValue(constant, out double value) ? value : otherwise;
    }
}
