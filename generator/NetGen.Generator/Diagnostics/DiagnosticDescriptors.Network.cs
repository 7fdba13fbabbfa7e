using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>What the attribute asks for.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor SizeMissing = new(
        "NETGEN014",
        "Size is missing",
        "{0} is missing: say how many there are, such as {0} = {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN014"));

    public static readonly DiagnosticDescriptor SizeNotPositive = new(
        "NETGEN015",
        "Size is not positive",
        "{0} is {1}, but a layer has at least 1 neuron: write a positive number{2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN015"));

    public static readonly DiagnosticDescriptor HiddenMissing = new(
        "NETGEN016",
        "Hidden layer is missing",
        "Neither Hidden nor HiddenLayers says what lies between inputs and outputs: write Hidden = 3 for "
        + "one hidden layer, HiddenLayers = {0} for several, or HiddenLayers = new int[0] for none",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN016"));

    public static readonly DiagnosticDescriptor HiddenTwice = new(
        "NETGEN017",
        "Hidden layers are given twice",
        "Hidden and HiddenLayers are both given, and each defines all hidden layers: keep Hidden for one "
        + "hidden layer, or HiddenLayers for several",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN017"));

    public static readonly DiagnosticDescriptor LayerTooWide = new(
        "NETGEN018",
        "Layer is too wide",
        "{0} is {1}, but a layer has at most {2} neurons: make it narrower",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN018"));

    public static readonly DiagnosticDescriptor TooManyParameters = new(
        "NETGEN019",
        "Network is too large",
        "The network would have {0} weights and biases, but NetGen compiles at most {1}: make its layers "
        + "narrower",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN019"));

    public static readonly DiagnosticDescriptor TooManyToUnroll = new(
        "NETGEN020",
        "Network is too large to unroll",
        "Kernel.Scalar unrolls every weight, but the network has {0} weights, and it unrolls at most {1}: "
        + "use Kernel.Compact, which gives the same bits, or Kernel.Auto",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN020"));

    public static readonly DiagnosticDescriptor MaxBytesNegative = new(
        "NETGEN021",
        "MaxBytes is negative",
        "MaxBytes is {0}, but a limit is a number of bytes: write a positive number, or leave it out for "
        + "no limit",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN021"));

    public static readonly DiagnosticDescriptor MaxBytesExceeded = new(
        "NETGEN022",
        "Network exceeds MaxBytes",
        "An instance takes {0} bytes, {2} more than MaxBytes = {1} allows: {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN022"));

    public static readonly DiagnosticDescriptor SoftmaxHidden = new(
        "NETGEN023",
        "Softmax in a hidden layer",
        "Softmax turns a whole layer into probabilities, which is for the output layer only: use another "
        + "activation for a hidden layer, such as Sigmoid",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN023"));

    public static readonly DiagnosticDescriptor LossPair = new(
        "NETGEN024",
        "Loss and output activation do not go together",
        "Loss.{0} cannot train Activation.{1}: {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN024"));

    public static readonly DiagnosticDescriptor EnumUndefined = new(
        "NETGEN025",
        "Value is not a member of its enum",
        "{0} is {1}, which is not a member of {2}: use one of {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN025"));

    public static readonly DiagnosticDescriptor ConstantOutOfRange = new(
        "NETGEN026",
        "Optimizer constant is out of range",
        "{0} is {1}, but must be {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN026"));

    public static readonly DiagnosticDescriptor FrozenWeightsMissing = new(
        "NETGEN027",
        "Frozen network has no weights",
        "'{0}' is frozen, but no file gives it weights: "
            + "{2} network.SaveFrozen(\"{0}.Weights.cs\", \"{1}\"), and add that "
        + "file to this project",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN027"));

    public static readonly DiagnosticDescriptor OptionUnused = new(
        "NETGEN028",
        "Option has no effect",
        "{0} has no effect {1}: leave it out{2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN028"));

    public static readonly DiagnosticDescriptor SoftmaxOfOne = new(
        "NETGEN031",
        "Softmax of one output",
        "Softmax of one output is always 1, and learns nothing: "
            + "use Loss.BinaryCrossEntropy with its sigmoid, or two outputs",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN031"));

    public static readonly DiagnosticDescriptor FrozenWeightsMisfit = new(
        "NETGEN032",
        "Frozen weights do not fit the network",
        "'{0}' and its weights in {1} do not fit together: {2}; write the file again with SaveFrozen, or correct the "
        + "attribute",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN032"));

    public static readonly DiagnosticDescriptor FrozenWeightsUnused = new(
        "NETGEN033",
        "Weights of a network that is not frozen",
        "'{0}' has weights in {1}, but without Frozen = true it begins with random ones: "
            + "add Frozen = true, or remove the "
        + "file",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN033"));

    public static readonly DiagnosticDescriptor TooManyLayers = new(
        "NETGEN041",
        "Too many hidden layers",
        "HiddenLayers has {0} layers, but NetGen compiles at most {1}: make them fewer and wider",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN041"));

    public static readonly DiagnosticDescriptor HiddenActivationTwice = new(
        "NETGEN048",
        "Activations of hidden layers are given twice",
        "HiddenActivation and HiddenActivations are both given, and each defines the activation of all hidden layers: "
        + "keep HiddenActivation if it is the same for all, or HiddenActivations for one each",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN048"));

    public static readonly DiagnosticDescriptor HiddenActivationsMisfit = new(
        "NETGEN049",
        "Activations do not match the hidden layers",
        "HiddenActivations has {0}, but the network has {1}: give one activation for each hidden layer, or "
        + "HiddenActivation for all of them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN049"));

    public static readonly DiagnosticDescriptor FormulaNotFound = new(
        "NETGEN050",
        "Formula is not found",
        "{0} names '{1}', but {2}: write {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN050"));

    public static readonly DiagnosticDescriptor FormulaNotUnderstood = new(
        "NETGEN051",
        "Formula cannot be differentiated",
        "NetGen cannot differentiate this formula: {0}; {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN051"));

    public static readonly DiagnosticDescriptor FormulaTwice = new(
        "NETGEN052",
        "Formula and built-in function are both given",
        "{0} and {1} are both given, and each defines the same function: keep one of them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN052"));

    public static readonly DiagnosticDescriptor FormulaNotFinite = new(
        "NETGEN053",
        "Formula is not finite everywhere",
        "{0} is not finite, or its slope is not right, at some point: {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN053"));

    public static readonly DiagnosticDescriptor TrainableMisfit = new(
        "NETGEN054",
        "Trainable does not match the layers",
        "Trainable has {0}, but the network has {1}: give {2} values, from the first layer to the output layer",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN054"));

    public static readonly DiagnosticDescriptor NothingTrainable = new(
        "NETGEN055",
        "No layer is trainable",
        "Trainable is false for every layer, so that training would change nothing: give at least one layer true, or "
        + "leave out Trainable",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN055"));

    public static readonly DiagnosticDescriptor ResidualNowhere = new(
        "NETGEN056",
        "Residual has no place",
        "Residual needs a hidden layer of the same size as the layer before it, but {0}: change a size, or leave out "
        + "Residual",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN056"));

    public static readonly DiagnosticDescriptor InputSkipWithoutHidden = new(
        "NETGEN057",
        "InputSkip has no place",
        "InputSkip passes the inputs to the output layer in addition to the last hidden layer, but there is no hidden "
        + "layer, and the output layer takes the inputs anyway: add a hidden layer, or leave out InputSkip",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.For("NETGEN057"));

    /// <summary>The rules about the network.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Network = ImmutableArray.Create(
        SizeMissing,
        SizeNotPositive,
        HiddenMissing,
        HiddenTwice,
        LayerTooWide,
        TooManyParameters,
        TooManyToUnroll,
        MaxBytesNegative,
        MaxBytesExceeded,
        SoftmaxHidden,
        LossPair,
        EnumUndefined,
        ConstantOutOfRange,
        FrozenWeightsMissing,
        OptionUnused,
        SoftmaxOfOne,
        FrozenWeightsMisfit,
        FrozenWeightsUnused,
        TooManyLayers,
        HiddenActivationTwice,
        HiddenActivationsMisfit,
        FormulaNotFound,
        FormulaNotUnderstood,
        FormulaTwice,
        FormulaNotFinite,
        TrainableMisfit,
        NothingTrainable,
        ResidualNowhere,
        InputSkipWithoutHidden);
}
