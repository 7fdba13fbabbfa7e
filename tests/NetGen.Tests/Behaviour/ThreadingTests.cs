using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>One network, many threads that only ask.</summary>
public class ThreadingTests
{
    [Theory]
    [InlineData(Kernel.Scalar)]
    [InlineData(Kernel.Vector)]
    [InlineData(Kernel.Loop)]
    public void Predict_gives_each_thread_its_own_answer(Kernel kernel)
    {
        const int Rows = 500;
        NetworkSpec spec = SmallNetworks.Spec(kernel, Precision.Single, Optimizer.GradientDescent, depth: 2);
        ITestNetwork<float> network = SmallNetworks.Create<float>(kernel, Precision.Single, depth: 2);
        (float[] x, _) = SmallNetworks.Rows<float>(spec, Rows);
        float[] alone = new float[Rows * spec.Outputs], together = new float[Rows * spec.Outputs];
        for (int row = 0; row < Rows; row++) Predict(row, alone);
        Parallel.For(0, Rows * 20, new ParallelOptions { MaxDegreeOfParallelism = 8 }, n => Predict(n % Rows, together));
        Assert.Equal(alone, together);

        void Predict(int row, float[] y) => network.Predict(
            x.AsSpan(row * spec.Inputs, spec.Inputs), y.AsSpan(row * spec.Outputs, spec.Outputs));
    }
}
