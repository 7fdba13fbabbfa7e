using System;
using System.Collections.Generic;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>
/// Makes layers of Gemm, MatMul and Add, with skips by Add and Concat, and reads the parameters of those that an output
/// depends on.
/// </summary>
/// <typeparam name="T">The network's own type.</typeparam>
internal sealed class LayerWalk<T>
    where T : unmanaged
{
    private readonly NetworkTopology _topology;
    private readonly GraphRun _run;

    public LayerWalk(NetworkTopology topology, GraphRun run)
    {
        _topology = topology;
        _run = run;
    }

    /// <summary>Whether the value comes from the network's last layer.</summary>
    public bool IsAfterLast(Value.Signal signal) => signal.Layer.Number == _topology.Layers.Count;

    /// <summary>Y = α·X·W + β·C, with or without Wᵀ.</summary>
    public Value Gemm(NodeView node)
    {
        if (node.Number("alpha", 1) != 1 || node.Number("beta", 1) != 1 || node.Whole("transA", 0) != 0)
        {
            throw node.Problem("alpha = 1, beta = 1 and transA = 0 are expected: y·w + b.");
        }

        FileLayer layer = Next(node, isTransposed: node.Whole("transB", 0) != 0);
        return node.Input(2).Length > 0
            ? new Value.Signal(WithBiases(node, layer, Constant(node, 2)), Curve.U)
            : new Value.Signal(layer, Curve.U, isSum: true);
    }

    /// <summary>Y = X·W; biases may follow.</summary>
    public Value MatMul(NodeView node) => new Value.Signal(Next(node, isTransposed: false), Curve.U, isSum: true);

    /// <summary>The biases of a MatMul; null if the node adds something else.</summary>
    public Value? AddBiases(NodeView node)
    {
        for (int index = 0; index < 2; index++)
        {
            if (_run.Input(node, index) is Value.Signal { IsSum: true } sum
                && _run.Input(node, 1 - index) is Value.Constant constant
                && constant.Tensor.Dims.Count > 0)
            {
                return new Value.Signal(WithBiases(node, sum.Layer, constant.Tensor), Curve.U);
            }
        }

        return null;
    }

    /// <summary>A layer's values plus those of the layer before; null if the node adds something else.</summary>
    public Value? AddSkip(NodeView node)
    {
        for (int index = 0; index < 2; index++)
        {
            if (_run.Input(node, index) is Value.Signal { HasAdded: false, HasInputs: false } signal
                && _run.Input(node, 1 - index) is Value.Signal { HasInputs: false } before
                && signal.Layer.Before == before.Layer
                && IsResidual(signal.Layer.Number))
            {
                return (OfCurve(signal) ?? Difference(before)) is { } difference
                    ? throw node.Problem($"Layer {signal.Layer.Number} adds the layer before it: {difference}.")
                    : signal.WithAdded();
            }
        }

        return null;
    }

    /// <summary>
    /// The inputs, then the values of the last hidden layer: what the output layer takes; null if the node joins
    /// something else.
    /// </summary>
    public Value? JoinInputs(NodeView node)
    {
        if (_topology.InputSkip && node.InputCount == 2 && node.Whole("axis", 0) is 1 or -1
            && _run.Input(node, 0) is Value.Signal { Layer.Number: 0 } inputs
            && _run.Input(node, 1) is Value.Signal { HasInputs: false } signal
            && signal.Layer.Number == _topology.Layers.Count - 1)
        {
            return (OfCurve(inputs) ?? Difference(signal)) is { } difference
                ? throw node.Problem($"The output layer takes the inputs and the last hidden layer: {difference}.")
                : signal.WithInputs();
        }

        return null;
    }

    /// <summary>Why the value is not what its layer gives, activation and skip included; null if it is.</summary>
    public string? Difference(Value.Signal signal) => OfCurve(signal)
        ?? (signal.HasAdded == IsResidual(signal.Layer.Number) ? null
            : "the outputs of the layer before it, which Residual adds, are not added");

    private string? OfCurve(Value.Signal signal) => ActivationCheck.Difference(
        signal.Layer.Number == 0 ? null : _topology.Layers[signal.Layer.Number - 1],
        signal.Curve,
        isDouble: typeof(T) == typeof(double));

    /// <summary>Whether the network's layer of a number adds the layer before it.</summary>
    private bool IsResidual(int number) => _topology.Residual && number > 0 && number < _topology.Layers.Count
        && _topology.Layers[number - 1].FanIn == _topology.Layers[number - 1].FanOut;

    /// <summary>The parameters of a layer and of all before it, in canonical order.</summary>
    public T[] Parameters(FileLayer last)
    {
        var layers = new Stack<FileLayer>();
        for (FileLayer layer = last; layer.Before is { } before; layer = before)
        {
            layers.Push(layer);
        }

        var parameters = new T[_topology.ParameterCount];
        int first = 0;
        foreach (FileLayer layer in layers)
        {
            Read(layer, parameters, first);
            first += _topology.Layers[layer.Number - 1].ParameterCount;
        }

        return parameters;
    }

    private FileLayer Next(NodeView node, bool isTransposed)
    {
        if (_run.Input(node, 0) is not Value.Signal x)
        {
            throw node.Problem(
                "Its first input is not a layer's value: y·w is expected, with the weights as the second.");
        }

        int number = x.Layer.Number;
        if (number == _topology.Layers.Count)
        {
            throw node.Problem($"It is one layer too many for the network {ModelMetadata.Layers(_topology)}.");
        }

        if (Difference(x) is { } difference)
        {
            throw node.Problem(number == 0
                ? "The nodes before it change its inputs; export the network alone."
                : $"The nodes before it are not the activation of layer {number}: {difference}.");
        }

        bool takesInputs = _topology.InputSkip && number == _topology.Layers.Count - 1;
        if (x.HasInputs != takesInputs)
        {
            throw node.Problem(
                "It takes the last hidden layer alone; InputSkip gives the inputs to the output layer too.");
        }

        LayerTopology layer = _topology.Layers[number];
        TensorProto weights = Constant(node, 1);
        int[] shape = isTransposed ? [layer.FanOut, layer.FanIn] : [layer.FanIn, layer.FanOut];
        if (!Tensors.HasShape(weights, shape))
        {
            throw node.Problem(
                $"Its weights \"{Excerpt.Of(weights.Name)}\" are {Tensors.ShapeOf(weights)}; layer {number + 1} of "
                + $"the network {ModelMetadata.Layers(_topology)} expects [{shape[0]}, {shape[1]}].");
        }

        return x.Layer.Next(node, weights, isTransposed, biases: null);
    }

    private FileLayer WithBiases(NodeView node, FileLayer layer, TensorProto biases)
    {
        int fanOut = _topology.Layers[layer.Number - 1].FanOut;
        return Tensors.HasShape(biases, fanOut) || Tensors.HasShape(biases, 1, fanOut)
            ? layer.With(biases)
            : throw node.Problem(
                $"Its biases \"{Excerpt.Of(biases.Name)}\" are {Tensors.ShapeOf(biases)}; layer {layer.Number} of the "
                + $"network {ModelMetadata.Layers(_topology)} expects [{fanOut}].");
    }

    private void Read(FileLayer layer, T[] parameters, int first)
    {
        LayerTopology shape = _topology.Layers[layer.Number - 1];
        T[] weights = Tensors.Values<T>(layer.Weights!, shape.FanIn * shape.FanOut, $"{layer.Node}: the tensor");
        for (int i = 0; i < shape.FanIn; i++)
        {
            for (int j = 0; j < shape.FanOut; j++)
            {
                parameters[first + (i * shape.FanOut) + j] = weights[
                    layer.IsTransposed ? (j * shape.FanIn) + i : (i * shape.FanOut) + j];
            }
        }

        if (layer.Biases is { } biases)
        {
            Array.Copy(
                Tensors.Values<T>(biases, shape.FanOut, $"{layer.Node}: the tensor"),
                0,
                parameters,
                first + weights.Length,
                shape.FanOut);
        }
    }

    private TensorProto Constant(NodeView node, int index) => _run.Input(node, index) is Value.Constant constant
        ? constant.Tensor
        : throw node.Problem($"Input {index + 1}, \"{Excerpt.Of(node.Input(index))}\", is not a tensor in the file.");
}
