using System.Reflection;
using NetGen.TestSupport;

namespace NetGen.Tests.Formulas;

/// <summary>A network in naive loops over double that calls the user's methods.</summary>
internal sealed class FormulaNetwork
{
    private readonly NetworkSpec _spec;
    private readonly Func<double, double> _hidden, _output;
    private readonly Func<double, double, int, double> _loss;

    public FormulaNetwork(CompiledNetworks compiled, NetworkSpec spec)
    {
        _spec = spec;
        Type type = compiled.Assembly.GetType($"{NetworkCompiler.Namespace}.{spec.Name}", throwOnError: true)!;
        _hidden = Method<Func<double, double>>("HiddenF") ?? throw new ArgumentException("No formula.", nameof(spec));
        _output = Method<Func<double, double>>("OutputF") ?? (u => u);
        _loss = Method<Func<double, double, int, double>>("LossF")!;

        TDelegate? Method<TDelegate>(string name)
            where TDelegate : Delegate =>
            type.GetMethod(name, BindingFlags.Public | BindingFlags.Static)?.CreateDelegate<TDelegate>();
    }

    /// <summary>y and E of a sample.</summary>
    public (double[] Y, double Error) Run(double[] w, double[] x, double[] t)
    {
        double[] y = x;
        int first = 0;
        for (int layer = 0; layer <= _spec.Hidden.Count; layer++)
        {
            bool isOutput = layer == _spec.Hidden.Count;
            int size = isOutput ? _spec.Outputs : _spec.Hidden[layer];
            var next = new double[size];
            for (int j = 0; j < size; j++)
            {
                double u = w[first + (y.Length * size) + j];
                for (int i = 0; i < y.Length; i++) u += y[i] * w[first + (i * size) + j];
                next[j] = isOutput ? _output(u) : _hidden(u);
            }

            first += (y.Length + 1) * size;
            y = isOutput && _spec.OutputActivation == Activation.Softmax && _spec.OutputFormula is null
                ? Softmax(next)
                : next;
        }

        return (y, y.Zip(t, (output, target) => _loss(output, target, _spec.Outputs)).Sum());
    }

    private static double[] Softmax(double[] u)
    {
        double[] powers = [.. u.Select(Math.Exp)];
        return [.. powers.Select(power => power / powers.Sum())];
    }

    /// <summary>∂E/∂w by central differences, and whether E has a kink so near that they say nothing.</summary>
    public (double[] Slopes, bool Turns) Slopes(double[] w, double[] x, double[] t, double step)
    {
        bool turns = false;
        double here = Run(w, x, t).Error;
        var changed = (double[])w.Clone();
        double[] slopes =
        [
            .. w.Select((value, p) =>
            {
                changed[p] = value + step;
                double above = Run(changed, x, t).Error;
                changed[p] = value - step;
                double below = Run(changed, x, t).Error;
                changed[p] = value;
                double difference = (above - below) / (2 * step);
                turns |= Math.Abs(above - (2 * here) + below) / step > 1e-4 * Math.Max(1, Math.Abs(difference));
                return difference;
            }),
        ];
        return (slopes, turns);
    }
}
