using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.BugFixes;

/// <summary>
/// Once y rounds to 0 or 1, ln y and ln(1 − y) know nothing of u: of a logit of 17 with a target of 0, E was 87.3 in float.
/// E of sigmoid with binary cross-entropy and of softmax with cross-entropy is right for logits from −100 to 100, in every
/// kernel, precision and operation.
/// </summary>
public class ErrorOfSaturatedOutputsTests
{
    // A block for batches of each kind, and a row beside it.
    private const int Rows = 41;

    private static readonly double[] Logits =
        [.. Enumerable.Range(-200, 401).Select(half => half / 2.0), 1e-3, -1e-3, 1e-6, -1e-6, 16.7, -16.7, 87.4, -87.4];

    public static TheoryData<Kernel, Precision> Cases => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Binary_cross_entropy_is_softplus_less_t_times_u(Kernel kernel, Precision precision)
    {
        NetworkSpec spec = Spec("Sigmoid", kernel, precision, outputs: 1) with
        {
            OutputActivation = Activation.Sigmoid,
            Loss = Loss.BinaryCrossEntropy,
        };
        double[][] targets = [[0], [1], [0.25], [1 - 1e-3]];
        Run(spec, precision, targets, (u, t) =>
            (u[0] > 0 ? (1 - t[0]) * u[0] : -t[0] * u[0]) + LogOfOneAnd(Math.Exp(-Math.Abs(u[0]))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Cross_entropy_is_the_logarithm_of_the_sum_less_u(Kernel kernel, Precision precision)
    {
        NetworkSpec spec = Spec("Softmax", kernel, precision, outputs: 3) with
        {
            OutputActivation = Activation.Softmax,
            Loss = Loss.CrossEntropy,
        };
        double[][] targets = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.25, 0.25, 0.5]];
        Run(spec, precision, targets, CrossEntropy);
    }

    /// <summary>Layers wider than a register, with outputs beyond the first one, and more than loops unroll.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Cross_entropy_of_many_outputs(Kernel kernel, Precision precision)
    {
        NetworkSpec spec = Spec("Wide", kernel, precision, outputs: 37) with
        {
            Hidden = [20],
            OutputActivation = Activation.Softmax,
            Loss = Loss.CrossEntropy,
        };
        double[] first = new double[37], last = new double[37];
        first[0] = last[36] = 1;
        Run(spec, precision, [first, last], CrossEntropy);
    }

    /// <summary>Two outputs that share the largest u: 1 + the others is 2 and more.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Equal_logits_are_the_logarithm_of_their_number(Kernel kernel, Precision precision)
    {
        NetworkSpec spec = Spec("Equal", kernel, precision, outputs: 3) with
        {
            OutputActivation = Activation.Softmax,
            Loss = Loss.CrossEntropy,
        };
        using CompiledNetworks compiled = NetworkCompiler.Compile([spec]);
        if (precision == Precision.Single) Check(compiled.Create<float>(spec));
        else Check(compiled.Create<double>(spec));

        static void Check<T>(ITestNetwork<T> network)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            network.LoadParameters(new T[network.Topology.ParameterCount]);
            T[] t = Numbers.Of<T>([0.0, 1, 0]);
            Assert.Equal(Math.Log(3), double.CreateChecked(network.Evaluate([T.One], t)), 1e-6);
            network.Forward([T.One]);
            Assert.Equal(Math.Log(3), double.CreateChecked(network.Backward(t)), 1e-6);
        }
    }

    private static NetworkSpec Spec(string name, Kernel kernel, Precision precision, int outputs) => new()
    {
        Name = name,
        Inputs = 1,
        Hidden = [2],
        Outputs = outputs,
        HiddenActivation = Activation.Identity,
        Kernel = kernel,
        Precision = precision,
        InputGradients = false,
    };

    private static double CrossEntropy(double[] u, double[] t)
    {
        double max = u.Max();
        int largest = Array.IndexOf(u, max);
        double others = u.Where((_, k) => k != largest).Sum(v => Math.Exp(v - max));
        return u.Select((v, k) => t[k] * (max - v + LogOfOneAnd(others))).Sum();
    }

    /// <summary>ln(1 + x), exact for small x too.</summary>
    private static double LogOfOneAnd(double x) => x < 1e-8 ? x - (x * x / 2) : Math.Log(1 + x) * (x / (1 + x - 1));

    private static void Run(
        NetworkSpec spec, Precision precision, double[][] targets, Func<double[], double[], double> expected)
    {
        using CompiledNetworks compiled = NetworkCompiler.Compile([spec]);
        if (precision == Precision.Single) Check(compiled.Create<float>(spec), 1e-6, 2e-38 * spec.Outputs); // e^u below the smallest number
        else Check(compiled.Create<double>(spec), 1e-14, 0);

        void Check<T>(ITestNetwork<T> network, double digits, double least)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            foreach (double logit in Logits)
            {
                foreach (double[] target in targets)
                {
                    // y_j = 1, so that u_k is the weight: the logit, and small numbers beside it.
                    double[] u = [.. Enumerable.Range(0, spec.Outputs)
                        .Select(k => k == spec.Outputs - 1 ? logit : k == 0 ? -0.875 : -(k % 5) / 4.0)];
                    T[] parameters = Numbers.Of<T>(Parameters(spec, u));
                    T[] t = Numbers.Of<T>(target);
                    double e = expected(
                        [.. u.Select(v => double.CreateChecked(T.CreateChecked(v)))], [.. t.Select(double.CreateChecked)]);
                    T[] x = [T.One], rows = [.. Enumerable.Repeat(T.One, Rows)];
                    T[] ts = [.. Enumerable.Repeat(t, Rows).SelectMany(row => row)];

                    network.LoadParameters(parameters);
                    Near(network.Evaluate(x, t), "Evaluate");
                    network.Forward(x);
                    Near(network.Backward(t), "Backward");
                    Near(network.Evaluate(rows, ts), "Evaluate of rows");
                    Near(network.BackwardBatch(rows, ts), "BackwardBatch");
                    Near(network.TrainBatch(rows, ts, T.Zero), "TrainBatch");
                    Near(network.TrainStep(x, t, T.Zero), "TrainStep");

                    void Near(T actual, string what)
                    {
                        double off = Math.Abs(double.CreateChecked(actual) - e);
                        Assert.True(
                            off <= (digits * Math.Abs(e)) + least,
                            $"{what}: {actual} for {e:R}, u = {logit}, t = {string.Join(" ", target)}");
                    }
                }
            }
        }
    }

    /// <summary>w_ij = 1 for j = 0, else 0; w_0k = u_k; no biases.</summary>
    private static double[] Parameters(NetworkSpec spec, double[] u)
    {
        int hidden = spec.Hidden[0];
        var parameters = new double[spec.ParameterCount];
        parameters[0] = 1;
        u.CopyTo(parameters, hidden + hidden);
        return parameters;
    }
}
