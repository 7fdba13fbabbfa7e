using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Randomised;

/// <summary>
/// Inputs, weights and targets of all sizes that the precision has: a result is infinite or NaN only where a value on
/// the way to it lies beyond the range, in the naive engine in double.
/// </summary>
internal static class ExtremesCheck
{
    private const int Draws = 12;

    private const int Rows = 9;

    public static void Run<T>(NetworkSpec spec, ITestNetwork<T> network)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        var comparison = new Comparison(Agreement.Bits);
        var random = new Random(spec.ParameterCount);
        double[] state = network.OptimizerState();
        for (int draw = 0; draw < Draws; draw++)
        {
            network.LoadOptimizerState(state);
            Check(spec, network, comparison, random);
        }

        comparison.Assert();
    }

    private static void Check<T>(NetworkSpec spec, ITestNetwork<T> network, Comparison comparison, Random random)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        double end = double.CreateChecked(T.MaxValue), least = double.CreateChecked(T.Epsilon);
        double[] sizes = spec.Precision == Precision.Single
            ? [16 * least, 1e-30, 1e-10, 1, 1e10, 1e30, end]
            : [16 * least, 1e-300, 1e-150, 1e-30, 1e-10, 1, 1e10, 1e30, 1e150, 1e300, end];
        string drawn = "";
        double[] parameters = [.. spec.Layers.SelectMany(layer =>
            Draw("w", layer.FanIn * layer.FanOut).Concat(Draw("b", layer.FanOut)))];
        double[] x = Draw("x", Rows * spec.Inputs);
        double[] t = spec.Loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy
            ? Networks.Targets(spec, random, Rows)
            : Draw("t", Rows * spec.Outputs);
        double unit = double.CreateChecked(T.BitIncrement(T.One) - T.One);
        var range = new Range(spec, parameters, end * (1 - 1e-5), unit);
        network.LoadParameters(Numbers.Of<T>(parameters));

        double[] sums = new double[parameters.Length + 1];
        for (int row = 0; row < Rows; row++)
        {
            double[] rowX = x[(row * spec.Inputs)..((row + 1) * spec.Inputs)];
            double[] rowT = t[(row * spec.Outputs)..((row + 1) * spec.Outputs)];
            bool forward = range.Forward(rowX);
            T[] y = network.Forward(Numbers.Of<T>(rowX)).ToArray();
            Finite($"y of row {row}", y, _ => forward);
            double[] sizesOfRow = range.Backward(rowT);
            T[] results = [network.Backward(Numbers.Of<T>(rowT)), .. network.Gradients()];
            Finite($"E and ∂ of row {row}", results, n => range.Has(sizesOfRow[n]));
            for (int n = 0; n < sums.Length; n++) sums[n] += sizesOfRow[n];
        }

        T[] xs = Numbers.Of<T>(x), ts = Numbers.Of<T>(t);
        Finite("Evaluate", [network.Evaluate(xs, ts)], _ => range.Has(sums[0]));
        T[] means = [network.BackwardBatch(xs, ts), .. network.Gradients()];
        Finite("E and ∂ of the batch", means, n => range.Has(sums[n]));

        // The step: of every optimizer, however large the gradient is.
        T rate = T.CreateChecked(0.01);
        network.TrainBatch(xs, ts, rate);
        T[] w = network.Parameters();
        Finite("w", w, p => range.Has(sums[p + 1]) && range.Has(Math.Abs(parameters[p]) + (sums[p + 1] / Rows)));

        double[] Draw(string name, int count)
        {
            double size = sizes[random.Next(sizes.Length)];
            drawn += $" {name} {size:G3}";
            // Some are 0, and some the size itself.
            return [.. Enumerable.Range(0, count).Select(_ => random.Next(8) switch
            {
                0 => 0.0,
                1 => size,
                2 => -size,
                _ => double.CreateChecked(T.CreateChecked(((random.NextDouble() * 2) - 1) * size)),
            })];
        }

        void Finite(string what, T[] values, Func<int, bool> isInRange)
        {
            for (int n = 0; n < values.Length; n++)
            {
                if (T.IsFinite(values[n]) || !isInRange(n)) continue;
                comparison.Fail($"{what}: number {n} is {values[n]}, with{drawn}");
                return;
            }
        }
    }

    /// <summary>How large all that goes into a result is: infinite where any of it is beyond the range.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="parameters">Its weights and biases.</param>
    /// <param name="end">The end of the range.</param>
    /// <param name="unit">The distance from 1 to the next number in the network's precision.</param>
    private sealed class Range(NetworkSpec spec, double[] parameters, double end, double unit)
    {
        private readonly NaiveNetwork<double> _naive = new(spec, parameters);
        private double[] _x = [];
        private bool _forward;

        public bool Has(double size) => size < end;

        /// <summary>
        /// Whether every term of every u, and what they add up to in any order, is in the range; and whether any digit of
        /// u is left. Where all of them cancel, a kernel that rounds terms once may find u on the other side of a kink.
        /// </summary>
        public bool Forward(double[] x)
        {
            (_x, _forward) = (x, true);
            _naive.Forward(x);
            for (int k = 0; k < _naive.Layers.Count; k++)
            {
                NaiveLayer<double> layer = _naive.Layers[k];
                double[] above = _naive.Taken(k);
                for (int j = 0; j < layer.FanOut; j++)
                {
                    double size = Math.Abs(layer.Biases[j]);
                    for (int i = 0; i < layer.FanIn; i++) size += Math.Abs(above[i] * layer.Weights[i, j]);
                    _forward &= Has(size) && Has(Math.Abs(layer.Outputs[j]));
                    _forward &= !(Math.Abs(layer.Sums[j]) < 8 * unit * size);
                }
            }

            return _forward;
        }

        /// <summary>The sizes of E and of each gradient, in canonical order.</summary>
        public double[] Backward(double[] t)
        {
            if (!_forward) return [.. Enumerable.Repeat(double.PositiveInfinity, parameters.Length + 1)];

            double error = _naive.Backward(t);
            bool inRange = _naive.Layers[^1].Outputs.Zip(t, (y, target) => Math.Abs(y - target)).All(Has);
            bool inRangeOfError = inRange && error >= 0;
            if (spec.OutputActivation == Activation.Softmax)
            {
                // δ_k = (∂y_k − s)·y_k, where s is a mean of the ∂y.
                inRange &= Has(_naive.Layers[^1].OutputGradients.Max(Math.Abs) * 2);
            }

            double[] spread = new double[_naive.Layers[^1].FanOut];
            var sizes = new List<double>();
            for (int k = _naive.Layers.Count - 1; k >= 0; k--)
            {
                NaiveLayer<double> layer = _naive.Layers[k];
                inRange &= layer.OutputGradients.Concat(layer.Deltas).All(value => Has(Math.Abs(value)));
                double[] above = _naive.Taken(k);
                var ofLayer = new List<double>();
                // What terms cancel is lost to rounding, so that δ may be as large as they are.
                double[] deltas =
                [
                    .. layer.Deltas.Select((delta, j) =>
                        inRange ? Math.Max(Math.Abs(delta), 2 * spread[j]) : double.PositiveInfinity),
                ];
                spread = new double[layer.FanIn];
                for (int i = 0; i < layer.FanIn; i++)
                {
                    for (int j = 0; j < layer.FanOut; j++)
                    {
                        // Not 0·∞.
                        ofLayer.Add(inRange ? Math.Abs(above[i]) * deltas[j] : double.PositiveInfinity);
                        spread[i] += Math.Abs(layer.Deltas[j] * layer.Weights[i, j]);
                    }
                }

                ofLayer.AddRange(deltas);
                sizes.InsertRange(0, ofLayer);

                // The layer above is made of these sums, and of what skips the weights.
                if (spec.IsResidual(k)) spread = [.. spread.Zip(layer.OutputGradients, (s, dy) => s + Math.Abs(dy))];
                inRange &= spread.All(Has);
                spread = spread[^spec.Sizes[k]..];
            }

            // A square is twice its half.
            sizes.Insert(0, inRangeOfError ? 2 * error : double.PositiveInfinity);
            return [.. sizes];
        }
    }
}
