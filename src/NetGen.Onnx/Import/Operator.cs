using System;

namespace NetGen.Onnx.Import;

/// <summary>An operator that activations are made of, computed in double as ONNX defines it.</summary>
internal sealed class Operator
{
    private static readonly Func<double[], double> First = x => x[0], Second = x => x[1];

    private Operator(Func<double[], double> compute, params Func<double[], double>[] probes)
    {
        Compute = compute;
        Probes = probes;
    }

    public Func<double[], double> Compute { get; }

    /// <summary>As <see cref="Curve.Probes"/>.</summary>
    public Func<double[], double>[] Probes { get; }

    /// <summary>Whether it is linear in the first input where the second is a number.</summary>
    public bool IsStraightWithNumber { get; private set; }

    /// <summary>f(u) of a node with one input; null if it is none.</summary>
    public static Operator? OfOne(NodeView node)
    {
        double alpha;
        double beta;
        switch (node.Operation)
        {
            case "Sigmoid": return Bent(u => 1 / (1 + Math.Exp(-u)));
            case "Tanh": return Bent(Math.Tanh);
            case "Sin": return Bent(Math.Sin);
            case "Cos": return Bent(Math.Cos);
            case "Atan": return Bent(Math.Atan);
            case "Relu": return Bent(u => Math.Max(u, 0));
            case "Softplus": return Bent(u => Math.Max(u, 0) + Math.Log(1 + Math.Exp(-Math.Abs(u))));
            case "Softsign": return Bent(u => u / (1 + Math.Abs(u)));
            case "Abs": return Bent(Math.Abs);
            case "Neg": return new(x => -x[0]);
            case "Cast": return new(First);
            case "Exp": return Bent(Math.Exp);
            case "Log": return Bent(Math.Log);
            case "Sqrt": return Bent(Math.Sqrt);
            case "Reciprocal": return Bent(u => 1 / u);
            case "LeakyRelu":
                alpha = node.Number("alpha", 0.01);
                return Bent(u => u > 0 ? u : alpha * u);
            case "Elu":
                alpha = node.Number("alpha", 1);
                return Bent(u => u > 0 ? u : alpha * (Math.Exp(u) - 1));
            case "Selu":
                alpha = node.Number("alpha", 1.67326319217681884765625);
                beta = node.Number("gamma", 1.05070102214813232421875);
                return Bent(u => beta * (u > 0 ? u : alpha * (Math.Exp(u) - 1)));
            case "HardSigmoid":
                alpha = node.Number("alpha", 0.2f);
                beta = node.Number("beta", 0.5);
                return new(
                    x => Math.Min(Math.Max((alpha * x[0]) + beta, 0), 1),
                    x => (alpha * x[0]) + beta,
                    x => (alpha * x[0]) + beta - 1);
            case "Gelu" when node.Word("approximate", "none") == "tanh":
                return Bent(u => 0.5 * u * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (u + (0.044715 * u * u * u)))));
            default: return null;
        }
    }

    /// <summary>f(a, b) of an operator with two inputs; null if it is none.</summary>
    public static Operator? OfTwo(string operation) => operation switch
    {
        "Add" => new(x => x[0] + x[1]),
        "Sub" => new(x => x[0] - x[1]),
        "Mul" => new(x => x[0] * x[1], First, Second) { IsStraightWithNumber = true },
        "Div" => new(x => x[0] / x[1], First, Second) { IsStraightWithNumber = true },
        "Pow" => new(x => Math.Pow(x[0], x[1]), First, Second),
        "Max" => new(x => Math.Max(x[0], x[1]), x => x[0] - x[1]),
        "Min" => new(x => Math.Min(x[0], x[1]), x => x[0] - x[1]),
        // A condition is 1 or 0.
        "Less" => Comparison((a, b) => a < b),
        "LessOrEqual" => Comparison((a, b) => a <= b),
        "Greater" => Comparison((a, b) => a > b),
        "GreaterOrEqual" => Comparison((a, b) => a >= b),
        _ => null,
    };

    /// <summary>Where(condition, a, b).</summary>
    public static Operator Where { get; } = new(x => x[0] != 0 ? x[1] : x[2], x => x[0] - 0.5, x => x[1] - x[2]);

    private static Operator Comparison(Func<double, double, bool> holds) =>
        new(x => holds(x[0], x[1]) ? 1 : 0, x => x[0] - x[1]);

    private static Operator Bent(Func<double, double> f) => new(x => f(x[0]), First);
}
