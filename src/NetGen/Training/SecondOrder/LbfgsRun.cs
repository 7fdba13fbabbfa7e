using System;

namespace NetGen;

/// <summary>One call of FitLbfgs.</summary>
internal sealed class LbfgsRun<T>
    where T : unmanaged
{
    private readonly Objective<T> _objective;
    private readonly IterationLog<T> _log;
    private readonly LbfgsOptions<T> _options;
    private readonly StepMemory _memory;
    private readonly double[] _direction;
    private double[] _here;
    private double[] _gradient;
    private double[] _there;
    private double[] _gradientThere;
    private double _lossThere;
    private double _errorThere;

    public LbfgsRun(Objective<T> objective, IterationLog<T> log, LbfgsOptions<T> options)
    {
        (_objective, _log, _options) = (objective, log, options);
        int count = objective.Count;
        _memory = new StepMemory(options.Memory, count);
        (_direction, _here, _there) = (new double[count], new double[count], new double[count]);
        (_gradient, _gradientThere) = (new double[count], new double[count]);
    }

    public FitHistory Run()
    {
        var search = new LineSearch(TryStep);
        _objective.Read(_here);
        double loss = _objective.At(_here, _gradient);
        if (!double.IsFinite(loss))
        {
            throw _log.NotFiniteAtStart();
        }

        while (_log.MayGoOn())
        {
            double norm = Vectors.Norm(_gradient);
            if (norm <= _options.GradientTolerance)
            {
                return _log.Converged();
            }

            double length = Step(search, loss, norm);
            if (length == 0)
            {
                // Nowhere along this direction is it lower: what is remembered misleads, or this is as low as it gets.
                _objective.Load(_here);
                if (_memory.Count == 0)
                {
                    return _log.Converged();
                }

                _memory.Clear();
                continue;
            }

            _memory.Add(_here, _there, _gradient, _gradientThere);
            (_here, _there, _gradient, _gradientThere) = (_there, _here, _gradientThere, _gradient);
            loss = _lossThere;
            if (_log.Add(_errorThere, length, Vectors.Norm(_gradient)))
            {
                break;
            }
        }

        return _log.End();
    }

    /// <returns>The length of the step; 0 if there is none that helps.</returns>
    private double Step(LineSearch search, double loss, double norm)
    {
        _memory.Direction(_gradient, _direction);
        double slope = Vectors.Dot(_gradient, _direction);
        if (!(slope < 0))
        {
            return 0;
        }

        // With curvature known, 1 is right as a rule; without, a step of length 1 at most.
        return search.Find(loss, slope, _memory.Count > 0 ? 1 : Math.Min(1, 1 / norm));
    }

    private (double Value, double Slope) TryStep(double length)
    {
        _here.CopyTo(_there, 0);
        Vectors.AddScaled(_there, length, _direction);
        _lossThere = _objective.At(_there, _gradientThere);
        _errorThere = _objective.Error;
        return (_lossThere, Vectors.Dot(_gradientThere, _direction));
    }
}
