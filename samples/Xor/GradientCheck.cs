namespace NetGen.Samples.XorSample;

/// <summary>
/// Compares every ∂E/∂w, ∂E/∂b and ∂E/∂y_i with (E(w + h) − E(w − h)) / 2h, which knows no back-propagation.
/// </summary>
internal static class GradientCheck
{
    /// <summary>Small enough for the h² that the formula leaves out, large enough for the digits of E.</summary>
    private const double Step = 1e-5;

    public static Table Show(Xor network, double[] x, double[] t, out double largest)
    {
        double[] gradients = new double[Xor.ParameterCount];
        double[] parameters = new double[Xor.ParameterCount];
        network.Forward(x);
        network.Backward(t);
        network.CopyGradientsTo(gradients);
        network.CopyParametersTo(parameters);
        double[] inputGradients = network.InputGradients.ToArray();

        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns("", "back-propagation", "central difference")
            .AddColumn(new TableColumn("apart by").RightAligned());
        largest = 0;
        for (int p = 0; p < parameters.Length; p++)
        {
            double difference = Difference(parameters, p, () =>
            {
                network.LoadParameters(parameters);
                return network.Evaluate(x, t);
            });
            largest = Math.Max(largest, AddRow(table, Name(p), gradients[p], difference));
        }

        network.LoadParameters(parameters);
        for (int i = 0; i < x.Length; i++)
        {
            double difference = Difference(x, i, () => network.Evaluate(x, t));
            largest = Math.Max(largest, AddRow(table, $"∂y_{i + 1}", inputGradients[i], difference));
        }

        return table;
    }

    private static double Difference(double[] values, int index, Func<double> error)
    {
        double kept = values[index];
        values[index] = kept + Step;
        double above = error();
        values[index] = kept - Step;
        double below = error();
        values[index] = kept;
        return (above - below) / (2 * Step);
    }

    private static double AddRow(Table table, string name, double gradient, double difference)
    {
        double apart = Math.Abs(gradient - difference);
        table.AddRow(name, Values.LongText(gradient), Values.LongText(difference), $"{apart:0.0E+00}");
        return apart;
    }

    /// <summary>Canonical order: layer by layer, weights [fan-in, fan-out] row by row, then biases.</summary>
    private static string Name(int parameter)
    {
        int p = parameter;
        foreach (LayerTopology layer in Xor.Topology.Layers)
        {
            int weights = layer.FanIn * layer.FanOut;
            string letters = layer == Xor.Topology.Layers[^1] ? "jk" : "ij";
            if (p < weights)
            {
                (int row, int column) = Math.DivRem(p, layer.FanOut);
                return $"∂w_{letters}  {letters[0]} = {row + 1}, {letters[1]} = {column + 1}";
            }

            p -= weights;
            if (p < layer.FanOut)
            {
                return $"∂b_{letters[1]}   {letters[1]} = {p + 1}";
            }

            p -= layer.FanOut;
        }

        throw new ArgumentOutOfRangeException(nameof(parameter));
    }
}
