using System.Collections.Generic;
using System.Linq;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>Reads a network's parameters out of a model with the same layers and activations.</summary>
internal static class OnnxImport
{
    /// <summary>What tools put after a classifier's outputs: labels, and outputs in another form.</summary>
    private static readonly HashSet<string> Afterwards =
        ["ArgMax", "TopK", "Concat", "Reshape", "Squeeze", "ai.onnx.ml.ZipMap", "ai.onnx.ml.ArrayFeatureExtractor"];

    /// <summary>What leaves rows of numbers as they are, when a network is used.</summary>
    private static readonly HashSet<string> WithoutEffect = ["Identity", "Dropout", "Flatten", "Cast"];

    /// <summary>
    /// A built-in activation takes fifteen nodes at most, labels as many, and a formula of the user's some hundreds.
    /// Each costs time and memory.
    /// </summary>
    private const int MaxNodesPerLayer = 1000;

    /// <returns>The parameters in canonical order.</returns>
    /// <exception cref="ModelFileException">The model is damaged, or another network's.</exception>
    public static T[] Parameters<T>(ModelProto model, NetworkTopology topology)
        where T : unmanaged
    {
        GraphProto graph = model.Graph ?? throw new ModelFileException("There is no graph. Is it an ONNX file?");
        if (graph.Node.Count > MaxNodesPerLayer * topology.Layers.Count)
        {
            throw new ModelFileException(
                $"The graph has {graph.Node.Count} nodes, too many for the network {ModelMetadata.Layers(topology)}.");
        }

        var run = new GraphRun(graph);
        // Older files list what they hold among the inputs too.
        string[] inputs = [.. graph.Input.Select(input => input.Name).Where(name => !run.Knows(name))];
        if (inputs.Length != 1)
        {
            throw new ModelFileException($"The graph has {inputs.Length} inputs; one is expected, rows of numbers.");
        }

        run.Set(inputs[0], new Value.Signal(FileLayer.Inputs(), Curve.U));
        var walk = new LayerWalk<T>(topology, run);
        var ends = new HashSet<string>(graph.Output.Select(output => output.Name));
        foreach (NodeView node in NeededNodes.Of(graph))
        {
            Value value = Make(node, run, walk, ends);
            foreach (string output in node.Outputs)
            {
                run.Set(output, value);
            }
        }

        return walk.Parameters(LastLayer(run, walk, ends, topology));
    }

    private static Value Make<T>(NodeView node, GraphRun run, LayerWalk<T> walk, HashSet<string> ends)
        where T : unmanaged
    {
        switch (node.Operation)
        {
            case "Gemm":
                return walk.Gemm(node);
            case "MatMul":
                return walk.MatMul(node);
            case "Add" when walk.AddBiases(node) is { } sum:
                return sum;
            case "Add" when walk.AddSkip(node) is { } sum:
                return sum;
            case "Concat" when walk.JoinInputs(node) is { } row:
                return row;
            case "Constant":
                return new Value.Constant(node.Tensor("value") ?? Scalar(node));
        }

        string[] inputs = [.. Enumerable.Range(0, node.InputCount).Select(node.Input).Where(name => name.Length > 0)];
        if (inputs.Any(name => run.Get(name) is Value.Beyond))
        {
            return new Value.Beyond();
        }

        if (Afterwards.Contains(node.Operation) || IsCastToLabel(node))
        {
            if (inputs.Any(name => run.Get(name) is Value.Signal signal && walk.IsAfterLast(signal)))
            {
                ends.UnionWith(inputs);
                return new Value.Beyond();
            }
        }
        else if (WithoutEffect.Contains(node.Operation))
        {
            return node.Whole("axis", 1) == 1
                ? run.Input(node, 0)
                : throw node.Problem("It does not leave rows as they are: axis 1 is expected.");
        }

        return run.Elementwise(node);
    }

    private static bool IsCastToLabel(NodeView node) => node.Operation == "Cast"
        && node.Whole("to", 0) is not ((int)TensorProto.Types.DataType.Float or (int)TensorProto.Types.DataType.Double);

    private static TensorProto Scalar(NodeView node)
    {
        if (!node.Has("value_float"))
        {
            throw node.Problem("It holds something other than numbers.");
        }

        var tensor = new TensorProto { DataType = (int)TensorProto.Types.DataType.Float };
        tensor.FloatData.Add((float)node.Number("value_float", 0));
        return tensor;
    }

    /// <summary>
    /// One of the values that leave the graph, or go into labels, has to be the network's outputs; if several are, they
    /// must come from one layer.
    /// </summary>
    private static FileLayer LastLayer<T>(
        GraphRun run, LayerWalk<T> walk, HashSet<string> ends, NetworkTopology topology)
        where T : unmanaged
    {
        string? difference = null;
        int most = -1;
        (string Name, FileLayer Layer)? found = null;
        foreach (string name in ends)
        {
            if (run.Get(name) is not Value.Signal signal)
            {
                continue;
            }

            most = System.Math.Max(most, signal.Layer.Number);
            if (!walk.IsAfterLast(signal) || signal.Layer == found?.Layer)
            {
                continue;
            }

            if (walk.Difference(signal) is { } other)
            {
                difference ??= other;
            }
            else if (found is { } first)
            {
                throw new ModelFileException(
                    $"Two values of the graph could be the network's outputs, \"{Excerpt.Of(first.Name)}\" and "
                    + $"\"{Excerpt.Of(name)}\", and their weights or biases are not the same. Export the network "
                    + "alone.");
            }
            else
            {
                found = (name, signal.Layer);
            }
        }

        return found?.Layer ?? throw new ModelFileException(
            difference is not null ? $"The nodes after the last layer are not its activation: {difference}."
            : most >= 0 && most < topology.Layers.Count ? $"The graph has {most} layers (Gemm or MatMul) before its "
                + $"output; the network {ModelMetadata.Layers(topology)} has {topology.Layers.Count}."
            : "No output of the graph comes from its last layer.");
    }
}
