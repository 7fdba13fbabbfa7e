using System;
using NetGen.Compiler.Algebra;
using NetGen.Onnx.Format;

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
            Call(Function.Atan, var a) when graph.IsDouble => Arctangent(Node(a)),
            Call(var function, var a) => graph.Add(function.ToString(), Node(a)),
            Choice(var condition, var then, var otherwise) =>
                graph.Add("Where", Comparison(condition), Node(then), Node(otherwise)),
            _ => throw new NotSupportedException($"ONNX export does not know {part.GetType().Name}."),
        };

        string Both(string operation, Expression a, Expression b) => graph.Add(operation, Node(a), Node(b));

        // ONNX Runtime has no Atan of double: y of float, and the tangent of what is missing,
        // (a·cos y − sin y) / (a·sin y + cos y).
        string Arctangent(string a)
        {
            string y = Cast(graph.Add("Atan", Cast(a, TensorProto.Types.DataType.Float)), graph.DataType);
            string sine = graph.Add("Sin", y), cosine = graph.Add("Cos", y);
            string above = graph.Add("Sub", graph.Add("Mul", a, cosine), sine);
            string below = graph.Add("Add", graph.Add("Mul", a, sine), cosine);
            return graph.Add("Add", y, graph.Add("Div", above, below));
        }

        string Cast(string of, TensorProto.Types.DataType to) => graph.Add(
            "Cast", [ActivationNodes.Whole("to", (int)to)], of);

        string Comparison(Comparison condition) =>
            Both(condition.Relation.ToString(), condition.Left, condition.Right);
    }
}
