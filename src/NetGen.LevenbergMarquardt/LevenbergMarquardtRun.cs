using System;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace NetGen;

/// <summary>One call of FitLevenbergMarquardt.</summary>
internal sealed class LevenbergMarquardtRun<T>
    where T : unmanaged
{
    /// <summary>Damping so strong that no step is left.</summary>
    private const double MostDamping = 1e300;

    private readonly LeastSquares<T> _squares;
    private readonly IterationLog<T> _log;
    private readonly LevenbergMarquardtOptions<T> _options;
    private readonly double[] _normal;
    private readonly double[] _gradient;
    private readonly double[] _here;
    private readonly double[] _there;
    private readonly DenseMatrix _damped;
    private double _damping;
    private double _growth;

    public LevenbergMarquardtRun(
        INetwork<T> network, Dataset<T> train, IterationLog<T> log, LevenbergMarquardtOptions<T> options)
    {
        (_log, _options) = (log, options);
        _squares = new LeastSquares<T>(network, train);
        int count = _squares.Count;
        _normal = new double[count * count];
        _damped = new DenseMatrix(count, count);
        (_gradient, _here, _there) = (new double[count], new double[count], new double[count]);
    }

    public FitHistory Run()
    {
        _squares.Read(_here);
        double error = _squares.Error();
        if (!double.IsFinite(error))
        {
            throw _log.NotFiniteAtStart();
        }

        _squares.Linearize(_normal, _gradient);
        (_damping, _growth) = (_options.FirstDamping * LargestOnDiagonal(), 2);
        while (_log.MayGoOn())
        {
            if (_squares.LossFactor * Vectors.Norm(_gradient) <= _options.GradientTolerance || !TryStep(ref error))
            {
                return _log.Converged();
            }

            double factor = _squares.LossFactor;
            if (_log.Add(factor * _squares.ErrorAlone, 1 / _damping, factor * Vectors.Norm(_gradient)))
            {
                break;
            }
        }

        return _log.End();
    }

    /// <summary>Steps with growing damping until one helps.</summary>
    /// <returns>False if none does.</returns>
    private bool TryStep(ref double error)
    {
        while (_damping < MostDamping)
        {
            if (Solve() is { } step)
            {
                _here.CopyTo(_there, 0);
                Vectors.AddScaled(_there, 1, step);
                if (_there.AsSpan().SequenceEqual(_here))
                {
                    break;
                }

                _squares.Load(_there);
                double errorThere = _squares.Error();
                double foreseen = ((_damping * Vectors.Dot(step, step)) - Vectors.Dot(step, _gradient)) / 2;
                double gain = (error - errorThere) / foreseen;
                if (errorThere < error)
                {
                    _there.CopyTo(_here, 0);
                    error = errorThere;
                    double shrink = 1 - Math.Pow((2 * gain) - 1, 3);
                    (_damping, _growth) = (_damping * Math.Max(1.0 / 3, shrink), 2);
                    _squares.Linearize(_normal, _gradient);
                    return true;
                }
            }

            (_damping, _growth) = (_damping * _growth, _growth * 2);
        }

        _squares.Load(_here);
        return false;
    }

    /// <returns>h of (JᵀJ + μ·I)·h = −Jᵀr; null where rounding has made the matrix singular.</returns>
    private double[]? Solve()
    {
        int count = _squares.Count;
        _normal.CopyTo(_damped.Values, 0);
        for (int n = 0; n < count; n++)
        {
            _damped.Values[(n * count) + n] += _damping;
        }

        try
        {
            Cholesky<double> factors = _damped.Cholesky();
            Vector<double> step = factors.Solve(new DenseVector(_gradient));
            step.Negate(step);
            return step.AsArray() is { } values && Array.TrueForAll(values, double.IsFinite) ? values : null;
        }
        catch (ArgumentException)
        {
            // Not positive definite: more damping helps.
            return null;
        }
    }

    private double LargestOnDiagonal()
    {
        double largest = 0;
        for (int n = 0; n < _squares.Count; n++)
        {
            largest = Math.Max(largest, _normal[(n * _squares.Count) + n]);
        }

        return largest > 0 ? largest : 1;
    }
}
