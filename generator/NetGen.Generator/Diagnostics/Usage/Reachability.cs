using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Usage;

/// <summary>Whether the compiler sees a way to a call: constant conditions and jumps may leave none.</summary>
internal static class Reachability
{
    /// <summary>Lambdas and local functions have graphs of their own.</summary>
    public static bool MayRun(ControlFlowGraph graph, IOperation call) =>
        graph.LocalFunctions.FirstOrDefault(function => IsAround(function, call)) is { } local
            ? MayRun(graph.GetLocalFunctionControlFlowGraph(local), call)
            : graph.Blocks.Where(block => block.IsReachable).SelectMany(Operations).Any(operation => operation switch
            {
                IInvocationOperation => operation.Syntax == call.Syntax,
                IFlowAnonymousFunctionOperation lambda when lambda.Syntax.Span.Contains(call.Syntax.Span) =>
                    MayRun(graph.GetAnonymousFunctionControlFlowGraph(lambda), call),
                _ => false,
            });

    private static bool IsAround(IMethodSymbol function, IOperation call) =>
        function.DeclaringSyntaxReferences.Any(reference =>
            reference.SyntaxTree == call.Syntax.SyntaxTree && reference.Span.Contains(call.Syntax.Span));

    private static IEnumerable<IOperation> Operations(BasicBlock block) =>
        (block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            .SelectMany(operation => operation.DescendantsAndSelf());
}
