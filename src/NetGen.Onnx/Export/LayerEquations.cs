using System;
using System.Globalization;
using System.Linq;
using NetGen.Compiler.Algebra;
using NetGen.Compiler.Prose;

namespace NetGen.Onnx.Export;

/// <summary>A layer's equations for readers of the file, word for word as above the generated code.</summary>
internal sealed class LayerEquations
{
    private readonly NetworkTopology _topology;
    private readonly int _layer;

    public LayerEquations(NetworkTopology topology, int layer) => (_topology, _layer) = (topology, layer);

    /// <summary>Such as "hidden layer: u_j = Σ_i y_i·w_ij + b_j"; with identity, y_j = u_j too.</summary>
    public string WeightedSum
    {
        get
        {
            (string above, string here, string n) = (Above, Here, Number(_layer));
            string product = $"y{Number(_layer - 1)}_{above}·w{n}_{above}{here}";
            string sum = $"{Name}: u{n}_{here} = Σ_{above} {product} + b{n}_{here}";
            return Activation == Activation.Identity ? $"{sum},  {Formula}" : sum;
        }
    }

    /// <summary>Such as "hidden layer: y_j = tanh u_j".</summary>
    public string Value => $"{Name}: {Formula}";

    private bool IsOutput => _layer == _topology.Layers.Count - 1;

    private CustomFormula? Custom => _topology.Layers[_layer].Formula;

    private Activation Activation => _topology.Layers[_layer].Activation;

    private string Here => IsOutput ? "k" : "j";

    private string Above => IsOutput && _layer > 0 ? "j" : "i";

    private string Name => IsOutput ? "output layer"
        : _topology.Layers.Count == 2 ? "hidden layer"
        : $"hidden layer {(_layer + 1).ToString(CultureInfo.InvariantCulture)}";

    private string Formula
    {
        get
        {
            (string u, string y) = ($"u{Number(_layer)}_{Here}", $"y{Number(_layer)}_{Here}");
            return $"{y} = " + Activation switch
            {
                Activation.Custom => Prose(),
                Activation.Identity => u,
                Activation.Sigmoid => $"1 / (1 + e^(−{u}))",
                Activation.Tanh => $"tanh {u}",
                Activation.ReLU => $"max({u}, 0)",
                Activation.LeakyReLU => $"{u} for {u} > 0, else 0.01·{u}",
                Activation.ELU => $"{u} for {u} > 0, else e^({u}) − 1",
                Activation.SELU => $"λ·{u} for {u} > 0, else λ·α·(e^({u}) − 1)",
                Activation.Softplus => $"ln(1 + e^({u}))",
                Activation.Softsign => $"{u} / (1 + |{u}|)",
                Activation.SiLU => $"{u}·σ({u})",
                Activation.GELU => $"½·{u}·(1 + tanh(√(2/π)·({u} + 0.044715·{u}³)))",
                Activation.HardSigmoid => $"min(max({u}/6 + ½, 0), 1)",
                Activation.HardTanh => $"min(max({u}, −1), 1)",
                Activation.Softmax => $"e^({u}) / Σ_r e^(u_r)",
                _ => throw new NotSupportedException($"ONNX export does not know the activation {Activation}."),
            };
        }
    }

    /// <summary>A formula of the user's, as the compiler writes it above the code.</summary>
    private string Prose() => new ProsePrinter(Here, Number(_layer)).Print(FormulaText.Read(Custom!.Text));

    /// <summary>A hidden layer's number, where there are several: ¹, ².</summary>
    private string Number(int layer) => layer < 0 || layer == _topology.Layers.Count - 1 || _topology.Layers.Count <= 2
        ? ""
        : string.Concat((layer + 1).ToString(CultureInfo.InvariantCulture).Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
}
