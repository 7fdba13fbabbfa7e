using System.Numerics;

namespace NetGen.TestSupport;

/// <summary>
/// The eight optimizers as PyTorch documents them, one parameter after another, on the slope of E + L1·Σ|w| + ½·L2·Σw².
/// </summary>
internal sealed class NaiveOptimizer<T>(NetworkSpec spec)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _first = new T[spec.ParameterCount];
    private readonly T[] _second = new T[spec.ParameterCount];
    private readonly bool[] _decays = [.. spec.Layers.SelectMany(layer =>
        Enumerable.Repeat(true, layer.FanIn * layer.FanOut).Concat(Enumerable.Repeat(spec.DecayBiases, layer.FanOut)))];
    private readonly bool[] _learns = [.. spec.Learns];
    private int _steps;

    public void Step(T[] parameters, T[] gradients, T rate)
    {
        _steps++;
        for (int p = 0; p < parameters.Length; p++)
        {
            if (!_learns[p]) continue;
            T w = parameters[p];
            T g = _decays[p]
                ? gradients[p] + ((C(spec.L1) * C(T.Sign(w))) + (C(spec.L2) * w))
                : gradients[p];
            parameters[p] = spec.Optimizer switch
            {
                Optimizer.GradientDescent => w - (rate * g),
                Optimizer.Momentum or Optimizer.Nesterov => Momentum(w, g, rate, p),
                Optimizer.AdaGrad or Optimizer.RMSProp => Scaled(w, g, rate, p),
                Optimizer.Adam => Adam(w, g, rate, p),
                Optimizer.AdamW => Adam(_decays[p] ? w - (rate * C(0.01) * w) : w, g, rate, p),
                Optimizer.RProp => Resilient(w, g, rate, p),
                _ => throw new InvalidOperationException($"No rule for {spec.Optimizer}."),
            };
        }
    }

    private static T C(double value) => T.CreateChecked(value);

    private T Momentum(T w, T g, T rate, int p)
    {
        T v = _first[p] = (C(0.9) * _first[p]) + g;
        return w - (rate * (spec.Optimizer == Optimizer.Nesterov ? g + (C(0.9) * v) : v));
    }

    private T Scaled(T w, T g, T rate, int p)
    {
        bool forgets = spec.Optimizer == Optimizer.RMSProp;
        T s = _first[p] = forgets ? (C(0.99) * _first[p]) + (C(1 - 0.99) * g * g) : _first[p] + (g * g);
        return w - (rate * g / (T.Sqrt(s) + C(forgets ? 1e-8 : 1e-10)));
    }

    private T Adam(T w, T g, T rate, int p)
    {
        T m = _first[p] = (C(0.9) * _first[p]) + (C(1 - 0.9) * g);
        T v = _second[p] = (C(0.999) * _second[p]) + (C(1 - 0.999) * g * g);
        T unbiasedM = m / C(1 - Math.Pow(0.9, _steps));
        T unbiasedV = v / C(1 - Math.Pow(0.999, _steps));
        return w - (rate * unbiasedM / (T.Sqrt(unbiasedV) + C(1e-8)));
    }

    private T Resilient(T w, T g, T rate, int p)
    {
        T step = _steps == 1 ? rate : _first[p];
        int turn = T.Sign(g) * T.Sign(_second[p]);
        if (turn > 0) step = T.Min(step * C(1.2), C(50));
        if (turn < 0) (step, g) = (T.Max(step * C(0.5), C(1e-6)), T.Zero);
        _first[p] = step;
        _second[p] = g;
        return w - (C(T.Sign(g)) * step);
    }
}
