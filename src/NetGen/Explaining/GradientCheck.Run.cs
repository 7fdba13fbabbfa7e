using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <content>How a network is checked.</content>
public sealed partial class GradientCheck
{
#if HAS_SPAN
    /// <inheritdoc cref="Run{T}(IArrayNetwork{T}, T[], T[])"/>
    public static GradientCheck Run<T>(INetwork<T> network, ReadOnlySpan<T> x, ReadOnlySpan<T> t)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        return new CheckedNetwork<T>(
            network.Topology,
            parameters => network.CopyParametersTo(parameters),
            parameters => network.LoadParameters(parameters),
            (row, targets) =>
            {
                network.Forward(row);
                return network.Backward(targets);
            },
            gradients => network.CopyGradientsTo(gradients),
            network is IInputGradients<T> withInputs ? () => withInputs.InputGradients.ToArray() : null)
            .Check(x.ToArray(), t.ToArray());
    }
#endif

    /// <summary>Compares the gradients of one sample with central differences.</summary>
    /// <remarks>
    /// Parameters and optimizer state are afterwards what they were, to the bit, also if this method throws. y, δ and
    /// the gradients are those of Forward(x) and Backward(t). Layers that do not learn have no gradients and are left
    /// out. No other thread may use the network meanwhile.
    /// </remarks>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">
    /// Any network that keeps gradients. Frozen networks, and those with <c>Gradients = false</c>, have none.
    /// </param>
    /// <param name="x">l inputs.</param>
    /// <param name="t">n targets.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, a value or a parameter is not finite, or the loss is not defined on these targets. The
    /// network is unchanged.
    /// </exception>
    /// <exception cref="InvalidOperationException">E is not finite for this sample, so it has no slope.</exception>
    public static GradientCheck Run<T>(IArrayNetwork<T> network, T[] x, T[] t)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        _ = x ?? throw new ArgumentNullException(nameof(x));
        _ = t ?? throw new ArgumentNullException(nameof(t));
        return new CheckedNetwork<T>(
            network.Topology,
            network.CopyParametersTo,
            network.LoadParameters,
            (row, targets) =>
            {
                network.Forward(row);
                return network.Backward(targets);
            },
            network.CopyGradientsTo,
            network is IArrayInputGradients<T> withInputs ? () => (T[])withInputs.InputGradients.Clone() : null)
            .Check((T[])x.Clone(), (T[])t.Clone());
    }

    /// <summary>What the check needs of a network, whether its rows are spans or arrays.</summary>
    private sealed class CheckedNetwork<T>(
        NetworkTopology topology,
        Action<T[]> copyParameters,
        Action<T[]> loadParameters,
        Func<T[], T[], T> backward,
        Action<T[]> copyGradients,
        Func<T[]>? inputGradients)
        where T : unmanaged
    {
        private readonly DifferenceSteps _steps = DifferenceSteps.For<T>();

        public GradientCheck Check(T[] x, T[] t)
        {
            var parameters = new T[topology.ParameterCount];
            copyParameters(parameters);
            SampleChecks.Check(topology, Wide(x), Wide(t), Wide(parameters), _steps.Tolerance);
            double error = Wide(backward(x, t));
            if (!Finite.Is(error))
            {
                throw new InvalidOperationException(
                    $"E of this sample is {error.ToString(CultureInfo.InvariantCulture)}, so it has no slope to "
                    + "compare with. Take inputs and parameters of ordinary size: Standardizer scales inputs, "
                    + "Initialize(seed) draws parameters.");
            }

            var gradients = new T[parameters.Length];
            copyGradients(gradients);
            T[] ofInputs = inputGradients?.Invoke() ?? Array.Empty<T>();
            List<GradientCheckEntry> entries = Parameters(parameters, gradients, x, t, error);
            entries.AddRange(Inputs(ofInputs, x, t, error));

            // y, δ and the gradients are those of the sample again.
            backward(x, t);
            return new GradientCheck(topology, entries, error, _steps.Tolerance);
        }

        private List<GradientCheckEntry> Parameters(T[] parameters, T[] gradients, T[] x, T[] t, double error)
        {
            var entries = new List<GradientCheckEntry>(parameters.Length);
            var moved = (T[])parameters.Clone();
            try
            {
                foreach ((GradientPlace place, int n) in GradientPlace.Parameters(topology)
                    .Select((place, index) => (place, index)).Where(one => topology.Trainable[one.place.Layer]))
                {
                    Slope slope = Slope.Of(
                        value =>
                        {
                            moved[n] = Narrow(value);
                            loadParameters(moved);
                            return Wide(backward(x, t));
                        },
                        Wide(parameters[n]),
                        error,
                        _steps);
                    moved[n] = parameters[n];
                    entries.Add(new GradientCheckEntry(place, Wide(gradients[n]), slope, _steps.Tolerance));
                }
            }
            finally
            {
                loadParameters(parameters);
            }

            return entries;
        }

        private List<GradientCheckEntry> Inputs(T[] gradients, T[] x, T[] t, double error)
        {
            var entries = new List<GradientCheckEntry>(gradients.Length);
            var moved = (T[])x.Clone();
            for (int i = 0; i < gradients.Length; i++)
            {
                int input = i;
                Slope slope = Slope.Of(
                    value =>
                    {
                        moved[input] = Narrow(value);
                        return Wide(backward(moved, t));
                    },
                    Wide(x[i]),
                    error,
                    _steps);
                moved[i] = x[i];
                entries.Add(new GradientCheckEntry(
                    GradientPlace.Input(i), Wide(gradients[i]), slope, _steps.Tolerance));
            }

            return entries;
        }

        private static double[] Wide(T[] values) => Array.ConvertAll(values, Wide);

        private static double Wide(T value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

        private static T Narrow(double value) =>
            typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;
    }
}
