namespace NetGen.Docs.Equations;

/// <summary>
/// The forward pass as the chapter writes it, apart from the generated code, and its slopes by central differences. Each
/// slope moves one quantity, and computes only what comes after it.
/// </summary>
internal sealed class ByHand
{
    public static readonly double[] X = [0.75, -0.5], T = [0.25, -1];

    private readonly double[] _hiddenWeights, _hiddenBiases, _hiddenSums, _hidden;
    private readonly double[] _outputWeights, _outputBiases, _outputSums, _outputs;

    public ByHand()
    {
        Network = new TwoOutputs(seed: 1);
        for (int j = 0; j < 3; j++)
        {
            Network.HiddenLayer.Biases[j] = 0.1 * (j + 1);
        }

        Network.Forward(X);
        Network.Backward(T);
        (_hiddenWeights, _hiddenBiases) = (Flat(Network.HiddenLayer.Weights), Network.HiddenLayer.Biases.ToArray());
        (_outputWeights, _outputBiases) = (Flat(Network.OutputLayer.Weights), Network.OutputLayer.Biases.ToArray());
        _hiddenSums = Sums(X, _hiddenWeights, _hiddenBiases);
        _hidden = [.. _hiddenSums.Select(Sigmoid)];
        _outputSums = Sums(_hidden, _outputWeights, _outputBiases);
        _outputs = [.. _outputSums];
    }

    /// <summary>After Forward and Backward with X and T.</summary>
    public TwoOutputs Network { get; }

    public double ErrorOverOutput(int k) => Slope(OfOutputs, _outputs, k);

    public double OutputOverSum(int k) => Slope(sums => sums[k], _outputSums, k);

    public double ErrorOverOutputSum(int k) => Slope(OfOutputSums, _outputSums, k);

    public double OutputSumOverWeight(int j, int k) =>
        Slope(weights => Sums(_hidden, weights, _outputBiases)[k], _outputWeights, (j * T.Length) + k);

    public double OutputSumOverBias(int k) => Slope(biases => Sums(_hidden, _outputWeights, biases)[k], _outputBiases, k);

    public double OutputSumOverHidden(int j, int r) =>
        Slope(hidden => Sums(hidden, _outputWeights, _outputBiases)[r], _hidden, j);

    public double ErrorOverOutputWeight(int j, int k) => Slope(
        weights => OfOutputSums(Sums(_hidden, weights, _outputBiases)), _outputWeights, (j * T.Length) + k);

    public double ErrorOverHidden(int j) => Slope(OfHidden, _hidden, j);

    public double HiddenOverSum(int j) => Slope(sums => Sigmoid(sums[j]), _hiddenSums, j);

    public double ErrorOverHiddenSum(int j) => Slope(OfHiddenSums, _hiddenSums, j);

    public double HiddenSumOverWeight(int i, int j) =>
        Slope(weights => Sums(X, weights, _hiddenBiases)[j], _hiddenWeights, (i * _hidden.Length) + j);

    public double HiddenSumOverBias(int j) => Slope(biases => Sums(X, _hiddenWeights, biases)[j], _hiddenBiases, j);

    public double ErrorOverHiddenWeight(int i, int j) => Slope(
        weights => OfHiddenSums(Sums(X, weights, _hiddenBiases)), _hiddenWeights, (i * _hidden.Length) + j);

    public double ErrorOverInput(int i) => Slope(x => OfHiddenSums(Sums(x, _hiddenWeights, _hiddenBiases)), X, i);

    /// <summary>E = ½·Σ_k (y_k − t_k)²</summary>
    private static double OfOutputs(double[] outputs) =>
        outputs.Select((y, k) => 0.5 * (y - T[k]) * (y - T[k])).Sum();

    /// <summary>y_k = u_k</summary>
    private static double OfOutputSums(double[] sums) => OfOutputs(sums);

    private double OfHidden(double[] hidden) => OfOutputSums(Sums(hidden, _outputWeights, _outputBiases));

    private double OfHiddenSums(double[] sums) => OfHidden([.. sums.Select(Sigmoid)]);

    private static double Sigmoid(double u) => 1 / (1 + Math.Exp(-u));

    /// <summary>u_j = Σ_i y_i·w_ij + b_j</summary>
    private static double[] Sums(double[] before, double[] weights, double[] biases) =>
        [.. biases.Select((bias, j) => before.Select((y, i) => y * weights[(i * biases.Length) + j]).Sum() + bias)];

    private static double Slope(Func<double[], double> function, double[] at, int n)
    {
        const double Step = 1e-5;
        double[] above = [.. at], below = [.. at];
        above[n] += Step;
        below[n] -= Step;
        return (function(above) - function(below)) / (2 * Step);
    }

    private static double[] Flat(MatrixView<double> matrix) =>
        [.. Enumerable.Range(0, matrix.Rows * matrix.Columns).Select(n => matrix[n / matrix.Columns, n % matrix.Columns])];
}
