using System.Collections.Generic;
using System.Linq;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>The nodes that a graph's outputs depend on: the others say nothing about the network.</summary>
internal static class NeededNodes
{
    /// <summary>In the file's order, which is the one in which they can be computed.</summary>
    /// <exception cref="ModelFileException">Two nodes make the same value.</exception>
    public static IReadOnlyList<NodeView> Of(GraphProto graph)
    {
        NodeView[] nodes = [.. graph.Node.Select(node => new NodeView(node))];
        RefuseTwice(graph, nodes);
        var needed = new HashSet<string>(graph.Output.Select(output => output.Name));
        var found = new Stack<NodeView>();
        foreach (NodeView node in nodes.Reverse())
        {
            if (node.Outputs.Any(needed.Contains))
            {
                found.Push(node);
                needed.UnionWith(Enumerable.Range(0, node.InputCount).Select(node.Input));
            }
        }

        return [.. found];
    }

    private static void RefuseTwice(GraphProto graph, NodeView[] nodes)
    {
        var names = new HashSet<string>(graph.Initializer.Select(tensor => tensor.Name));
        foreach (string name in nodes.SelectMany(node => node.Outputs))
        {
            if (!names.Add(name))
            {
                throw GraphRun.Twice(name);
            }
        }
    }
}
