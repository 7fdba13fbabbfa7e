using System;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>The mean of E over rows of data, as a function of single weights of a network.</summary>
internal sealed class ErrorOfWeights<T>
    where T : unmanaged
{
    private readonly ParameterAccess<T> _network;
    private readonly Func<double> _mean;
    private readonly Func<T[]>? _gradients;
    private readonly T[] _parameters;
    private readonly T[] _moved;
    private readonly DifferenceSteps _steps = DifferenceSteps.For<T>();

    private ErrorOfWeights(ParameterAccess<T> network, Func<double> mean, Func<T[]>? gradients)
    {
        (_network, _mean, _gradients) = (network, mean, gradients);
        _parameters = network.Copy();
        _moved = (T[])_parameters.Clone();
    }

    public NetworkTopology Topology => _network.Topology;

#if HAS_SPAN
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public static ErrorOfWeights<T> Of(IPredictor<T> network, Dataset<T> data)
    {
        ParameterAccess<T> access = ParameterAccess<T>.Of(network);
        DataChecks.Targets(network.Topology, data, nameof(data));
        return new ErrorOfWeights<T>(
            access,
            () => Losses.Mean(network, data),
            network is INetwork<T> withGradients ? () => Gradients(withGradients, data) : null);
    }

    private static T[] Gradients(INetwork<T> network, Dataset<T> data)
    {
        var mean = new MeanGradient<T>(network, data);
        mean.Backward(new BatchSource<T>(data, data.Count, shuffle: false, seed: 0).Take(0, 0));
        return mean.Values;
    }
#endif

    /// <exception cref="ArgumentException">The rows are not whole, or there are none.</exception>
    public static ErrorOfWeights<T> Of(IArrayPredictor<T> network, T[] inputs, T[] targets)
    {
        ParameterAccess<T> access = ParameterAccess<T>.Of(network);
        _ = inputs ?? throw new ArgumentNullException(nameof(inputs));
        _ = targets ?? throw new ArgumentNullException(nameof(targets));
        CompilerServices.Guard.SomeRows(
            inputs.Length, network.Topology.Inputs, nameof(inputs),
            targets.Length, network.Topology.Outputs, nameof(targets));
        return new ErrorOfWeights<T>(
            access,
            () => Wide(network.Evaluate(inputs, targets)),
            network is IArrayNetwork<T> withGradients ? () => Gradients(withGradients, inputs, targets) : null);
    }

    private static T[] Gradients(IArrayNetwork<T> network, T[] inputs, T[] targets)
    {
        var gradients = new T[network.Topology.ParameterCount];
        network.BackwardBatch(inputs, targets);
        network.CopyGradientsTo(gradients);
        return gradients;
    }

    /// <summary>The weight as it is.</summary>
    public double this[WeightPlace place] => Wide(_parameters[place.Index]);

    /// <summary>Values around a weight that the network's precision has, evenly spaced.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such range, or it has too few points.</exception>
    /// <exception cref="InvalidOperationException">The weight is not finite.</exception>
    public double[] Around(WeightPlace place, double reach, int points)
    {
        double at = this[place];
        if (!Finite.Is(at))
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{place.Name} is {at}, so E cannot be drawn around it. Call Initialize(seed), or load parameters."));
        }

        if (!(reach > 0) || !Finite.Is(_steps.Round(at - reach)) || !Finite.Is(_steps.Round(at + reach)))
        {
            throw new ArgumentOutOfRangeException(nameof(reach), FormattableString.Invariant(
                $"reach is {reach}; it must be a positive number, such as 4. E is drawn from w − reach to w + reach."));
        }

        if (points < 3)
        {
            throw new ArgumentOutOfRangeException(nameof(points), FormattableString.Invariant(
                $"points is {points}; it must be at least 3: both ends and one between them."));
        }

        return Enumerable.Range(0, points)
            .Select(n => _steps.Round(at + (reach * (((2.0 * n) / (points - 1)) - 1)))).ToArray();
    }

    /// <summary>Measures, and gives the network its parameters back.</summary>
    public TResult Restoring<TResult>(Func<TResult> measure)
    {
        try
        {
            return measure();
        }
        finally
        {
            _network.Load(_parameters);
        }
    }

    /// <summary>E with the network as it is.</summary>
    /// <exception cref="InvalidOperationException">It is not finite.</exception>
    public double Here()
    {
        double error = _mean();
        return Finite.Is(error)
            ? error
            : throw new InvalidOperationException(
                $"The mean of E over the data is {error.ToString(CultureInfo.InvariantCulture)}, so it has no slope. "
                + "Take data and parameters of ordinary size: Standardizer scales inputs, Initialize(seed) draws "
                + "parameters.");
    }

    /// <summary>E with one weight moved. Others that were moved before stay where they are.</summary>
    public double With(WeightPlace place, double value)
    {
        Move(place, value);
        return _mean();
    }

    public void Move(WeightPlace place, double value)
    {
        _moved[place.Index] = typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;
        _network.Load(_moved);
    }

    /// <summary>
    /// ∂E/∂w of these weights where the network is: by back-propagation, or, if the network keeps no such gradients, by
    /// central differences.
    /// </summary>
    public double[] Slopes(double error, params WeightPlace[] places)
    {
        if (_gradients is not null && places.All(place => Topology.Trainable[place.Layer]))
        {
            T[] all = _gradients();
            return places.Select(place => Wide(all[place.Index])).ToArray();
        }

        return places.Select(place =>
        {
            double at = this[place];
            double slope = Slope.Of(value => With(place, value), at, error, _steps).Value;
            Move(place, at);
            return slope;
        }).ToArray();
    }

    private static double Wide(T value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
