using System;
using System.Linq;

namespace NetGen.Onnx.Import;

/// <summary>The operators that activations are made of, computed in double as ONNX defines them.</summary>
internal static class Functions
{
    /// <summary>f(u) of an operator with one input; null if it is none.</summary>
    public static Func<double, double>? OfOne(NodeView node)
    {
        double alpha;
        double beta;
        switch (node.Operation)
        {
            case "Sigmoid": return u => 1 / (1 + Math.Exp(-u));
            case "Tanh": return Math.Tanh;
            case "Relu": return u => Math.Max(u, 0);
            case "Softplus": return u => Math.Max(u, 0) + Math.Log(1 + Math.Exp(-Math.Abs(u)));
            case "Softsign": return u => u / (1 + Math.Abs(u));
            case "Abs": return Math.Abs;
            case "Neg": return u => -u;
            case "Exp": return Math.Exp;
            case "Log": return Math.Log;
            case "Sqrt": return Math.Sqrt;
            case "Reciprocal": return u => 1 / u;
            case "LeakyRelu":
                alpha = node.Number("alpha", 0.01);
                return u => u > 0 ? u : alpha * u;
            case "Elu":
                alpha = node.Number("alpha", 1);
                return u => u > 0 ? u : alpha * (Math.Exp(u) - 1);
            case "Selu":
                alpha = node.Number("alpha", 1.67326319217681884765625);
                beta = node.Number("gamma", 1.05070102214813232421875);
                return u => beta * (u > 0 ? u : alpha * (Math.Exp(u) - 1));
            case "HardSigmoid":
                alpha = node.Number("alpha", 0.2f);
                beta = node.Number("beta", 0.5);
                return u => Math.Min(Math.Max((alpha * u) + beta, 0), 1);
            case "Gelu" when node.Word("approximate", "none") == "tanh":
                return u => 0.5 * u * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (u + (0.044715 * u * u * u))));
            default: return null;
        }
    }

    /// <summary>f(a, b) of an operator with two inputs; null if it is none.</summary>
    public static Func<double, double, double>? OfTwo(string operation) => operation switch
    {
        "Add" => (a, b) => a + b,
        "Sub" => (a, b) => a - b,
        "Mul" => (a, b) => a * b,
        "Div" => (a, b) => a / b,
        "Pow" => Math.Pow,
        "Max" => Math.Max,
        "Min" => Math.Min,
        _ => null,
    };

    /// <summary>e^(u_k) / Σ_r e^(u_r)</summary>
    public static double[] Softmax(double[] u)
    {
        double largest = u.Max();
        double sum = u.Sum(value => Math.Exp(value - largest));
        return [.. u.Select(value => Math.Exp(value - largest) / sum)];
    }
}
