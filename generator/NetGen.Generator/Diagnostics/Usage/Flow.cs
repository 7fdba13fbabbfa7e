using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Usage;

/// <summary>Whether one call may come after another on the ways through a method.</summary>
internal static class Flow
{
    /// <summary>False only where no way leads from one call to the other.</summary>
    /// <remarks>The graph does not show where exceptions go: with a try block, any way is possible.</remarks>
    public static bool MayFollow(ControlFlowGraph graph, IOperation first, IOperation second)
    {
        if (HasTry(graph.Root) || Find(graph, first) is not { } from || Find(graph, second) is not { } to)
        {
            return true;
        }

        if (from.Block == to.Block && from.Statement <= to.Statement)
        {
            return true;
        }

        var open = new Stack<BasicBlock>(Successors(from.Block));
        var seen = new HashSet<int>();
        while (open.Count > 0)
        {
            BasicBlock block = open.Pop();
            if (block == to.Block)
            {
                return true;
            }

            if (seen.Add(block.Ordinal))
            {
                foreach (BasicBlock next in Successors(block))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    private static bool HasTry(ControlFlowRegion region) =>
        region.Kind is ControlFlowRegionKind.Try || region.NestedRegions.Any(HasTry);

    /// <summary>By the call's syntax: the graph has operations of its own.</summary>
    private static (BasicBlock Block, int Statement)? Find(ControlFlowGraph graph, IOperation call)
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            int statement = 0;
            foreach (IOperation operation in block.Operations)
            {
                if (Holds(operation, call))
                {
                    return (block, statement);
                }

                statement++;
            }

            if (block.BranchValue is { } value && Holds(value, call))
            {
                return (block, statement);
            }
        }

        return null;
    }

    private static bool Holds(IOperation operation, IOperation call) => operation.DescendantsAndSelf()
        .Any(inner => inner is IInvocationOperation && inner.Syntax == call.Syntax);

    private static IEnumerable<BasicBlock> Successors(BasicBlock block) =>
        new[] { block.ConditionalSuccessor?.Destination, block.FallThroughSuccessor?.Destination }.OfType<BasicBlock>();
}
