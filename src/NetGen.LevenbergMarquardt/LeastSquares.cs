using System;
using System.Linq;

namespace NetGen;

/// <summary>
/// The residuals r = y − t of a dataset and their derivatives, summed up into what a step needs; L2 adds to both.
/// </summary>
internal sealed class LeastSquares<T>
    where T : unmanaged
{
    private readonly INetwork<T> _network;
    private readonly Dataset<T> _dataset;
    private readonly PenaltyTerm _penalty;
    private readonly double _share;
    /// <summary>Where the parameters that learn stand, in canonical order.</summary>
    private readonly int[] _learning;
    private readonly T[] _parameters;
    private readonly T[] _outputs;
    private readonly T[] _targets;
    private readonly T[] _row;
    private readonly double[] _derivatives;
    private readonly double[] _wide;
    private readonly double[] _slopes;
    private readonly double[] _curvatures;

    public LeastSquares(INetwork<T> network, Dataset<T> dataset)
    {
        (_network, _dataset) = (network, dataset);
        int all = network.Topology.ParameterCount;
        _learning =
        [
            .. network.Topology.TrainableLayers
                .SelectMany(one => Enumerable.Range(one.Start, one.Layer.ParameterCount)),
        ];
        _parameters = new T[all];
        network.CopyParametersTo(_parameters);
        _wide = new double[all];
        _penalty = new PenaltyTerm(network.Topology);

        // The network's E of a row is ½·Σ(y − t)², or the mean of (y − t)².
        LossFactor = network.Topology.Loss == Loss.MeanSquaredError ? 2.0 / dataset.TargetCount : 1;
        _share = 1 / LossFactor;
        _slopes = new double[all];
        _curvatures = new double[all];
        _penalty.AddCurvature(_share, _curvatures);
        _outputs = new T[dataset.Count * dataset.TargetCount];
        _targets = new T[dataset.TargetCount];
        _row = new T[all];
        _derivatives = new double[Count];
    }

    /// <summary>The number of parameters that learn.</summary>
    public int Count => _learning.Length;

    /// <summary>The network's E over ½·Σ(y − t)².</summary>
    public double LossFactor { get; }

    /// <summary>½·Σ weight·r²/N of the last call, without the penalty.</summary>
    public double ErrorAlone { get; private set; }

    public void Read(double[] parameters)
    {
        _network.CopyParametersTo(_parameters);
        for (int n = 0; n < Count; n++)
        {
            parameters[n] = Real.ToDouble(_parameters[_learning[n]]);
        }
    }

    public void Load(double[] parameters)
    {
        for (int n = 0; n < Count; n++)
        {
            _parameters[_learning[n]] = Real.Of<T>(parameters[n]);
        }

        _network.LoadParameters(_parameters);
    }

    /// <returns>½·Σ weight·r²/N and the penalty at the network's parameters.</returns>
    public double Error()
    {
        _network.PredictBatch(_dataset.Inputs, _outputs);
        double sum = 0;
        for (int row = 0; row < _dataset.Count; row++)
        {
            double squares = 0;
            for (int k = 0; k < _dataset.TargetCount; k++)
            {
                double residual = Residual(_outputs[(row * _dataset.TargetCount) + k], row, k);
                squares += residual * residual;
            }

            sum += _dataset.Weight(row) * squares;
        }

        ErrorAlone = sum / (2 * _dataset.Count);
        return _penalty.Exists ? ErrorAlone + (_share * _penalty.At(AllParameters())) : ErrorAlone;
    }

    /// <summary>
    /// Leaves JᵀJ/N (its lower triangle) and Jᵀr/N, column by column, each row by its weight; both with the penalty's.
    /// </summary>
    public void Linearize(double[] normal, double[] gradient)
    {
        Array.Clear(normal, 0, normal.Length);
        Array.Clear(gradient, 0, gradient.Length);
        for (int row = 0; row < _dataset.Count; row++)
        {
            double weight = _dataset.Weight(row) / _dataset.Count;
            _network.Forward(_dataset.Input(row)).CopyTo(_outputs);
            for (int k = 0; k < _dataset.TargetCount; k++)
            {
                Differentiate(k);
                Vectors.AddScaled(gradient, weight * Residual(_outputs[k], row, k), _derivatives);
                for (int column = 0; column < Count; column++)
                {
                    double factor = weight * _derivatives[column];
                    Vectors.AddScaled(
                        normal.AsSpan((column * Count) + column, Count - column), factor, _derivatives.AsSpan(column));
                }
            }
        }

        if (_penalty.Exists)
        {
            AddPenalty(normal, gradient);
        }
    }

    private void AddPenalty(double[] normal, double[] gradient)
    {
        Array.Clear(_slopes, 0, _slopes.Length);
        _penalty.AddGradient(AllParameters(), _share, _slopes);
        for (int n = 0; n < Count; n++)
        {
            gradient[n] += _slopes[_learning[n]];
            normal[(n * Count) + n] += _curvatures[_learning[n]];
        }
    }

    private double[] AllParameters()
    {
        _network.CopyParametersTo(_parameters);
        Real.Widen<T>(_parameters, _wide);
        return _wide;
    }

    private double Residual(T output, int row, int k) =>
        Real.ToDouble(output) - Real.ToDouble(_dataset.Target(row)[k]);

    /// <summary>
    /// ∂y_k by all parameters that learn. Where the targets are the outputs, but for t_k = y_k − 1, the gradient of
    /// ½·Σ(y − t)² is that of y_k; another factor of the loss, and the rounding of y_k − 1, are divided out.
    /// </summary>
    private void Differentiate(int k)
    {
        _outputs.AsSpan(0, _targets.Length).CopyTo(_targets);
        _targets[k] = Real.Of<T>(Real.ToDouble(_outputs[k]) - Distance(_outputs[k]));
        double difference = Real.ToDouble(_outputs[k]) - Real.ToDouble(_targets[k]);
        difference *= LossFactor;
        _network.Backward(_targets);
        _network.CopyGradientsTo(_row);
        for (int n = 0; n < Count; n++)
        {
            _derivatives[n] = Real.ToDouble(_row[_learning[n]]);
        }

        Vectors.Scale(_derivatives, 1 / difference);
    }

    /// <summary>1; larger if the output is so large that adding 1 would change nothing.</summary>
    private static double Distance(T output) => Math.Max(1, Math.Abs(Real.ToDouble(output)));
}
