using System.Globalization;

namespace NetGen.TestSupport;

/// <summary>A network to test: what its attribute says.</summary>
public sealed record NetworkSpec
{
    /// <summary>The class's name, unique in its compilation.</summary>
    public required string Name { get; init; }

    /// <summary>l</summary>
    public required int Inputs { get; init; }

    /// <summary>m of each hidden layer.</summary>
    public required IReadOnlyList<int> Hidden { get; init; }

    /// <summary>n</summary>
    public required int Outputs { get; init; }

    public Activation HiddenActivation { get; init; } = Activation.Sigmoid;

    /// <summary>One for each hidden layer; null: <see cref="HiddenActivation"/> for all.</summary>
    public IReadOnlyList<Activation>? HiddenActivations { get; init; }

    public Activation OutputActivation { get; init; } = Activation.Identity;

    public Loss Loss { get; init; } = Loss.SumSquares;

    /// <summary>f(u) of all hidden layers as C#, in place of their activation: the method HiddenF.</summary>
    public string? HiddenFormula { get; init; }

    /// <summary>f(u) of the output layer as C#, in place of its activation: the method OutputF.</summary>
    public string? OutputFormula { get; init; }

    /// <summary>One output's part of E as C#, in y, t and n, in place of the loss: the method LossF.</summary>
    public string? LossFormula { get; init; }

    public Optimizer Optimizer { get; init; } = Optimizer.GradientDescent;

    public double L1 { get; init; }

    public double L2 { get; init; }

    public bool DecayBiases { get; init; } = true;

    /// <summary>Whether training changes a layer, one for each; null: it changes all.</summary>
    public IReadOnlyList<bool>? Trainable { get; init; }

    /// <summary>Whether training changes each parameter, in canonical order.</summary>
    public IEnumerable<bool> Learns => Layers.SelectMany((layer, k) =>
        Enumerable.Repeat(Trainable?[k] ?? true, (layer.FanIn + 1) * layer.FanOut));

    /// <summary>Whether hidden layers as large as the layer before add its outputs.</summary>
    public bool Residual { get; init; }

    /// <summary>Whether the output layer takes the inputs too.</summary>
    public bool InputSkip { get; init; }

    public Precision Precision { get; init; } = Precision.Single;

    public Kernel Kernel { get; init; } = Kernel.Auto;

    public bool InputGradients { get; init; } = true;

    public bool BackwardFrom { get; init; }

    public bool Jacobian { get; init; }

    /// <summary>Without, the class is no <see cref="ITestNetwork{T}"/>, only an <see cref="ITrainable{T}"/>.</summary>
    public bool Gradients { get; init; } = true;

    /// <summary>More of the attribute, such as "Momentum = 0.5".</summary>
    public string? Extra { get; init; }

    /// <summary>l, every m, n.</summary>
    public int[] Sizes => [Inputs, .. Hidden, Outputs];

    public int ParameterCount => Layers.Sum(layer => (layer.FanIn + 1) * layer.FanOut);

    /// <summary>The shape of each layer's weights, from the first hidden layer on.</summary>
    public IEnumerable<(int FanIn, int FanOut)> Layers => Sizes.Zip(Sizes.Skip(1)).Select((layer, k) =>
        (layer.First + (InputSkip && k == Hidden.Count ? Inputs : 0), layer.Second));

    /// <summary>Whether layer k adds the outputs of the layer before.</summary>
    public bool IsResidual(int layer) => Residual && layer < Hidden.Count && Sizes[layer] == Sizes[layer + 1];

    /// <summary>Whether loss and output activation cancel, so that E is computed from u_k.</summary>
    public bool ErrorIsOfSums => (Loss, OutputActivation) is (Loss.CrossEntropy, Activation.Softmax)
        or (Loss.BinaryCrossEntropy, Activation.Sigmoid);

    /// <summary>The activation of layer k, counted from the first hidden layer.</summary>
    public Activation ActivationOf(int layer) =>
        layer == Hidden.Count ? OutputActivation : HiddenActivations?[layer] ?? HiddenActivation;

    /// <summary>The spec that a compiled class was made from.</summary>
    public static NetworkSpec Of(Type type)
    {
        var attribute = (NetworkAttribute)Attribute.GetCustomAttribute(type, typeof(NetworkAttribute))!;
        return new NetworkSpec
        {
            Name = type.Name,
            Inputs = attribute.Inputs,
            Hidden = attribute.Hidden > 0 ? [attribute.Hidden] : attribute.HiddenLayers,
            Outputs = attribute.Outputs,
            HiddenActivation = attribute.HiddenActivation,
            HiddenActivations = attribute.HiddenActivations.Length > 0 ? attribute.HiddenActivations : null,
            OutputActivation = attribute.OutputActivation,
            Loss = attribute.Loss,
            Optimizer = attribute.Optimizer,
            L1 = attribute.L1,
            L2 = attribute.L2,
            DecayBiases = attribute.DecayBiases,
            Trainable = attribute.Trainable.Length > 0 ? attribute.Trainable : null,
            Residual = attribute.Residual,
            InputSkip = attribute.InputSkip,
            Precision = attribute.Precision,
            Kernel = attribute.Kernel,
            InputGradients = attribute.InputGradients,
            Gradients = attribute.Gradients,
        };
    }

    /// <summary>
    /// The class as C# 9, with a second part that implements <see cref="ITestNetwork{T}"/>, so that tests reach layers and
    /// input gradients without reflection.
    /// </summary>
    public string ToSource()
    {
        if (!Gradients)
        {
            return ClassSource();
        }

        string type = Precision == Precision.Single ? "float" : "double";
        IEnumerable<string> hidden = Hidden.Count == 1
            ? ["HiddenLayer"]
            : Enumerable.Range(1, Hidden.Count).Select(k => $"HiddenLayer{k}");
        string layers = string.Join(", ", hidden.Append("OutputLayer"));
        string inputGradients = InputGradients || Jacobian ? "InputGradients.ToArray()" : $"System.Array.Empty<{type}>()";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            namespace {{NetworkCompiler.Namespace}}
            {
                [NetGen.Network({{Arguments()}})]
                public partial class {{Name}}
                {
                    {{Methods()}}
                }

                public partial class {{Name}} : NetGen.TestSupport.ITestNetwork<{{type}}>
                {
                    NetGen.LayerView<{{type}}>[] NetGen.TestSupport.ITestNetwork<{{type}}>.Layers =>
                        new[] { {{layers}} };

                    {{type}}[] NetGen.TestSupport.ITestNetwork<{{type}}>.InputGradientsArray => {{inputGradients}};
                }
            }

            """);
    }

    /// <summary>The class alone.</summary>
    public string ClassSource() => $"namespace {NetworkCompiler.Namespace} {{ "
        + $"[NetGen.Network({Arguments()})] public partial class {Name} {{ {Methods()} }} }}\n";

    private string Methods() => string.Concat(
        HiddenFormula is null ? "" : $"public static double HiddenF(double u) => {Qualified(HiddenFormula)}; ",
        OutputFormula is null ? "" : $"public static double OutputF(double u) => {Qualified(OutputFormula)}; ",
        LossFormula is null ? "" : $"public static double LossF(double y, double t, int n) => {Qualified(LossFormula)}; ");

    private static string Qualified(string formula) => formula.Replace("Math.", "System.Math.", StringComparison.Ordinal);

    private string Arguments()
    {
        string hidden = Hidden.Count == 1
            ? $"Hidden = {Hidden[0]}"
            : $"HiddenLayers = new int[] {{ {string.Join(", ", Hidden)} }}";
        IEnumerable<string>? each = HiddenActivations?.Select(one => $"NetGen.Activation.{one}");
        string activation = HiddenFormula is not null
            ? ", HiddenFormula = nameof(HiddenF)"
            : each is not null ? $", HiddenActivations = new NetGen.Activation[] {{ {string.Join(", ", each)} }}"
            : Hidden.Count > 0 ? $", HiddenActivation = NetGen.Activation.{HiddenActivation}" : "";
        string arguments = $"Inputs = {Inputs}, {hidden}, Outputs = {Outputs}{activation}"
            + (OutputFormula is null
                ? $", OutputActivation = NetGen.Activation.{OutputActivation}"
                : ", OutputFormula = nameof(OutputF)")
            + (LossFormula is null ? $", Loss = NetGen.Loss.{Loss}" : ", LossFormula = nameof(LossF)")
            + $", Optimizer = NetGen.Optimizer.{Optimizer}"
            + $", Precision = NetGen.Precision.{Precision}, Kernel = NetGen.Kernel.{Kernel}";
        if (L1 != 0) arguments += string.Create(CultureInfo.InvariantCulture, $", L1 = {L1:R}");
        if (L2 != 0) arguments += string.Create(CultureInfo.InvariantCulture, $", L2 = {L2:R}");
        if (!DecayBiases) arguments += ", DecayBiases = false";
        if (Trainable is not null)
        {
            IEnumerable<string> learns = Trainable.Select(one => one ? "true" : "false");
            arguments += $", Trainable = new bool[] {{ {string.Join(", ", learns)} }}";
        }

        if (Residual) arguments += ", Residual = true";
        if (InputSkip) arguments += ", InputSkip = true";
        if (InputGradients) arguments += ", InputGradients = true";
        if (BackwardFrom) arguments += ", BackwardFrom = true";
        if (Jacobian) arguments += ", Jacobian = true";
        if (!Gradients) arguments += ", Gradients = false";
        return Extra is null ? arguments : $"{arguments}, {Extra}";
    }
}
