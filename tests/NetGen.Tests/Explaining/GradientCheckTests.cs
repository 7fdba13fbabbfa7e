using NetGen.TestSupport;
using NetGen.Tests.Gradients;

namespace NetGen.Tests.Explaining;

/// <summary>Right gradients pass for every activation and loss; wrong ones fail, at the right place.</summary>
public class GradientCheckTests
{
    private static readonly double[] X = [0.75, -0.5];
    private static readonly double[] T = [0.25];

    public static TheoryData<Kernel> Kernels => [.. Networks.Kernels];

    /// <summary>What is wrong, how it is made, and where it is then.</summary>
    public static TheoryData<string, int[]> Mistakes => new()
    {
        { "sign", [4] },
        { "factor", [2] },
        { "missing", [7] },
        { "swapped", [0, 3] },
        { "not a number", [12] },
        { "not y but 1", [9] },
    };

    /// <summary>Every pair of loss and output activation, and every hidden activation.</summary>
    [Theory]
    [MemberData(nameof(Kernels))]
    public void Right_gradients_pass_in_double(Kernel kernel) => AssertPairsPass<double>(kernel, Precision.Double);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Right_gradients_pass_in_float(Kernel kernel) => AssertPairsPass<float>(kernel, Precision.Single);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_gradient_is_named(string mistake, int[] wrong)
    {
        var network = new ExplainedXor(3);
        GradientCheck check = GradientCheck.Run<double>(
            new WrongNetwork<double>(network, gradients => Spoil(gradients, mistake)), X, T);
        AssertWrong(check, [.. wrong.Select(n => GradientCheck.Run<double>(network, X, T).Entries[n].Place)], mistake);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void In_float_too(string mistake, int[] wrong)
    {
        var network = new ExplainedSingleXor(3);
        float[] x = Numbers.Of<float>(X), t = Numbers.Of<float>(T);
        GradientCheck check = GradientCheck.Run<float>(
            new WrongNetwork<float>(network, gradients =>
            {
                double[] wide = Numbers.Of<double>(gradients.Select(value => (double)value));
                Spoil(wide, mistake);
                Numbers.Of<float>(wide).CopyTo(gradients, 0);
            }),
            x,
            t);
        AssertWrong(check, [.. wrong.Select(n => GradientCheck.Run<float>(network, x, t).Entries[n].Place)], mistake);
    }

    /// <summary>∂y_j = Σ_r δ_r·w_jr without its last term.</summary>
    [Fact]
    public void A_dropped_term_is_found_in_the_layer_that_misses_it()
    {
        var network = new ExplainedReLU(5);
        LayerView<double> hidden = network.HiddenLayer2, output = network.OutputLayer;
        for (int j = 0; j < 2; j++)
        {
            hidden.Biases[j] = 5;
        }

        // All neurons pass on what they get.
        network.HiddenLayer1.Biases[0] = network.HiddenLayer1.Biases[1] = network.HiddenLayer1.Biases[2] = 5;

        double[] x = [0.5, 1], t = [1, -1];
        GradientCheck check = GradientCheck.Run<double>(
            new WrongNetwork<double>(network, gradients =>
            {
                int at = 9;
                for (int i = 0; i < 3; i++)
                {
                    gradients[at + (i * 2)] -=
                        network.HiddenLayer1.Outputs[i] * output.Deltas[1] * output.Weights[0, 1];
                }

                gradients[at + 6] -= output.Deltas[1] * output.Weights[0, 1];
            }),
            x,
            t);
        Assert.False(check.Passed);
        GradientCheckEntry[] wrong = [.. check.Entries.Where(entry => entry.Outcome == GradientCheckOutcome.Deviates)];
        Assert.Contains(wrong, entry => entry.Kind == GradientKind.Bias);
        Assert.Contains(wrong, entry => entry.Kind == GradientKind.Weight);
        Assert.All(wrong, entry => Assert.Equal((1, 0), (entry.Layer, entry.To)));
        Assert.StartsWith("HiddenLayer2.", check.Worst!.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_of_inputs_are_checked_too()
    {
        var network = new ExplainedXor(3);
        GradientCheck right = GradientCheck.Run<double>(network, X, T);
        Assert.True(right.Passed);
        Assert.Equal(13 + 2, right.Count(GradientCheckOutcome.Agrees));
        Assert.Equal(["InputGradients[0]", "InputGradients[1]"], right.Entries.Skip(13).Select(entry => entry.Place));
        Assert.Equal(network.InputGradients.ToArray(), right.Entries.Skip(13).Select(entry => entry.Analytic));

        GradientCheck wrong = GradientCheck.Run<double>(new WrongInputNetwork(network), X, T);
        AssertWrong(wrong, ["InputGradients[1]"], "sign");
    }

    /// <summary>With x = 0 and no biases, every u is 0: ReLU has a kink there, and its gradient is a convention.</summary>
    [Fact]
    public void Kinks_are_named_and_not_judged()
    {
        var network = new ExplainedReLU(5);
        GradientCheck check = GradientCheck.Run<double>(network, [0, 0], [1, -1]);
        string[] kinks = [.. check.Entries
            .Where(entry => entry.Outcome == GradientCheckOutcome.AtKink).Select(entry => entry.Place)];
        Assert.NotEmpty(kinks);
        Assert.All(kinks, place => Assert.Matches(@"^HiddenLayer[12]\.BiasGradients", place));
        Assert.Contains("HiddenLayer2.BiasGradients[0]", kinks);
        Assert.Equal(0, check.Count(GradientCheckOutcome.Deviates));
        Assert.True(check.Passed);
        Assert.Contains("at a kink: not judged", check.ToString(), StringComparison.Ordinal);

        // A mistake elsewhere is not hidden by them.
        Assert.False(GradientCheck.Run<double>(
            new WrongNetwork<double>(network, gradients => gradients[^1] *= -1), [0, 0], [1, -1]).Passed);
    }

    /// <summary>A kink that is nearer than the first steps, but not nearer than the last ones.</summary>
    [Theory]
    [InlineData(1e-3, GradientCheckOutcome.Agrees)]
    [InlineData(-1e-3, GradientCheckOutcome.Agrees)]
    [InlineData(1e-9, GradientCheckOutcome.AtKink)]
    public void A_kink_nearby_does_not_disturb(double u, GradientCheckOutcome expected)
    {
        var network = new ExplainedReLU(5);
        for (int j = 0; j < 2; j++)
        {
            network.HiddenLayer2.Biases[j] = 2;
        }

        network.HiddenLayer1.Biases[1] = u;
        network.HiddenLayer1.Biases[0] = network.HiddenLayer1.Biases[2] = 1;
        GradientCheck check = GradientCheck.Run<double>(network, [0, 0], [1, -1]);
        Assert.Equal(expected, check.Entries.Single(entry => entry.Place == "HiddenLayer1.BiasGradients[1]").Outcome);
        Assert.True(check.Passed);
    }

    [Fact]
    public void Where_nothing_can_be_judged_it_does_not_pass()
    {
        // E = 10¹² in float: its last digit is worth 65536.
        var network = new ExplainedSingleXor(3);
        GradientCheck check = GradientCheck.Run<float>(network, [0.5f, 0.25f], [1.5e6f]);
        Assert.Equal(0, check.Count(GradientCheckOutcome.Deviates) + check.Count(GradientCheckOutcome.AtKink));
        Assert.NotEqual(0, check.Count(GradientCheckOutcome.Unresolved));

        // 5·10²⁹: no step that is tried moves it.
        check = GradientCheck.Run<float>(network, [0.5f, 0.25f], [1e15f]);
        Assert.Equal(15, check.Count(GradientCheckOutcome.Unresolved));
        Assert.False(check.Passed);
        Assert.Null(check.Worst);
        Assert.Equal(double.NaN, check.LargestRelativeDeviation);
        Assert.Contains(
            "\nnothing could be judged: 15 not resolved: E has too few digits\n", check.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_network_is_left_as_it_was()
    {
        var network = new ExplainedXor(3);
        for (int step = 0; step < 5; step++)
        {
            network.TrainStep(X, T, 0.01);
        }

        ExplainedXor twin = network.Clone();
        GradientCheck.Run<double>(network, X, T);
        Assert.Equal(twin.Parameters(), network.Parameters());
        Assert.Equal(twin.OptimizerState(), network.OptimizerState());
        Assert.NotEqual(new double[ExplainedXor.OptimizerStateCount], network.OptimizerState());
        twin.Forward(X);
        twin.Backward(T);
        Assert.Equal(twin.Gradients(), network.Gradients());
        Assert.Equal(twin.HiddenLayer.Outputs.ToArray(), network.HiddenLayer.Outputs.ToArray());
        Assert.Equal(twin.InputGradients.ToArray(), network.InputGradients.ToArray());
        twin.Update(0.01);
        network.Update(0.01);
        Assert.Equal(twin.Parameters(), network.Parameters());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(200)]
    [InlineData(286)]
    public void Also_if_something_throws(int call)
    {
        var network = new ExplainedXor(3);
        network.TrainStep(X, T, 0.01);
        double[] parameters = network.Parameters(), state = network.OptimizerState();
        var wrong = new WrongNetwork<double>(network, _ => { }) { ThrowsAt = call };
        Assert.Throws<TimeoutException>(() => GradientCheck.Run<double>(wrong, X, T));
        Assert.Equal(call, wrong.Calls);
        Assert.Equal(parameters, network.Parameters());
        Assert.Equal(state, network.OptimizerState());
    }

    /// <summary>Arguments may be the network's own memory.</summary>
    [Fact]
    public void Its_own_memory_can_be_the_sample()
    {
        var network = new ExplainedXor(3);
        network.Forward(X);
        network.Backward(T);
        double[] x = network.InputGradients.ToArray();
        string expected = GradientCheck.Run<double>(network.Clone(), x, T).ToString();
        Assert.Equal(expected, GradientCheck.Run(network, network.InputGradients, T).ToString());
    }

    [Fact]
    public void Bad_samples_are_refused_before_anything_happens()
    {
        var network = new WrongNetwork<double>(new ExplainedXor(3), _ => { });
        AssertRefused("x", "x has 3 values; the network (2-3-1", () => GradientCheck.Run<double>(network, [1, 2, 3], T));
        AssertRefused("t", "t has 0 values", () => GradientCheck.Run<double>(network, X, []));
        AssertRefused(
            "x", "x[1] is NaN; all inputs must be finite", () => GradientCheck.Run<double>(network, [1, double.NaN], T));
        AssertRefused("t", "t[0] is Infinity", () => GradientCheck.Run<double>(network, X, [double.PositiveInfinity]));
        Assert.Equal(0, network.Calls);
        Assert.Throws<ArgumentNullException>("network", () => GradientCheck.Run<double>(null!, X, T));

        var logistic = new WrongNetwork<double>(new ExplainedLogistic(1), _ => { });
        AssertRefused(
            "t", "The targets add up to 0.9;", () => GradientCheck.Run<double>(logistic, [1, 2, 3], [0.4, 0.5]));
        AssertRefused("t", "t[1] is -0.5;", () => GradientCheck.Run<double>(logistic, [1, 2, 3], [0.5, -0.5]));
        var broken = new ExplainedXor(3);
        broken.OutputLayer.Biases[0] = double.NaN;
        AssertRefused("network", "Parameter 12 of the network is NaN", () => GradientCheck.Run<double>(broken, X, T));
        Assert.Equal(0, logistic.Calls);
        var huge = new ExplainedXor(3);
        huge.OutputLayer.Biases[0] = 1e200;
        Assert.Contains(
            "has no slope",
            Assert.Throws<InvalidOperationException>(() => GradientCheck.Run<double>(huge, X, T)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void It_prints_a_table_of_the_worst()
    {
        var network = new ExplainedXor(3);
        string[] lines = GradientCheck.Run<double>(network, X, T).ToString().Split('\n');
        Assert.Equal("Gradient check of 2-3-1 Sigmoid, Identity; SumSquares; Adam; Double", lines[0]);
        Assert.Equal("passed: 15 agree", lines[1]);
        Assert.Equal(4 + 1 + 15, lines.Length);

        // 73 entries in all: the table has 20.
        var wide = new WrongNetwork<double>(new DiabetesSized(1), gradients => gradients[40] = -gradients[40]);
        double[] x = [.. Enumerable.Range(0, 10).Select(n => (n - 4) / 5.0)];
        lines = GradientCheck.Run<double>(wide, x, [0.5]).ToString().Split('\n');
        Assert.Equal("failed: 72 agree, 1 deviates", lines[1]);
        Assert.Equal("largest relative deviation 2 at HiddenLayer.WeightGradients[6, 4]; tolerance 1E-06", lines[2]);
        Assert.Equal(4 + 1 + 20 + 1, lines.Length);
        Assert.StartsWith("HiddenLayer.WeightGradients[6, 4]", lines[5], StringComparison.Ordinal);
        Assert.EndsWith("deviates", lines[5], StringComparison.Ordinal);
        Assert.Equal("… 53 more", lines[^1]);
    }

    [Fact]
    public void Networks_of_arrays_can_be_checked()
    {
        var network = new ExplainedXor(3);
        GradientCheck check = GradientCheck.Run(new ArrayNetwork(network), X, T);
        Assert.Equal(GradientCheck.Run<double>(network, X, T).ToString(), check.ToString());
    }

    private static void AssertWrong(GradientCheck check, string[] places, string mistake)
    {
        Assert.False(check.Passed);
        Assert.Equal(
            places,
            check.Entries.Where(entry => entry.Outcome == GradientCheckOutcome.Deviates).Select(entry => entry.Place));
        Assert.Contains(check.Worst!.Place, places);
        if (mistake is "sign" or "missing" or "not a number")
        {
            Assert.Equal(mistake == "missing" ? 1 : 2, check.LargestRelativeDeviation, 1e-4);
        }
    }

    private static void Spoil(double[] gradients, string mistake)
    {
        switch (mistake)
        {
            case "sign": gradients[4] *= -1; break;
            case "factor": gradients[2] *= 1.01; break;
            case "missing": gradients[7] = 0; break;
            case "swapped": (gradients[0], gradients[3]) = (gradients[3], gradients[0]); break;
            case "not a number": gradients[12] = double.NaN; break;

            // ∂w_jk is δ_k instead of y_j·δ_k.
            case "not y but 1": gradients[9] = gradients[12]; break;
            default: throw new ArgumentOutOfRangeException(nameof(mistake), mistake, null);
        }
    }

    private static void AssertRefused(string parameter, string message, Func<object> run) => Assert.Contains(
        message, Assert.Throws<ArgumentException>(parameter, run).Message, StringComparison.Ordinal);

    private static void AssertPairsPass<T>(Kernel kernel, Precision precision)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var random = new Random(23);
        int agree = 0, all = 0;
        var failed = new List<string>();
        foreach (NetworkSpec spec in PairNetworks.Specs(kernel, precision))
        {
            ITestNetwork<T> network = PairNetworks.Compiled(kernel, precision).Create<T>(spec);
            double[] parameters = PairNetworks.Parameters(spec, random);
            (double[] x, double[] t) = Kinks.SampleFarFrom(spec, parameters, random, 0.02);
            network.LoadParameters(Numbers.Of<T>(parameters));
            GradientCheck check = GradientCheck.Run<T>(network, Numbers.Of<T>(x), Numbers.Of<T>(t));
            agree += check.Count(GradientCheckOutcome.Agrees);
            all += check.Entries.Count;
            if (!check.Passed || check.Count(GradientCheckOutcome.AtKink) > 0)
            {
                failed.Add($"{spec.Name}\n{check}");
            }

            // The first entry that is not 0 is the other way round: no network hides it.
            int n = Enumerable.Range(0, parameters.Length).FirstOrDefault(
                n => check.Entries[n] is { Outcome: GradientCheckOutcome.Agrees, Analytic: not 0 }, -1);
            if (n >= 0 && GradientCheck.Run<T>(
                new WrongNetwork<T>(network, gradients => gradients[n] = -gradients[n]),
                Numbers.Of<T>(x),
                Numbers.Of<T>(t)).Passed)
            {
                failed.Add($"{spec.Name} passed with {check.Entries[n].Place} reversed");
            }
        }

        Assert.True(failed.Count == 0, $"{failed.Count} networks\n{string.Join("\n\n", failed.Take(5))}");
        Assert.True(agree > 0.9 * all, $"{agree} of {all} could be judged");
    }
}
