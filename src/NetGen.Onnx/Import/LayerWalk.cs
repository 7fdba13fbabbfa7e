using System;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>Goes through a graph from its input on, and collects the parameters of the layers that it meets.</summary>
/// <typeparam name="T">The network's own type.</typeparam>
internal sealed class LayerWalk<T>
    where T : unmanaged
{
    private readonly NetworkTopology _topology;
    private readonly GraphRun _run;
    private readonly T[] _parameters;
    private int _layers;
    private int _biases; // where the last layer's biases stand in canonical order

    public LayerWalk(NetworkTopology topology, GraphRun run)
    {
        _topology = topology;
        _run = run;
        _parameters = new T[topology.ParameterCount];
    }

    /// <summary>The parameters in canonical order, once every layer was met.</summary>
    /// <exception cref="ModelFileException">Layers are missing.</exception>
    public T[] Parameters => _layers == _topology.Layers.Count ? _parameters : throw new ModelFileException(
        $"The graph has {_layers} layers (Gemm or MatMul); the network {ModelMetadata.Layers(_topology)} "
        + $"has {_topology.Layers.Count}.");

    /// <summary>Whether the value comes from the network's last layer.</summary>
    public bool IsAfterLast(Value.Signal signal) => signal.Layers == _topology.Layers.Count;

    /// <summary>Y = α·X·W + β·C, with or without Wᵀ.</summary>
    public Value Gemm(NodeView node)
    {
        if (node.Number("alpha", 1) != 1 || node.Number("beta", 1) != 1 || node.Whole("transA", 0) != 0)
        {
            throw node.Problem("alpha = 1, beta = 1 and transA = 0 are wanted: y·w + b.");
        }

        bool hasBiases = node.Input(2).Length > 0;
        Begin(node, isTransposed: node.Whole("transB", 0) != 0);
        if (hasBiases)
        {
            ReadBiases(node, Constant(node, 2));
        }

        return new Value.Signal(_layers, ActivationCheck.Points, isSum: !hasBiases);
    }

    /// <summary>Y = X·W; biases may follow.</summary>
    public Value MatMul(NodeView node)
    {
        Begin(node, isTransposed: false);
        return new Value.Signal(_layers, ActivationCheck.Points, isSum: true);
    }

    /// <summary>The biases of a MatMul; null if the node adds something else.</summary>
    public Value? AddBiases(NodeView node)
    {
        for (int index = 0; index < 2; index++)
        {
            if (_run.Input(node, index) is Value.Signal { IsSum: true } sum && sum.Layers == _layers
                && _run.Input(node, 1 - index) is Value.Constant constant
                && constant.Tensor.Dims.Count > 0)
            {
                ReadBiases(node, constant.Tensor);
                return new Value.Signal(_layers, ActivationCheck.Points);
            }
        }

        return null;
    }

    /// <summary>Why the value is not what the layers so far give, activation included; null if it is.</summary>
    public string? Difference(Value.Signal signal) => ActivationCheck.Difference(
        _layers == 0 ? Activation.Identity : _topology.Layers[_layers - 1].Activation, signal.Samples);

    private void Begin(NodeView node, bool isTransposed)
    {
        if (_run.Input(node, 0) is not Value.Signal x)
        {
            throw node.Problem("Its first input is no layer's value: y·w is wanted, with the weights as the second.");
        }

        if (x.Layers != _layers)
        {
            throw node.Problem("It takes values from before the last layer: a plain chain of layers is wanted.");
        }

        if (_layers == _topology.Layers.Count)
        {
            throw node.Problem($"It is one layer too many for the network {ModelMetadata.Layers(_topology)}.");
        }

        if (Difference(x) is { } difference)
        {
            throw node.Problem(_layers == 0
                ? "Its inputs have been changed by the nodes before; export the network alone."
                : $"The nodes before are not the activation of layer {_layers}: {difference}.");
        }

        ReadWeights(node, isTransposed);
    }

    private void ReadWeights(NodeView node, bool isTransposed)
    {
        LayerTopology layer = _topology.Layers[_layers];
        int first = _layers == 0 ? 0 : _biases + layer.FanIn;
        TensorProto tensor = Constant(node, 1);
        int[] shape = isTransposed ? [layer.FanOut, layer.FanIn] : [layer.FanIn, layer.FanOut];
        if (!Tensors.HasShape(tensor, shape))
        {
            throw node.Problem(
                $"Its weights \"{Text.Cut(tensor.Name)}\" are {Tensors.ShapeOf(tensor)}; layer {_layers + 1} of "
                + $"the network {ModelMetadata.Layers(_topology)} wants [{shape[0]}, {shape[1]}].");
        }

        T[] weights = Tensors.Values<T>(tensor, layer.FanIn * layer.FanOut, $"{node}: the tensor");
        for (int i = 0; i < layer.FanIn; i++)
        {
            for (int j = 0; j < layer.FanOut; j++)
            {
                _parameters[first + (i * layer.FanOut) + j] = weights[
                    isTransposed ? (j * layer.FanIn) + i : (i * layer.FanOut) + j];
            }
        }

        _biases = first + weights.Length;
        _layers++;
    }

    private void ReadBiases(NodeView node, TensorProto tensor)
    {
        int fanOut = _topology.Layers[_layers - 1].FanOut;
        if (!Tensors.HasShape(tensor, fanOut) && !Tensors.HasShape(tensor, 1, fanOut))
        {
            throw node.Problem(
                $"Its biases \"{Text.Cut(tensor.Name)}\" are {Tensors.ShapeOf(tensor)}; layer {_layers} of the network "
                + $"{ModelMetadata.Layers(_topology)} wants [{fanOut}].");
        }

        Array.Copy(Tensors.Values<T>(tensor, fanOut, $"{node}: the tensor"), 0, _parameters, _biases, fanOut);
    }

    private TensorProto Constant(NodeView node, int index) => _run.Input(node, index) is Value.Constant constant
        ? constant.Tensor
        : throw node.Problem($"Input {index + 1}, \"{Text.Cut(node.Input(index))}\", is no tensor of the file.");
}
