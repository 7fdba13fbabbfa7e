using Xunit;

namespace NetGen.Docs.Equations;

/// <summary>
/// Each equation of the chapter, on a network 2-3-2: what the generated code computes on one side, and on the other the
/// equation, whose slopes are differences of a forward pass by hand.
/// </summary>
public sealed class ChapterTests
{
    private const double Near = 1e-8;

    private readonly ByHand _hand = new();

    private TwoOutputs Network => _hand.Network;

    private LayerView<double> Hidden => Network.HiddenLayer;

    private LayerView<double> Output => Network.OutputLayer;

    /// <summary>∂w_jk = ∂E/∂u_k · ∂u_k/∂w_jk, and it is the slope of E over w_jk.</summary>
    [Fact]
    public void Equation_5_5() => ForEach(3, 2, (j, k) =>
    {
        Assert.Equal(_hand.ErrorOverOutputSum(k) * _hand.OutputSumOverWeight(j, k), Output.WeightGradients[j, k], Near);
        Assert.Equal(_hand.ErrorOverOutputWeight(j, k), Output.WeightGradients[j, k], Near);
    });

    /// <summary>∂u_k/∂w_jk = y_j</summary>
    [Fact]
    public void Equation_5_6() => ForEach(3, 2, (j, k) =>
        Assert.Equal(_hand.OutputSumOverWeight(j, k), Hidden.Outputs[j], Near));

    /// <summary>δ_k = ∂E/∂u_k = ∂E/∂y_k · ∂y_k/∂u_k</summary>
    [Fact]
    public void Equation_5_7() => ForEach(2, k =>
    {
        Assert.Equal(_hand.ErrorOverOutputSum(k), Output.Deltas[k], Near);
        Assert.Equal(_hand.ErrorOverOutput(k) * _hand.OutputOverSum(k), Output.Deltas[k], Near);
    });

    /// <summary>∂b_k = ∂E/∂u_k · ∂u_k/∂b_k</summary>
    [Fact]
    public void Equation_5_8() => ForEach(2, k =>
    {
        Assert.Equal(1, _hand.OutputSumOverBias(k), Near);
        Assert.Equal(_hand.ErrorOverOutputSum(k) * _hand.OutputSumOverBias(k), Output.BiasGradients[k], Near);
    });

    /// <summary>∂y_j = Σ_r ∂E/∂u_r · ∂u_r/∂y_j, and it is the slope of E over y_j.</summary>
    [Fact]
    public void Equation_5_9() => ForEach(3, j =>
    {
        double sum = Enumerable.Range(0, 2).Sum(r => _hand.ErrorOverOutputSum(r) * _hand.OutputSumOverHidden(j, r));
        Assert.Equal(sum, Hidden.OutputGradients[j], Near);
        Assert.Equal(_hand.ErrorOverHidden(j), Hidden.OutputGradients[j], Near);
    });

    /// <summary>∂w_ij = ∂E/∂u_j · ∂u_j/∂w_ij, and it is the slope of E over w_ij.</summary>
    [Fact]
    public void Equation_5_10() => ForEach(2, 3, (i, j) =>
    {
        Assert.Equal(_hand.ErrorOverHiddenSum(j) * _hand.HiddenSumOverWeight(i, j), Hidden.WeightGradients[i, j], Near);
        Assert.Equal(_hand.ErrorOverHiddenWeight(i, j), Hidden.WeightGradients[i, j], Near);
    });

    /// <summary>∂u_j/∂w_ij = y_i</summary>
    [Fact]
    public void Equation_5_11() => ForEach(2, 3, (i, j) =>
    {
        Assert.Equal(_hand.HiddenSumOverWeight(i, j), ByHand.X[i], Near);
        Assert.Equal(_hand.HiddenSumOverWeight(i, j) * Hidden.Deltas[j], Hidden.WeightGradients[i, j], Near);
    });

    /// <summary>∂E/∂u_j = ∂E/∂y_j · ∂y_j/∂u_j</summary>
    [Fact]
    public void Equation_5_12() => ForEach(3, j =>
    {
        Assert.Equal(_hand.ErrorOverHidden(j) * _hand.HiddenOverSum(j), _hand.ErrorOverHiddenSum(j), Near);
        Assert.Equal(_hand.ErrorOverHidden(j) * _hand.HiddenOverSum(j), Hidden.Deltas[j], Near);
    });

    /// <summary>δ_j = ∂E/∂u_j = ∂y_j · ∂y_j/∂u_j</summary>
    [Fact]
    public void Equation_5_13() => ForEach(3, j =>
    {
        Assert.Equal(_hand.ErrorOverHiddenSum(j), Hidden.Deltas[j], Near);
        Assert.Equal(Hidden.OutputGradients[j] * _hand.HiddenOverSum(j), Hidden.Deltas[j], Near);
    });

    /// <summary>∂b_j = ∂E/∂u_j · ∂u_j/∂b_j</summary>
    [Fact]
    public void Equation_5_14() => ForEach(3, j =>
    {
        Assert.Equal(1, _hand.HiddenSumOverBias(j), Near);
        Assert.Equal(_hand.ErrorOverHiddenSum(j) * _hand.HiddenSumOverBias(j), Hidden.BiasGradients[j], Near);
    });

    /// <summary>δ_k = ∂E/∂y_k · ∂y_k/∂u_k, with ∂E/∂y_k as the code has it.</summary>
    [Fact]
    public void Equation_5_15() => ForEach(2, k =>
        Assert.Equal(Output.OutputGradients[k] * _hand.OutputOverSum(k), Output.Deltas[k], Near));

    /// <summary>∂w_jk = y_j·δ_k</summary>
    [Fact]
    public void Equation_5_16() => ForEach(3, 2, (j, k) =>
        Assert.Equal(Hidden.Outputs[j] * Output.Deltas[k], Output.WeightGradients[j, k]));

    /// <summary>∂b_k = δ_k</summary>
    [Fact]
    public void Equation_5_17() => ForEach(2, k => Assert.Equal(Output.Deltas[k], Output.BiasGradients[k]));

    /// <summary>∂y_j = Σ_r δ_r·w_jr</summary>
    [Fact]
    public void Equation_5_18() => ForEach(3, j => Assert.Equal(
        Enumerable.Range(0, 2).Sum(r => Output.Deltas[r] * Output.Weights[j, r]), Hidden.OutputGradients[j], 1e-15));

    /// <summary>δ_j = ∂y_j · ∂y_j/∂u_j</summary>
    [Fact]
    public void Equation_5_19() => ForEach(3, j =>
        Assert.Equal(_hand.ErrorOverHidden(j) * _hand.HiddenOverSum(j), Hidden.Deltas[j], Near));

    /// <summary>∂w_ij = y_i·δ_j</summary>
    [Fact]
    public void Equation_5_20() => ForEach(2, 3, (i, j) =>
        Assert.Equal(ByHand.X[i] * Hidden.Deltas[j], Hidden.WeightGradients[i, j]));

    /// <summary>∂b_j = δ_j</summary>
    [Fact]
    public void Equation_5_21() => ForEach(3, j => Assert.Equal(Hidden.Deltas[j], Hidden.BiasGradients[j]));

    /// <summary>∂y_i = Σ_q δ_q·w_iq, and it is the slope of E over y_i.</summary>
    [Fact]
    public void Equation_5_22() => ForEach(2, i =>
    {
        double sum = Enumerable.Range(0, 3).Sum(q => Hidden.Deltas[q] * Hidden.Weights[i, q]);
        Assert.Equal(sum, Network.InputGradients[i], 1e-15);
        Assert.Equal(_hand.ErrorOverInput(i), Network.InputGradients[i], Near);
    });

    /// <summary>δ_k = ∂E/∂y_k · ∂y_k/∂u_k, which is y_k − t_k for sum of squares and identity.</summary>
    [Fact]
    public void Equation_5_23() => ForEach(2, k =>
    {
        Assert.Equal(_hand.ErrorOverOutput(k) * _hand.OutputOverSum(k), Output.Deltas[k], Near);
        Assert.Equal(Output.Outputs[k] - ByHand.T[k], Output.Deltas[k]);
    });

    /// <summary>∂E/∂y_k = y_k − t_k</summary>
    [Fact]
    public void Equation_5_24() => ForEach(2, k =>
    {
        Assert.Equal(Output.Outputs[k] - ByHand.T[k], Output.OutputGradients[k]);
        Assert.Equal(_hand.ErrorOverOutput(k), Output.OutputGradients[k], Near);
    });

    /// <summary>δ_j = ∂y_j · ∂y_j/∂u_j, which is ∂y_j·(1 − y_j)·y_j for the sigmoid.</summary>
    [Fact]
    public void Equation_5_26() => ForEach(3, j =>
    {
        double y = Hidden.Outputs[j];
        Assert.Equal(_hand.HiddenOverSum(j), (1 - y) * y, Near);
        Assert.Equal(Hidden.OutputGradients[j] * (1 - y) * y, Hidden.Deltas[j]);
    });

    private static void ForEach(int count, Action<int> check) =>
        Assert.All(Enumerable.Range(0, count), check);

    private static void ForEach(int rows, int columns, Action<int, int> check) =>
        ForEach(rows, row => ForEach(columns, column => check(row, column)));
}
