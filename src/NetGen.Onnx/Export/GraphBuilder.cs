using System.Collections.Generic;
using Google.Protobuf;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Export;

/// <summary>A graph that grows node by node. What a node makes is named after the layer and the operator.</summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<double, string> _constants = [];
    private readonly HashSet<string> _names = [];

    public GraphBuilder(GraphProto graph, bool isDouble)
    {
        Graph = graph;
        IsDouble = isDouble;
    }

    public GraphProto Graph { get; }

    public bool IsDouble { get; }

    public TensorProto.Types.DataType DataType =>
        IsDouble ? TensorProto.Types.DataType.Double : TensorProto.Types.DataType.Float;

    /// <summary>Begins the names of what follows, such as "0".</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Adds a node.</summary>
    /// <returns>The name of its output.</returns>
    public string Add(string operation, params string[] inputs) => Add(operation, [], inputs);

    /// <summary>Adds a node with attributes.</summary>
    /// <returns>The name of its output.</returns>
    public string Add(string operation, AttributeProto[] attributes, params string[] inputs)
    {
        string name = NewName($"{Prefix}.{operation}");
        var node = new NodeProto { Name = name, OpType = operation };
        node.Input.Add(inputs);
        node.Output.Add(name);
        node.Attribute.Add(attributes);
        Graph.Node.Add(node);
        return name;
    }

    /// <summary>Says what the last node computes, and that those from an index on are parts of it.</summary>
    /// <param name="equation">Such as "hidden layer: y_j = tanh u_j".</param>
    /// <param name="first">The index of the first part; null: the last node alone.</param>
    public void Explain(string equation, int? first = null)
    {
        int last = Graph.Node.Count - 1;
        for (int n = first ?? last; n <= last; n++)
        {
            Graph.Node[n].DocString = n == last ? equation : $"part of {equation}";
        }
    }

    /// <summary>The name of a number that nodes may take; each number is there once.</summary>
    public string Constant(double value)
    {
        if (!_constants.TryGetValue(value, out string? name))
        {
            name = $"constant{_constants.Count}";
            _constants.Add(value, name);
            var tensor = new TensorProto { Name = name, DataType = (int)DataType };
            if (IsDouble)
            {
                tensor.DoubleData.Add(value);
            }
            else
            {
                tensor.FloatData.Add((float)value);
            }

            Graph.Initializer.Add(tensor);
        }

        return name;
    }

    /// <summary>Adds the numbers that a layer holds.</summary>
    public void AddTensor(TensorSlot slot, byte[] littleEndian)
    {
        var tensor = new TensorProto { Name = slot.Name, DataType = (int)DataType };
        foreach (int size in slot.Shape)
        {
            tensor.Dims.Add(size);
        }

        tensor.RawData = UnsafeByteOperations.UnsafeWrap(littleEndian);
        Graph.Initializer.Add(tensor);
    }

    private string NewName(string name)
    {
        string unique = name;
        for (int n = 2; !_names.Add(unique); n++)
        {
            unique = $"{name}{n}";
        }

        return unique;
    }
}
