using NetGen.C99.Tests.Bits;
using NetGen.TestSupport;

namespace NetGen.Explain.Tests.Numbers;

/// <summary>
/// The numbers of a page are those that the network computes, to the bit where it runs Kernel.Scalar.
/// </summary>
public sealed class ValueTests
{
    private const int Drawn = 18;

    private static readonly string[] Forms = ["Scalar", "Compact", "C99"];

    [Fact]
    public void A_step_has_the_numbers_of_Forward_Backward_and_Update()
    {
        NetworkSpec[] specs = [.. Enumerable.Range(0, Drawn).Select(number => DrawnNetworks.Of(number, widest: 6))];
        using CompiledNetworks networks = NetworkCompiler.Compile(specs);
        foreach (NetworkSpec spec in specs)
        {
            if (spec.Precision == Precision.Single)
            {
                Step(networks.Create<float>(spec, 1), spec, number => (float)number, number => number);
            }
            else
            {
                Step(networks.Create<double>(spec, 1), spec, number => number, number => number);
            }
        }
    }

    [Fact]
    public void A_forward_pass_has_the_numbers_of_Predict()
    {
        var network = new Stepper(1);
        float[] x = [1, 0.5f];
        string page = network.ToExplanation(x, [1], 0.1f);
        var numbers = new PageNumbers(page);
        Assert.Equal(network.Predict(x).Select(y => (double)y), numbers.Neurons(2, 2));
        Assert.Equal(Forms, numbers.Listings);
        Assert.All(Forms, form => Assert.Equal(numbers.Neurons(2, 2)[0], numbers.Values(form)["y2_0"]));
        Assert.Contains("Predict(", numbers.Code("Scalar"), StringComparison.Ordinal);
        Assert.DoesNotContain("Backward(", numbers.Code("Scalar"), StringComparison.Ordinal);
        Assert.Contains("Gradients = false", numbers.Text("forwardOnly"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_targets_a_page_shows_the_forward_pass()
    {
        var network = new Xor(1);
        double[] x = [1, 0.5];
        var numbers = new PageNumbers(network.ToExplanation(x));
        Assert.Equal(network.Predict(x), numbers.Neurons(2, 2));
        Assert.Contains("no targets", numbers.Text("forwardOnly"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_without_an_instance_is_explained_by_topology_and_parameters()
    {
        var network = new Xor(1);
        double[] x = [1, 0.5], parameters = new double[Xor.ParameterCount];
        network.CopyParametersTo(parameters);
        var numbers = new PageNumbers(Xor.Topology.ToExplanation(parameters, x));
        Assert.Equal(network.Predict(x), numbers.Neurons(2, 2));
        Assert.Contains("no instance", numbers.Text("forwardOnly"), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_state_and_gradients_are_afterwards_what_they_were()
    {
        var network = new Flowers(1);
        float[] x = [5.1f, 3.5f, 1.4f, 0.2f], t = [1, 0, 0];
        network.TrainStep(x, t, 0.1f);
        network.Forward([1, 2, 3, 4]);
        network.Backward([0, 1, 0]);
        (float[] Parameters, float[] Gradients, double[] State) before = Snapshot();
        network.ToExplanation(x, t, 0.05f);
        (float[] Parameters, float[] Gradients, double[] State) after = Snapshot();
        Assert.Equal(before.Parameters, after.Parameters);
        Assert.Equal(before.Gradients, after.Gradients);
        Assert.Equal(before.State, after.State);

        (float[], float[], double[]) Snapshot()
        {
            float[] parameters = new float[Flowers.ParameterCount], gradients = new float[Flowers.ParameterCount];
            double[] state = new double[Flowers.OptimizerStateCount];
            network.CopyParametersTo(parameters);
            network.CopyGradientsTo(gradients);
            network.CopyOptimizerStateTo(state);
            return (parameters, gradients, state);
        }
    }

    [Fact]
    public void The_chapters_equations_are_all_there() => Assert.Subset(
        new HashSet<string>(new PageNumbers(new Xor(1).ToExplanation([1, 0.5], [1], 0.1)).Equations),
        new HashSet<string>(["5-15", "5-16", "5-17", "5-18", "5-19", "5-20", "5-21", "5-22", "5-24", "5.5.1"]));

    [Fact]
    public void A_page_says_whose_arithmetic_it_shows()
    {
        Assert.Contains(
            "bit for bit",
            new PageNumbers(new Xor(1).ToExplanation([1, 0.5], [1], 0.1)).Text("arithmetic"),
            StringComparison.Ordinal);
        string other = new PageNumbers(new Flowers(1).ToExplanation([1, 2, 3, 4], [1, 0, 0], 0.1f)).Text("arithmetic");
        Assert.Contains("Kernel.Scalar", other, StringComparison.Ordinal);
        Assert.Contains("runs another kernel, Kernel.Vector", other, StringComparison.Ordinal);
    }

    private static void Step<T>(
        ITestNetwork<T> network, NetworkSpec spec, Func<double, T> narrow, Func<T, double> widen)
        where T : unmanaged
    {
        var random = new Random(spec.Inputs);
        T[] x = [.. Enumerable.Range(0, spec.Inputs).Select(_ => narrow((random.NextDouble() * 4) - 2))];
        T[] t = [.. Networks.Targets(spec, random).Select(narrow)];
        T rate = narrow(0.05);
        // So that the optimizer has a state.
        network.TrainStep(x, t, rate);
        double[] before = Numbers(network.CopyParametersTo);
        var numbers = new PageNumbers(network.ToExplanation(x, t, rate));

        network.Forward(x);
        for (int l = 0; l < network.Layers.Length; l++)
        {
            // As the layer's view says; softmax of a cross-entropy, too, whose u holds ln y_k.
            Assert.Equal(network.Layers[l].Sums.ToArray().Select(widen), numbers.Neurons(l + 1, 1));
        }

        double error = widen(network.Backward(t));
        double[] gradients = Numbers(network.CopyGradientsTo);
        network.Update(rate);
        double[] after = Numbers(network.CopyParametersTo);
        Assert.Equal(error, numbers.Error);
        Assert.Equal(before, numbers.Parameters(5));
        bool[] learns = [.. spec.Learns];
        Assert.Equal(gradients.Select((gradient, p) => learns[p] ? gradient : double.NaN), numbers.Parameters(6));
        Assert.Equal(after, numbers.Parameters(7));
        for (int l = 0; l < network.Layers.Length; l++)
        {
            LayerView<T> layer = network.Layers[l];
            Assert.Equal(layer.Outputs.ToArray().Select(widen), numbers.Neurons(l + 1, 2));
            Assert.Equal(Shown(layer.OutputGradients), numbers.Neurons(l + 1, 3));
            Assert.Equal(Shown(layer.Deltas), numbers.Neurons(l + 1, 4));

            // What no error reaches is left empty.
            IEnumerable<double> Shown(VectorView<T> view) => view.Length > 0
                ? view.ToArray().Select(widen)
                : Enumerable.Repeat(double.NaN, layer.Outputs.Length);
        }

        T[] ofInputs = network.InputGradientsArray;
        Assert.Equal(ofInputs.Select(widen), numbers.Neurons(0, 3).Take(ofInputs.Length));
        foreach (IReadOnlyDictionary<string, double> values in Forms.Select(numbers.Values))
        {
            Assert.Equal(error, values["E"]);
            for (int p = 0; p < after.Length; p++)
            {
                Assert.Equal(learns[p], values.ContainsKey($"G{p}"));
                if (!learns[p]) continue;
                Assert.Equal(gradients[p], values[$"G{p}"]);
                Assert.Equal(after[p], values[$"w{p}"]);
            }
        }

        double[] Numbers(SpanAction<T> copy)
        {
            T[] all = new T[spec.ParameterCount];
            copy(all);
            return [.. all.Select(widen)];
        }
    }

    private delegate void SpanAction<T>(Span<T> destination);
}
