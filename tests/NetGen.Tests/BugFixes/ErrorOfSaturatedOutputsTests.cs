using System.Numerics;
using NetGen.TestSupport;
using NetGen.Tests.Numerics;

namespace NetGen.Tests.BugFixes;

/// <summary>
/// Once y rounds to 0 or 1, ln y and ln(1 − y) know nothing of u: of a logit of 17 with a target of 0, E was 87.3 in float.
/// E of sigmoid with binary cross-entropy and of softmax with cross-entropy is right for every logit that the precision
/// has, in every kernel, precision and operation.
/// </summary>
[Trait("Category", "Slow")]
public class ErrorOfSaturatedOutputsTests
{
    // A block for batches of each kind, and a row beside it.
    private const int Rows = 41;

    private static readonly double[] Logits =
        [.. Enumerable.Range(-200, 401).Select(half => half / 2.0), 1e-3, -1e-3, 1e-6, -1e-6, 16.7, -16.7, 87.4, -87.4];

    /// <summary>Where eᵘ is no number any more, and e^−u is 0, in float and in double; and on to the ends.</summary>
    private static readonly double[] FarLogits = [88.8, 104, 745, 1e4, 1e10, 1e30, 3e38, 1e160, 1.7e308];

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
        Run(spec, precision, [[0], [1], [0.25], [1 - 1e-3]]);
    }

    /// <summary>Fewer outputs than a register has, and more than one has.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Binary_cross_entropy_of_several_outputs(Kernel kernel, Precision precision)
    {
        foreach (int outputs in new[] { 3, 37 })
        {
            NetworkSpec spec = Spec("Sigmoids", kernel, precision, outputs) with
            {
                OutputActivation = Activation.Sigmoid,
                Loss = Loss.BinaryCrossEntropy,
            };
            double[] t = [.. Enumerable.Range(0, outputs).Select(k => (k % 3) switch { 0 => 0, 1 => 1, _ => 0.25 })];
            Run(spec, precision, [[.. t[..^1], 0], [.. t[..^1], 1], [.. t[..^1], 0.25]]);
        }
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
        Run(spec, precision, [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.25, 0.25, 0.5]]);
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
        Run(spec, precision, [first, last]);
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

    private static void Run(NetworkSpec spec, Precision precision, double[][] targets)
    {
        using CompiledNetworks compiled = NetworkCompiler.Compile([spec]);
        // Absolute: e^u below the smallest number.
        if (precision == Precision.Single) Check(compiled.Create<float>(spec), 1e-6, 2e-38);
        else Check(compiled.Create<double>(spec), 1e-14, 4e-308);

        void Check<T>(ITestNetwork<T> network, double digits, double least)
            where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            double[] far =
            [
                .. FarLogits.Where(logit => logit < double.CreateChecked(T.MaxValue))
                    .SelectMany(logit => new[] { logit, -logit }),
            ];

            // Each output more takes its time.
            double[] near = spec.Outputs < 10 ? Logits : [.. Logits.Where((_, n) => n % 8 == 0)];
            var check = new ErrorCheck<T>(spec, network, digits, least * spec.Outputs);
            foreach (double logit in near.Concat(far))
            {
                foreach (double[] t in targets) check.EveryOperation(logit, t);
            }

            check.Batch([.. near.Select((logit, n) => (logit, targets[n % targets.Length]))], "rows");

            // What a row far out does to others: its E is small, so that theirs count.
            check.Batch(
                [.. Enumerable.Range(0, Rows).Select(n => n % 2 == 0
                    ? (near[n], targets[n % targets.Length])
                    : (far[n % far.Length], targets.MinBy(t => check.Expected(far[n % far.Length], t).ToDouble())!))],
                "rows far out");
        }
    }

    /// <summary>E of a network whose last output has the logit that is asked for, and the others small ones.</summary>
    private sealed class ErrorCheck<T>
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        private readonly NetworkSpec _spec;
        private readonly ITestNetwork<T> _network;
        private readonly double _digits;
        private readonly double _least;
        private readonly T[] _parameters;
        private readonly Dictionary<(double, double[]), BigFloat> _known = [];

        public ErrorCheck(NetworkSpec spec, ITestNetwork<T> network, double digits, double least)
        {
            (_spec, _network, _digits, _least) = (spec, network, digits, least);

            // y_0 is the input, and with it the last u; the others are biases.
            var parameters = new double[spec.ParameterCount];
            int hidden = spec.Hidden[0];
            parameters[0] = 1;
            parameters[hidden + hidden + spec.Outputs - 1] = 1;
            for (int k = 0; k < spec.Outputs - 1; k++) parameters[^(spec.Outputs - k)] = Logit(k);
            _parameters = Numbers.Of<T>(parameters);
        }

        public void EveryOperation(double logit, double[] target)
        {
            T[] x = Numbers.Of<T>([logit]), t = Numbers.Of<T>(target);
            BigFloat e = Expected(logit, target);
            _network.LoadParameters(_parameters);
            string at = $"u = {logit}, t = {string.Join(" ", target)}";
            Near(e, _network.Evaluate(x, t), $"Evaluate, {at}");
            _network.Forward(x);
            Near(e, _network.Backward(t), $"Backward, {at}");
            Near(e, _network.TrainStep(x, t, T.Zero), $"TrainStep, {at}");
            Batch([.. Enumerable.Repeat((logit, target), Rows)], at);
        }

        public void Batch((double Logit, double[] Target)[] rows, string at)
        {
            T[] x = Numbers.Of<T>(rows.Select(row => row.Logit)), t = Numbers.Of<T>(rows.SelectMany(row => row.Target));
            BigFloat sum = 0;
            foreach ((double logit, double[] target) in rows.Distinct())
            {
                sum += Expected(logit, target) * rows.Count(row => row == (logit, target));
            }

            // Not where the last step left them: 0 times an infinite gradient.
            _network.LoadParameters(_parameters);
            Near(_network.Evaluate(x, t), "Evaluate");
            Near(_network.BackwardBatch(x, t), "BackwardBatch");
            Near(_network.TrainBatch(x, t, T.Zero), "TrainBatch");

            void Near(T actual, string what)
            {
                // A sum beyond the last number is infinite, and so is the mean.
                if (sum.ToDouble() > double.CreateChecked(T.MaxValue)) Assert.Equal(T.PositiveInfinity, actual);
                else this.Near(sum / rows.Length, actual, $"{what} of rows, {at}");
            }
        }

        public BigFloat Expected(double logit, double[] target)
        {
            if (_known.TryGetValue((logit, target), out BigFloat known)) return known;

            double[] u = [.. Enumerable.Range(0, _spec.Outputs - 1).Select(Logit), Rounded(logit)];
            return _known[(logit, target)] = ExactError.OfSums(_spec.Loss, u, [.. target.Select(Rounded)]);
        }

        private static double Logit(int k) => k == 0 ? -0.875 : -(k % 5) / 4.0;

        private static double Rounded(double value) => double.CreateChecked(T.CreateChecked(value));

        private void Near(BigFloat expected, T actual, string what)
        {
            double off = BigFloat.Abs(expected - double.CreateChecked(actual)).ToDouble(), e = expected.ToDouble();
            Assert.True(off <= (_digits * Math.Abs(e)) + _least, $"{what}: {actual} for {e:R}");
        }
    }
}
