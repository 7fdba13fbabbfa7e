using System;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Export;

/// <summary>Every activation as ONNX nodes, by the formulas of <see cref="Activation"/>.</summary>
/// <remarks>
/// Float takes the operator of that name where opset 13 has one. Several of them ONNX Runtime computes in float only:
/// double networks get the formula instead, in operators that it has for double.
/// </remarks>
internal static class ActivationNodes
{
    private const double Lambda = 1.0507009873554805;
    private const double Alpha = 1.6732632423543772;

    /// <summary>Adds the nodes of a layer's y = f(u).</summary>
    /// <returns>The name of y.</returns>
    public static string Add(GraphBuilder graph, LayerTopology layer, string u) => layer.Formula is not null
        ? FormulaNodes.Add(graph, layer, u)
        : Add(graph, layer.Activation, u);

    private static string Add(GraphBuilder graph, Activation activation, string u)
    {
        bool isFloat = !graph.IsDouble;
        return activation switch
        {
            Activation.Identity => u,
            Activation.Sigmoid => graph.Add("Sigmoid", u),
            Activation.Tanh => graph.Add("Tanh", u),
            Activation.ReLU => graph.Add("Relu", u),
            Activation.LeakyReLU when isFloat => graph.Add("LeakyRelu", [Number("alpha", 0.01)], u),
            Activation.LeakyReLU => graph.Add("Max", u, graph.Add("Mul", graph.Constant(0.01), u)),
            Activation.ELU when isFloat => graph.Add("Elu", [Number("alpha", 1)], u),
            // Not below u for u ≤ 0, and 0 above.
            Activation.ELU => graph.Add("Max", u, ExponentialPart(graph, u)),
            Activation.SELU when isFloat => graph.Add("Selu", [Number("alpha", Alpha), Number("gamma", Lambda)], u),
            Activation.SELU => Selu(graph, u),
            Activation.Softplus when isFloat => graph.Add("Softplus", u),
            Activation.Softplus => Softplus(graph, u),
            Activation.Softsign when isFloat => graph.Add("Softsign", u),
            Activation.Softsign => graph.Add("Div", u, graph.Add("Add", graph.Constant(1), graph.Add("Abs", u))),
            Activation.SiLU => graph.Add("Mul", u, graph.Add("Sigmoid", u)),
            Activation.GELU => Gelu(graph, u),
            Activation.HardSigmoid when isFloat =>
                graph.Add("HardSigmoid", [Number("alpha", 1.0 / 6), Number("beta", 0.5)], u),
            Activation.HardSigmoid => Clip(
                graph, graph.Add("Add", graph.Add("Div", u, graph.Constant(6)), graph.Constant(0.5)), 0, 1),
            Activation.HardTanh => Clip(graph, u, -1, 1),
            Activation.Softmax => graph.Add("Softmax", [Whole("axis", -1)], u),
            _ => throw new NotSupportedException($"ONNX export does not know the activation {activation}."),
        };
    }

    /// <summary>A float attribute.</summary>
    public static AttributeProto Number(string name, double value) =>
        new() { Name = name, F = (float)value, Type = AttributeProto.Types.AttributeType.Float };

    /// <summary>An integer attribute.</summary>
    public static AttributeProto Whole(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    /// <summary>e^min(u, 0) − 1</summary>
    private static string ExponentialPart(GraphBuilder graph, string u) => graph.Add(
        "Sub", graph.Add("Exp", graph.Add("Min", u, graph.Constant(0))), graph.Constant(1));

    /// <summary>λ·(max(u, 0) + α·(e^min(u, 0) − 1))</summary>
    private static string Selu(GraphBuilder graph, string u)
    {
        string below = graph.Add("Mul", graph.Constant(Alpha), ExponentialPart(graph, u));
        return graph.Add("Mul", graph.Constant(Lambda), graph.Add("Add", graph.Add("Relu", u), below));
    }

    /// <summary>max(u, 0) + ln(1 + e^(−|u|)): the exponential cannot overflow.</summary>
    private static string Softplus(GraphBuilder graph, string u)
    {
        string exponential = graph.Add("Exp", graph.Add("Neg", graph.Add("Abs", u)));
        return graph.Add(
            "Add", graph.Add("Relu", u), graph.Add("Log", graph.Add("Add", graph.Constant(1), exponential)));
    }

    /// <summary>½·u·(1 + tanh(√(2/π)·(u + 0.044715·u³)))</summary>
    private static string Gelu(GraphBuilder graph, string u)
    {
        string cube = graph.Add("Mul", u, graph.Add("Mul", u, u));
        string sum = graph.Add("Add", u, graph.Add("Mul", graph.Constant(0.044715), cube));
        string tanh = graph.Add("Tanh", graph.Add("Mul", graph.Constant(Math.Sqrt(2 / Math.PI)), sum));
        return graph.Add(
            "Mul", graph.Add("Mul", graph.Constant(0.5), u), graph.Add("Add", graph.Constant(1), tanh));
    }

    private static string Clip(GraphBuilder graph, string u, double low, double high) =>
        graph.Add("Clip", u, graph.Constant(low), graph.Constant(high));
}
