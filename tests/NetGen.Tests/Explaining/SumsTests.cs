namespace NetGen.Tests.Explaining;

/// <summary>LayerView.Sums: u of the last forward pass.</summary>
public class SumsTests
{
    [Fact]
    public void In_Scalar_they_are_the_bits_that_the_activation_took()
    {
        var random = new Random(4);
        var network = new ScalarIdentity(2);
        for (int draw = 0; draw < 50; draw++)
        {
            network.Forward(Numbers.Random<float>(random, 3));
            Assert.Equal(Bits(network.HiddenLayer.Outputs), Bits(network.HiddenLayer.Sums));
            Assert.Equal(Bits(network.OutputLayer.Outputs), Bits(network.OutputLayer.Sums));
        }

        // A sum of nothing but −0 is −0.
        for (int j = 0; j < 4; j++)
        {
            network.HiddenLayer.Biases[j] = -0f;
            for (int i = 0; i < 3; i++)
            {
                network.HiddenLayer.Weights[i, j] = 1;
            }
        }

        network.Forward([-0f, -0f, -0f]);
        Assert.All(Bits(network.HiddenLayer.Sums), bits => Assert.Equal(BitConverter.SingleToInt32Bits(-0f), bits));
        Assert.Equal(Bits(network.HiddenLayer.Outputs), Bits(network.HiddenLayer.Sums));

        static int[] Bits(VectorView<float> values) =>
            [.. values.ToArray().Select(BitConverter.SingleToInt32Bits)];
    }

    [Fact]
    public void Other_kernels_agree_but_for_rounding()
    {
        var random = new Random(4);
        var network = new WideVector(2);
        float[] x = Numbers.Random<float>(random, 30);
        network.Forward(x);
        AssertClose(network.HiddenLayer1.Outputs.ToArray(), network.HiddenLayer1.Sums.ToArray().Select(u => Math.Tanh(u)));
        AssertClose(network.HiddenLayer2.Outputs.ToArray(), network.HiddenLayer2.Sums.ToArray().Select(u => Math.Tanh(u)));
        double[] exponentials = [.. network.OutputLayer.Sums.ToArray().Select(u => Math.Exp(u))];
        AssertClose(network.OutputLayer.Outputs.ToArray(), exponentials.Select(value => value / exponentials.Sum()));
        float[] sums = [.. Enumerable.Range(0, 20).Select(j => (float)(Enumerable.Range(0, 30)
            .Sum(i => (double)x[i] * network.HiddenLayer1.Weights[i, j]) + network.HiddenLayer1.Biases[j]))];
        Assert.All(Enumerable.Range(0, 20), j => Assert.Equal(sums[j], network.HiddenLayer1.Sums[j], 1e-5f));
    }

    /// <summary>They take the weights as they are.</summary>
    [Fact]
    public void They_follow_the_weights_and_are_a_copy()
    {
        var network = new ExplainedXor(1);
        network.Forward([1, 2]);
        double before = network.HiddenLayer.Sums[0];
        VectorView<double> kept = network.HiddenLayer.Sums;
        network.HiddenLayer.Biases[0] += 0.5;
        Assert.Equal(before + 0.5, network.HiddenLayer.Sums[0], 1e-12);
        Assert.Equal(before, kept[0]);
        kept[0] = 100;
        Assert.Equal(before + 0.5, network.HiddenLayer.Sums[0], 1e-12);
    }

    private static void AssertClose(float[] actual, IEnumerable<double> expected) => Assert.All(
        actual.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
}
