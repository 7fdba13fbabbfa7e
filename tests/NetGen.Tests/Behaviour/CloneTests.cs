using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>A clone has learned the same, goes on in the same way, and shares nothing that learns.</summary>
public partial class CloneTests
{
    private static readonly float[] X = [0.3f, -0.8f], T = [0.2f];

    [Fact]
    public void A_clone_goes_on_to_the_same_bits_and_apart()
    {
        Check(new ScalarNetwork(1), network => network.Clone());
        Check(new VectorNetwork(1), network => network.Clone());
        Check(new LoopNetwork(1), network => network.Clone());
        Check(new Smallest(1), network => network.Clone());

        static void Check<TNetwork>(TNetwork network, Func<TNetwork, TNetwork> clone)
            where TNetwork : ITrainable<float>
        {
            for (int step = 0; step < 5; step++) network.TrainStep(X, T, 0.1f);
            TNetwork other = clone(network);
            Assert.Equal(network.Parameters(), other.Parameters());
            float[] before = network.Parameters();
            double[] state = network.OptimizerState();
            float error = other.TrainStep(X, T, 0.1f);
            Assert.NotEqual(before, other.Parameters());
            Assert.Equal(before, network.Parameters());
            Assert.Equal(state, network.OptimizerState());

            // The optimizer's state came along: the original takes the same step.
            Assert.Equal(error, network.TrainStep(X, T, 0.1f));
            Assert.Equal(other.Parameters(), network.Parameters());
            Assert.Equal(other.OptimizerState(), network.OptimizerState());
        }
    }

    [Fact]
    public void CopyFrom_takes_parameters_and_state_over_and_leaves_the_other_alone()
    {
        var network = new VectorNetwork(1);
        var other = new VectorNetwork(2);
        for (int step = 0; step < 5; step++) other.TrainStep(X, T, 0.1f);
        float[] expected = other.Parameters();
        network.CopyFrom(other);
        Assert.Equal(expected, network.Parameters());
        Assert.Equal(other.OptimizerState(), network.OptimizerState());
        network.TrainStep(X, T, 0.1f);
        Assert.Equal(expected, other.Parameters());
        network.CopyFrom(network);
        Assert.Equal("other", Assert.Throws<ArgumentNullException>(() => network.CopyFrom(null!)).ParamName);
    }

    [Fact]
    public void Views_and_Forward_of_a_clone_are_its_own()
    {
        var network = new LoopNetwork(1);
        LoopNetwork clone = network.Clone();
        float[] before = network.Predict(X);
        clone.HiddenLayer.Weights[0, 0] += 1;
        clone.OutputLayer.Biases[0] += 1;
        Assert.Equal(before, network.Predict(X));
        Assert.NotEqual(before, clone.Predict(X));
        Assert.Equal(clone.Predict(X), clone.Forward(X).ToArray());
    }

    [Fact]
    public void A_derived_class_stays_what_it_is_and_no_constructor_runs()
    {
        var network = new Derived(3) { Name = "first", Notes = { "one" } };
        int constructed = Derived.Constructed;
        AbstractNetwork clone = ((AbstractNetwork)network).Clone();
        Assert.Equal(constructed, Derived.Constructed);
        Derived derived = Assert.IsType<Derived>(clone);
        Assert.Equal("first", derived.Name);
        Assert.Same(network.Notes, derived.Notes);
        derived.Name = "second";
        derived.TrainStep(X, T, 0.1f);
        Assert.Equal("first", network.Name);
        Assert.NotEqual(network.Parameters(), derived.Parameters());
    }

    [Fact]
    public void Threads_of_batches_are_its_own_and_as_many()
    {
        var network = new ParallelNetwork(1) { MaxDegreeOfParallelism = 3 };
        ParallelNetwork clone = network.Clone();
        Assert.Equal(3, clone.MaxDegreeOfParallelism);
        clone.MaxDegreeOfParallelism = 1;
        Assert.Equal(3, network.MaxDegreeOfParallelism);
        const int Rows = 3000;
        float[] x = Numbers.Random<float>(new Random(1), Rows * 64), t = Numbers.Random<float>(new Random(2), Rows * 8);
        Assert.Equal(network.TrainBatch(x, t, 0.1f), clone.TrainBatch(x, t, 0.1f));
        Assert.Equal(network.Parameters(), clone.Parameters());
    }

    [Fact]
    public void Predict_returns_what_it_writes_in_an_array_of_its_own()
    {
        var network = new VectorNetwork(1);
        float[] y = new float[1];
        network.Predict(X, y);
        float[] answer = network.Predict(X);
        Assert.Equal(y, answer);
        Assert.NotSame(answer, network.Predict(X));
        Assert.Equal("x", Assert.Throws<ArgumentException>(() => network.Predict([.. X, .. T])).ParamName);
        Assert.Equal(32, Allocated.By(() => network.Predict(X)));
    }

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar, Optimizer = Optimizer.Adam)]
    private sealed partial class ScalarNetwork;

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Vector, Optimizer = Optimizer.Adam)]
    private sealed partial class VectorNetwork;

    [Network(Inputs = 2, Hidden = 40, Outputs = 1, Kernel = Kernel.Loop, Optimizer = Optimizer.Momentum)]
    private sealed partial class LoopNetwork;

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar, Gradients = false)]
    private sealed partial class Smallest;

    [Network(Inputs = 64, Hidden = 32, Outputs = 8, Parallel = true)]
    private sealed partial class ParallelNetwork;

    [Network(Inputs = 2, Hidden = 3, Outputs = 1)]
    private abstract partial class AbstractNetwork;

    private sealed class Derived : AbstractNetwork
    {
        public Derived(int seed)
            : base(seed) => Constructed++;

        public static int Constructed { get; private set; }

        public string? Name { get; set; }

        public List<string> Notes { get; } = [];
    }
}
