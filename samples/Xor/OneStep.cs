namespace NetGen.Samples.XorSample;

/// <summary>Every value of one forward and one backward pass, beside its equation.</summary>
internal static class OneStep
{
    public static Table Show(Xor network, double[] x, double[] t)
    {
        double y = network.Forward(x)[0];
        double error = network.Backward(t);
        LayerView<double> hidden = network.HiddenLayer;
        LayerView<double> output = network.OutputLayer;

        return new Table().Border(TableBorder.Rounded).ShowRowSeparators()
            .AddColumns("", "equation", "values")
            .AddRow("", "y_i = x_i", Values.Text(x))
            .AddRow("", "w_ij", Values.Text(hidden.Weights))
            .AddRow("", "b_j", Values.Text(hidden.Biases))
            .AddRow("", "u_j = Σ_i y_i·w_ij + b_j", Values.Text(hidden.Sums))
            .AddRow("", "y_j = 1 / (1 + e^(−u_j))", Values.Text(hidden.Outputs))
            .AddRow("", "w_jk", Values.Column(output.Weights))
            .AddRow("", "b_k", Values.Text(output.Biases))
            .AddRow("", "u_k = Σ_j y_j·w_jk + b_k", Values.Text(output.Sums))
            .AddRow("", "y_k = u_k", Values.Text(y))
            .AddRow("", "t_k", Values.Text(t))
            .AddRow("", "E = ½·Σ_k (y_k − t_k)²", Values.Text(error))
            .AddRow("(5-24)", "∂y_k = ∂E/∂y_k = y_k − t_k", Values.Text(output.OutputGradients))
            .AddRow("(5-15)", "δ_k = ∂E/∂y_k · ∂y_k/∂u_k\n    = y_k − t_k", Values.Text(output.Deltas))
            .AddRow("(5-16)", "∂w_jk = y_j·δ_k", Values.Column(output.WeightGradients))
            .AddRow("(5-17)", "∂b_k = δ_k", Values.Text(output.BiasGradients))
            .AddRow("(5-18)", "∂y_j = Σ_r δ_r·w_jr", Values.Text(hidden.OutputGradients))
            .AddRow("(5-19)", "δ_j = ∂y_j · ∂y_j/∂u_j\n    = ∂y_j·(1 − y_j)·y_j", Values.Text(hidden.Deltas))
            .AddRow("(5-20)", "∂w_ij = y_i·δ_j", Values.Text(hidden.WeightGradients))
            .AddRow("(5-21)", "∂b_j = δ_j", Values.Text(hidden.BiasGradients))
            .AddRow("(5-22)", "∂y_i = Σ_q δ_q·w_iq", Values.Text(network.InputGradients));
    }
}
