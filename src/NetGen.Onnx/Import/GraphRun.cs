using System;
using System.Collections.Generic;
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

    public static ModelFileException Twice(string name) =>
        new($"The graph makes the value \"{Excerpt.Of(name)}\" twice. The file is damaged.");

    public bool Knows(string name) => _values.ContainsKey(name);

    /// <exception cref="ModelFileException">The name is taken.</exception>
    public void Set(string name, Value value)
    {
        if (Knows(name))
        {
            throw Twice(name);
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
                $"It takes \"{Excerpt.Of(name)}\", which no node before it makes. The file is damaged.");
    }

    /// <summary>What a node makes of a layer's values and of single numbers.</summary>
    /// <exception cref="ModelFileException">It is no such operator, or takes something else.</exception>
    public Value.Signal Elementwise(NodeView node)
    {
        FileLayer? layer = null;
        Curve result = Input(0);
        if (Operator.OfOne(node) is { } f)
        {
            result = Curve.Of(f, result);
        }
        else if (Operator.OfTwo(node.Operation) is { } g)
        {
            for (int n = 1; n < Math.Max(2, node.InputCount); n++)
            {
                result = Curve.Of(g, result, Input(n));
            }
        }
        else if (node.Operation == "Where")
        {
            result = Curve.Of(Operator.Where, result, Input(1), Input(2));
        }
        else if (node.Operation == "Clip")
        {
            result = Curve.Of(Operator.OfTwo("Max")!, result, Bound(1, "min", double.MinValue));
            result = Curve.Of(Operator.OfTwo("Min")!, result, Bound(2, "max", double.MaxValue));
        }
        else if (node.Operation == "Softmax")
        {
            // The only axis of a row; opset 11 and before count from 1.
            result = node.Whole("axis", -1) is 1 or -1
                ? Curve.Softmax(result)
                : throw node.Problem("It does not run along the neurons: axis 1 or −1 is expected.");
        }
        else
        {
            throw node.Problem(node.Operation == "Erf"
                ? "GELU by the error function; NetGen's is the tanh form: nn.GELU(approximate=\"tanh\") in PyTorch."
                : "Layers and activations do not use this operator. "
                  + "Export the network alone, without what goes before and after it.");
        }

        if (layer is null)
        {
            throw node.Problem("It does not depend on the inputs.");
        }

        layer.Count(node);
        return new Value.Signal(layer, result);

        Curve Input(int index)
        {
            switch (this.Input(node, index))
            {
                case Value.Signal { HasAdded: true } or Value.Signal { HasInputs: true }:
                    throw node.Problem("It changes values behind a skip; the next layer is expected to take them.");
                case Value.Signal signal when layer is null || layer == signal.Layer:
                    layer = signal.Layer;
                    return signal.Curve;
                case Value.Signal signal:
                    throw node.Problem(signal.Layer.Number == layer.Number
                        ? "It takes a layer's sums in two forms, such as with biases and without: one is expected."
                        : "It takes values of two layers: a plain chain of layers is expected.");
                case Value.Constant constant when Tensors.Scalar(constant.Tensor) is { } number:
                    return Curve.Number(number);
                case Value.Constant constant:
                    throw node.Problem(
                        $"It takes the tensor \"{Excerpt.Of(constant.Tensor.Name)}\" "
                            + $"{Tensors.ShapeOf(constant.Tensor)}; "
                        + "an activation takes single numbers.");
                default:
                    throw node.Problem("It takes a value that no layer makes.");
            }
        }

        Curve Bound(int index, string attribute, double otherwise) =>
            node.Input(index).Length > 0 ? Input(index) : Curve.Number(node.Number(attribute, otherwise));
    }
}
