using NetGen.Compiler.Model;

namespace NetGen.Generator.Parse;

/// <summary>The attribute's sizes and activations → layers.</summary>
internal static class LayerParser
{
    /// <summary>The layers as they are written, defaults filled in; they need not be valid.</summary>
    public static EquatableArray<LayerModel> Layers(NetworkDeclaration declaration)
    {
        NetworkArguments arguments = declaration.Arguments;
        IReadOnlyList<int> sizes = Sizes(arguments);
        IReadOnlyList<Activation> hidden = arguments.GetEnums<Activation>(Names.HiddenActivations);
        int last = sizes.Count - 1;
        IReadOnlyList<bool> trainable = arguments.GetBooleans(Names.Trainable);
        // One that is refused is as good as none; a frozen network trains nothing.
        bool isGiven = trainable.Count == last && trainable.Contains(true) && !arguments.Get(Names.Frozen, false);
        return new(Enumerable.Range(1, last).Select(index => new LayerModel
        {
            Size = sizes[index],
            Activation = index == last ? Output() : Hidden(index - 1),
            InputsFrom = index - 1,
            IsTrainable = !isGiven || trainable[index - 1],
        }));

        FormulaId Output() => declaration.Formulas.Output?.Id
            ?? arguments.GetEnum(Names.OutputActivation, Partner(arguments.GetEnum(Names.Loss, Loss.SumSquares)));

        FormulaId Hidden(int layer) => declaration.Formulas.Hidden?.Id
            ?? (layer < hidden.Count
                ? hidden[layer]
                : arguments.GetEnum(Names.HiddenActivation, Activation.Sigmoid));
    }

    /// <summary>How many numbers each layer has, the input layer first.</summary>
    /// <remarks>An array without entries means no hidden layer.</remarks>
    public static IReadOnlyList<int> Sizes(NetworkArguments arguments) =>
    [
        arguments.Get(Names.Inputs, 0),
        .. arguments.IsArray(Names.HiddenLayers)
            ? arguments.GetArray(Names.HiddenLayers)
            : [arguments.Get(Names.Hidden, 0)],
        arguments.Get(Names.Outputs, 0),
    ];

    /// <summary>The output activation where none is written. An Identity that is written stays one.</summary>
    public static Activation Partner(Loss loss) => loss switch
    {
        Loss.CrossEntropy => Activation.Softmax,
        Loss.BinaryCrossEntropy => Activation.Sigmoid,
        _ => Activation.Identity,
    };
}
