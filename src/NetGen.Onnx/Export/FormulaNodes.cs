using System;
using NetGen.Compiler.Algebra;

namespace NetGen.Onnx.Export;

/// <summary>A formula of the user's as elementary operators, in the order of operations of generated code.</summary>
internal static class FormulaNodes
{
    /// <summary>Adds the nodes of y = f(u).</summary>
    /// <returns>The name of y.</returns>
    /// <exception cref="ArgumentException">The topology's text is no formula in u.</exception>
    public static string Add(GraphBuilder graph, LayerTopology layer, string u)
    {
        return Node(Stabiliser.Lower(CompiledTopology.Activation(layer).Definition!));

        string Node(Expression part) => part switch
        {
            Reference => u,
            Constant constant => graph.Constant(constant.Value),
            Negation(var a) => graph.Add("Neg", Node(a)),
            Sum(var a, var b) => Both("Add", a, b),
            Difference(var a, var b) => Both("Sub", a, b),
            Product(var a, var b) => Both("Mul", a, b),
            Quotient(var a, var b) => Both("Div", a, b),
            Minimum(var a, var b) => Both("Min", a, b),
            Maximum(var a, var b) => Both("Max", a, b),
            Call(Function.ExpM1, var a) => graph.Add("Sub", graph.Add("Exp", Node(a)), graph.Constant(1)),
            Call(Function.Log1P, var a) => graph.Add("Log", graph.Add("Add", graph.Constant(1), Node(a))),
            Call(var function, var a) => graph.Add(function.ToString(), Node(a)),
            Choice(var condition, var then, var otherwise) =>
                graph.Add("Where", Comparison(condition), Node(then), Node(otherwise)),
            _ => throw new NotSupportedException($"ONNX export does not know {part.GetType().Name}."),
        };

        string Both(string operation, Expression a, Expression b) => graph.Add(operation, Node(a), Node(b));

        string Comparison(Comparison condition) =>
            Both(condition.Relation.ToString(), condition.Left, condition.Right);
    }
}
