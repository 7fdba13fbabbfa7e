namespace NetGen.Docs.Pictures;

/// <summary>A neuron of the output layer and one of the hidden layer: what goes forward, and what flows back.</summary>
internal static class Neurons
{
    private const double In = 64, Weight = 186, Sum = 322, Function = 440, Out = 540, Ahead = 640;

    /// <summary>Rows: forward; δ and what it is multiplied with; gradients.</summary>
    private const double Forward = 110, Back = 250, Product = 324, Result = 386;

    public static string Output(Words words)
    {
        var sketch = new Sketch(words.OutputNeuron, 430);
        Neuron(sketch, words, ("j", "q", "k"), ["(5-5), (5-16)", "(5-8), (5-17)", "(5-9), (5-18)", "(5-7), (5-15)"], "r");
        sketch.Arrow("forward", (Out + 24, Forward), (Ahead - 18, Forward));
        sketch.Node(Ahead, Forward, 18, "E");
        sketch.Arrow("line", (Ahead, Forward - 48), (Ahead, Forward - 18));
        sketch.Text(Ahead, Forward - 54, "t_k");
        sketch.Arrow("back", (Ahead, Forward + 18), (Ahead, Back), (Function + 9, Back));
        sketch.Text(Ahead - 6, Back + 24, "∂y_k = ∂E/∂y_k", style: "back-text");
        sketch.Text(Ahead - 6, Back + 42, "(5-24)", style: "small");
        return sketch.End();
    }

    public static string Hidden(Words words)
    {
        var sketch = new Sketch(words.HiddenNeuron, 430);
        Neuron(sketch, words, ("i", "p", "j"), ["(5-10), (5-20)", "(5-14), (5-21)", "(5-22)", "(5-12), (5-13), (5-19)"], "q");
        string[] rows = ["1", "r", "n"];
        const double Gathered = 532;
        for (int n = 0; n < rows.Length; n++)
        {
            double ahead = Forward + (34 * (n - 1)), back = Back + (40 * (n - 1));
            sketch.Arrow("forward", (Out + 24, Forward), (Ahead + 24, ahead));
            sketch.Text(Ahead + 30, ahead + 5, $"u_{rows[n]}", "start");
            sketch.Arrow("back", (Ahead + 22, back), (Ahead - 31, back));
            sketch.Text(Ahead + 28, back + 5, $"δ_{rows[n]}", "start", "back-text");
            sketch.Product(Ahead - 40, back);
            sketch.Text(Ahead - 40, back - 15, $"w_j{rows[n]}", style: "small");
            sketch.Arrow("back", (Ahead - 49, back), (Gathered + 14, Back + (8 * (n - 1))));
        }

        sketch.Node(Gathered, Back, 15, "Σ");
        sketch.Arrow("back", (Gathered - 15, Back), (Function + 9, Back));
        sketch.Text(494, Back + 30, "∂y_j", style: "back-text");
        sketch.Text(494, Back + 48, "(5-9), (5-18)", style: "small");
        sketch.Text(Ahead + 34, Forward - 54, words.NextLayer, style: "small");
        return sketch.End();
    }

    /// <param name="sketch">Where to.</param>
    /// <param name="words">What is not a symbol.</param>
    /// <param name="at">The indices of the layer before, of its sum, and of this layer.</param>
    /// <param name="equations">Of ∂w, ∂b, ∂y of the layer before, and δ.</param>
    /// <param name="sum">The index of the sum that ∂y of the layer before is.</param>
    private static void Neuron(
        Sketch sketch, Words words, (string Before, string Sum, string Here) at, string[] equations, string sum)
    {
        (string before, _, string here) = at;
        string weight = $"w_{before}{here}";

        // Forward. Other inputs are pale.
        foreach (double other in new[] { -42.0, 42 })
        {
            sketch.Line("axis", (In + 20, Forward + other), (Weight, Forward + other), (Sum - 18, Forward + (other / 5)));
        }

        sketch.Text(In, Forward - 37, "⋮", style: "faint");
        sketch.Text(In + 8, Forward + 47, "⋮", style: "faint");
        sketch.Text(In, Forward + 5, $"y_{before}", style: "forward-text");
        sketch.Arrow("forward", (In + 20, Forward), (Weight - 9, Forward));
        sketch.Arrow("forward", (Weight + 9, Forward), (Sum - 20, Forward));
        sketch.Arrow("line", (Weight, Forward - 48), (Weight, Forward - 9));
        sketch.Text(Weight, Forward - 54, weight);
        sketch.Arrow("line", (Sum, Forward - 48), (Sum, Forward - 20));
        sketch.Text(Sum, Forward - 54, $"b_{here}");
        sketch.Arrow("forward", (Sum + 20, Forward), (Function - 18, Forward));
        sketch.Text((Sum + Function) / 2, Forward - 8, $"u_{here}", style: "forward-text");
        sketch.Arrow("forward", (Function + 18, Forward), (Out - 18, Forward));
        sketch.Text(Out, Forward + 5, $"y_{here}", style: "forward-text");

        // Factors that the way back needs.
        sketch.Line("factor", (Weight, Forward + 9), (Weight, Back - 9));
        sketch.Line("factor", (Function, Forward + 18), (Function, Back - 9));
        sketch.Text(Function + 8, (Forward + Back) / 2 + 5, $"∂y_{here}/∂u_{here}", "start", "small");
        sketch.Line("factor", (In - 14, Forward + 8), (In - 14, Product), (Weight - 9, Product));

        // Back.
        sketch.Arrow("back", (Function - 9, Back), (Weight + 9, Back));
        sketch.Text((Sum + Function) / 2, Back - 10, $"δ_{here}", style: "back-text strong");
        sketch.Text(Function - 14, Back + 18, equations[3], "end", "small");

        // The product is one term of the sum over the layer's neurons.
        sketch.Arrow("back", (Weight - 9, Back), (In + 48, Back));
        sketch.Arrow("axis", (Weight - 24, Back + 34), (In + 47, Back + 7));
        sketch.Node(In + 34, Back, 13, "Σ");
        sketch.Arrow("back", (In + 21, Back), (In - 6, Back));
        sketch.Text(In + 52, Back - 40, $"∂y_{before} = Σ_{sum} δ_{sum}·w_{before}{sum}", style: "back-text small");
        sketch.Text(In + 52, Back - 23, equations[2], style: "small");
        sketch.Arrow("back", (Sum - 30, Back), (Sum - 30, Product), (Weight + 9, Product));
        sketch.Arrow("back", (Weight, Product + 9), (Weight, Result - 18));
        sketch.Text(Weight, Result, $"∂{weight} = y_{before}·δ_{here}", style: "back-text");
        sketch.Text(Weight, Result + 18, equations[0], style: "small");
        sketch.Arrow("back", (Sum - 30, Product), (Sum - 30, Product + 20), (Sum + 20, Product + 20), (Sum + 20, Result - 18));
        sketch.Text(Sum + 20, Result, $"∂b_{here} = δ_{here}", style: "back-text");
        sketch.Text(Sum + 20, Result + 18, equations[1], style: "small");

        sketch.Product(Weight, Forward);
        sketch.Node(Sum, Forward, 20, "Σ");
        sketch.Node(Function, Forward, 18, "f");
        sketch.Product(Weight, Back);
        sketch.Product(Function, Back);
        sketch.Product(Weight, Product);

        sketch.Arrow("forward", (456, Result - 7), (488, Result - 7));
        sketch.Text(496, Result - 2, words.Forward, "start", "small");
        sketch.Arrow("back", (602, Result - 7), (570, Result - 7));
        sketch.Text(610, Result - 2, words.Back, "start", "small");
        sketch.Product(472, Result + 17);
        sketch.Text(496, Result + 22, words.Products, "start", "small");
    }
}
