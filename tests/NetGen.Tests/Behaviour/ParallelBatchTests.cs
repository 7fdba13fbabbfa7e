using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>Batches on several threads: the same bits for any number of them.</summary>
public class ParallelBatchTests
{
    // Enough weights for parts of 64 rows; softmax and a loss that is no partner of it go by rows of their own.
    private static readonly NetworkSpec[] Specs =
    [
        Spec("Plain", Loss.SumSquares, Activation.Identity, "Parallel = true"),
        Spec("Rows", Loss.MeanSquaredError, Activation.Softmax, "Parallel = true"),
        Spec("Alone", Loss.SumSquares, Activation.Identity, null),
        Spec("Wide", Loss.SumSquares, Activation.Identity, "Parallel = true") with { Inputs = 10, Hidden = [2000], Outputs = 1 },
        Spec("Predicting", Loss.SumSquares, Activation.Identity, "Parallel = true") with { Gradients = false },
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(Specs));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)] // predicts in parts, but its gradients go row by row
    public void Threads_change_no_bit(int spec)
    {
        ITestNetwork<float> network = Compiled.Value.Create<float>(Specs[spec], seed: 1);
        foreach (int rows in new[] { 1, 63, 128, 131, 600, 1500 })
        {
            (float[] x, float[] t) = SmallNetworks.Rows<float>(Specs[spec], rows);
            float[] alone = Results(network, 1, x, t);
            for (int threads = 2; threads <= 9; threads++) Assert.Equal(alone, Results(network, threads, x, t));
        }
    }

    [Fact]
    public void Parts_agree_with_a_batch_in_one()
    {
        var comparison = new Comparison(Agreement.Reordered(Precision.Single));
        (float[] x, float[] t) = SmallNetworks.Rows<float>(Specs[0], 700);
        comparison.Add("y, E, ∂w and w",
            Results(Compiled.Value.Create<float>(Specs[2], seed: 1), null, x, t),
            Results(Compiled.Value.Create<float>(Specs[0], seed: 1), 3, x, t));
        comparison.Assert();
    }

    [Fact]
    public void Two_threads_may_predict_with_one_network()
    {
        ITestNetwork<float> network = Compiled.Value.Create<float>(Specs[0], seed: 1);
        (float[] x, float[] t) = SmallNetworks.Rows<float>(Specs[0], 1000);
        var expected = new float[t.Length];
        network.PredictBatch(x, expected);
        Parallel.For(0, 200, _ =>
        {
            var y = new float[t.Length];
            network.PredictBatch(x, y);
            Assert.Equal(expected, y);
        });
    }

    [Fact]
    public void Nothing_is_allocated_and_the_header_states_the_bytes()
    {
        ITestNetwork<float> network = Compiled.Value.Create<float>(Specs[0], seed: 1);
        (float[] x, float[] t) = SmallNetworks.Rows<float>(Specs[0], 1000);
        var y = new float[t.Length];
        for (int n = 0; n < 50; n++) Step();
        Assert.Equal(0, Allocated.By(Step));
        Assert.Equal(Compiled.Value.StatedBytes(Specs[0]), Compiled.Value.InstanceBytes(Specs[0]));

        void Step()
        {
            network.TrainBatch(x, t, 0.001f);
            network.PredictBatch(x, y);
        }
    }

    [Fact]
    public void A_network_without_gradients_predicts_in_parts()
    {
        ITrainable<float> network = Compiled.Value.CreateTrainable<float>(Specs[4], seed: 1);
        (float[] x, float[] t) = SmallNetworks.Rows<float>(Specs[4], 300);
        float[] batch = new float[t.Length], single = new float[t.Length];
        network.PredictBatch(x, batch);
        for (int row = 0; row < 300; row++)
        {
            network.Predict(x.AsSpan(row * 64, 64), single.AsSpan(row * 10, 10));
        }

        var comparison = new Comparison(Agreement.Reordered(Precision.Single));
        comparison.Add("y", single, batch);
        comparison.Assert();
    }

    [Fact]
    public void A_degree_below_one_is_refused()
    {
        dynamic network = Compiled.Value.Create<float>(Specs[0]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => network.MaxDegreeOfParallelism = 0);
        Assert.Contains("1 (no others) or more", error.Message, StringComparison.Ordinal);
    }

    /// <summary>y, E, ∂w, and w after a step.</summary>
    private static float[] Results(ITestNetwork<float> network, int? threads, float[] x, float[] t)
    {
        if (threads is { } count) ((dynamic)network).MaxDegreeOfParallelism = count;
        network.Initialize(1);
        var y = new float[t.Length];
        network.PredictBatch(x, y);
        float error = network.BackwardBatch(x, t);
        float[] gradients = network.Gradients();
        network.TrainBatch(x, t, 0.01f);
        return [.. y, error, .. gradients, .. network.Parameters()];
    }

    private static NetworkSpec Spec(string name, Loss loss, Activation output, string? extra) => new()
    {
        Name = name,
        Inputs = 64,
        Hidden = [200],
        Outputs = 10,
        Loss = loss,
        OutputActivation = output,
        InputGradients = false,
        Extra = extra,
    };
}
