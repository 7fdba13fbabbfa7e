using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>Values by name, and the operators that make one from others, neuron by neuron.</summary>
internal sealed class GraphRun
{
    private readonly Dictionary<string, Value> _values = [];

    /// <summary>Knows the initializers.</summary>
    /// <exception cref="ModelFileException">A name comes twice.</exception>
    public GraphRun(GraphProto graph)
    {
        foreach (TensorProto tensor in graph.Initializer)
        {
            Set(tensor.Name, new Value.Constant(tensor));
        }
    }

    public bool Knows(string name) => _values.ContainsKey(name);

    /// <exception cref="ModelFileException">The name is taken.</exception>
    public void Set(string name, Value value)
    {
        if (Knows(name))
        {
            throw new ModelFileException($"The graph makes the value \"{Text.Cut(name)}\" twice. The file is damaged.");
        }

        _values.Add(name, value);
    }

    /// <summary>Null if nothing has made the value.</summary>
    public Value? Get(string name) => _values.TryGetValue(name, out Value? value) ? value : null;

    /// <exception cref="ModelFileException">The input is missing, or nothing before the node makes it.</exception>
    public Value Input(NodeView node, int index)
    {
        string name = node.Input(index);
        return name.Length == 0 ? throw node.Problem($"It has no input {index + 1}.")
            : Get(name)
            ?? throw node.Problem(
                $"It takes \"{Text.Cut(name)}\", which no node before it makes. The file is damaged.");
    }

    /// <summary>What a node makes of a layer's values and of single numbers.</summary>
    /// <exception cref="ModelFileException">It is no such operator, or takes something else.</exception>
    public Value.Signal Elementwise(NodeView node)
    {
        int layers = -1;
        double[] first = Samples(0);
        double[] result;
        if (Functions.OfOne(node) is { } f)
        {
            result = Array.ConvertAll(first, u => f(u));
        }
        else if (Functions.OfTwo(node.Operation) is { } g)
        {
            result = first;
            for (int n = 1; n < Math.Max(2, node.InputCount); n++)
            {
                result = Zip(result, Samples(n), g);
            }
        }
        else if (node.Operation == "Clip")
        {
            double[] low = Bound(1, "min", double.MinValue);
            result = Zip(Zip(first, low, Math.Max), Bound(2, "max", double.MaxValue), Math.Min);
        }
        else if (node.Operation == "Softmax")
        {
            // The only axis of a row; opset 11 and before count from 1.
            result = node.Whole("axis", -1) is 1 or -1
                ? Functions.Softmax(first)
                : throw node.Problem("It is not along the neurons: axis 1 or −1 is wanted.");
        }
        else
        {
            throw node.Problem(node.Operation == "Erf"
                ? "GELU by the error function; NetGen's is the tanh form: nn.GELU(approximate=\"tanh\") in PyTorch."
                : "This operator is none that layers and activations are made of. "
                  + "Export the network alone, without what goes before and after it.");
        }

        return layers >= 0 ? new Value.Signal(layers, result) : throw node.Problem("It does not depend on the inputs.");

        double[] Samples(int index)
        {
            switch (Input(node, index))
            {
                case Value.Signal signal when layers < 0 || layers == signal.Layers:
                    layers = signal.Layers;
                    return signal.Samples;
                case Value.Signal:
                    throw node.Problem("It takes values of two layers: a plain chain of layers is wanted.");
                case Value.Constant constant when Tensors.Scalar(constant.Tensor) is { } number:
                    return Repeated(number);
                case Value.Constant constant:
                    throw node.Problem(
                        $"It takes the tensor \"{Text.Cut(constant.Tensor.Name)}\" {Tensors.ShapeOf(constant.Tensor)}; "
                        + "an activation takes single numbers.");
                default:
                    throw node.Problem("It takes what is no layer's value.");
            }
        }

        double[] Bound(int index, string attribute, double otherwise) =>
            node.Input(index).Length > 0 ? Samples(index) : Repeated(node.Number(attribute, otherwise));
    }

    private static double[] Repeated(double number) => [.. Enumerable.Repeat(number, ActivationCheck.Points.Length)];

    private static double[] Zip(double[] a, double[] b, Func<double, double, double> f) => [.. a.Zip(b, f)];
}
