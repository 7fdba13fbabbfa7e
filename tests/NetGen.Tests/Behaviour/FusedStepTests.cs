using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>Fused methods do what their parts do.</summary>
public class FusedStepTests
{
    private static readonly int[] RowCounts = [1, 2, 7, 8, 9, 31, 33, 39, 70];

    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void TrainStep_is_Forward_Backward_Update(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Steps<double>(kernel, precision);
        else Steps<float>(kernel, precision);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void TrainBatch_is_BackwardBatch_Update(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Batches<double>(kernel, precision);
        else Batches<float>(kernel, precision);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_batch_s_gradient_is_the_mean_of_its_samples(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Means<double>(kernel, precision);
        else Means<float>(kernel, precision);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void PredictBatch_and_Evaluate_go_row_by_row(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Rows<double>(kernel, precision);
        else Rows<float>(kernel, precision);
    }

    private static void Steps<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        var comparison = new Comparison(kernel == Kernel.Scalar ? Agreement.Bits : Agreement.Reordered(precision));
        foreach ((Optimizer optimizer, int depth) in SmallNetworks.Variants)
        {
            NetworkSpec spec = SmallNetworks.Spec(kernel, precision, optimizer, depth);
            ITestNetwork<T> fused = SmallNetworks.Create<T>(kernel, precision, optimizer, depth);
            ITestNetwork<T> parts = SmallNetworks.Create<T>(kernel, precision, optimizer, depth);
            T rate = T.CreateChecked(0.02);
            for (int n = 0; n < 5; n++)
            {
                (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, 1, seed: n);
                T error = fused.TrainStep(x, t, rate);
                parts.Forward(x);
                comparison.Add($"{spec.Name} E of step {n}", parts.Backward(t), error);
                parts.Update(rate);
                comparison.Add($"{spec.Name} w after step {n}", parts.Parameters(), fused.Parameters());
            }
        }

        comparison.Assert();
    }

    private static void Batches<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        var comparison = new Comparison(Agreement.Reordered(precision));
        foreach ((Optimizer optimizer, int depth) in SmallNetworks.Variants)
        {
            NetworkSpec spec = SmallNetworks.Spec(kernel, precision, optimizer, depth);
            ITestNetwork<T> fused = SmallNetworks.Create<T>(kernel, precision, optimizer, depth);
            ITestNetwork<T> parts = SmallNetworks.Create<T>(kernel, precision, optimizer, depth);
            T rate = T.CreateChecked(0.02);
            foreach (int rows in RowCounts)
            {
                (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, rows, seed: rows);
                T error = fused.TrainBatch(x, t, rate);
                comparison.Add($"{spec.Name} E of {rows} rows", parts.BackwardBatch(x, t), error);
                parts.Update(rate);
                comparison.Add($"{spec.Name} w after {rows} rows", parts.Parameters(), fused.Parameters());
            }
        }

        comparison.Assert();
    }

    private static void Means<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        var comparison = new Comparison(Agreement.Reordered(precision));
        foreach (int depth in Networks.Depths)
        {
            NetworkSpec spec = SmallNetworks.Spec(kernel, precision, Optimizer.GradientDescent, depth);
            ITestNetwork<T> network = SmallNetworks.Create<T>(kernel, precision, depth: depth);
            foreach (int rows in RowCounts)
            {
                (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, rows);
                var mean = new double[spec.ParameterCount];
                double error = 0;
                for (int row = 0; row < rows; row++)
                {
                    network.Forward(x.AsSpan(row * spec.Inputs, spec.Inputs));
                    error += double.CreateChecked(network.Backward(t.AsSpan(row * spec.Outputs, spec.Outputs))) / rows;
                    T[] sample = network.Gradients();
                    for (int p = 0; p < mean.Length; p++) mean[p] += double.CreateChecked(sample[p]) / rows;
                }

                comparison.Add($"{spec.Name} mean E of {rows} rows", error, network.BackwardBatch(x, t));
                comparison.Add($"{spec.Name} mean ∂ of {rows} rows", mean, network.Gradients());
            }
        }

        comparison.Assert();
    }

    private static void Rows<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        var comparison = new Comparison(Agreement.Reordered(precision));
        foreach (int depth in Networks.Depths)
        {
            NetworkSpec spec = SmallNetworks.Spec(kernel, precision, Optimizer.GradientDescent, depth);
            ITestNetwork<T> network = SmallNetworks.Create<T>(kernel, precision, depth: depth);
            foreach (int rows in RowCounts)
            {
                (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, rows);
                T[] batch = new T[t.Length], single = new T[t.Length];
                network.PredictBatch(x, batch);
                double error = 0;
                for (int row = 0; row < rows; row++)
                {
                    ReadOnlySpan<T> sample = x.AsSpan(row * spec.Inputs, spec.Inputs);
                    network.Predict(sample, single.AsSpan(row * spec.Outputs, spec.Outputs));
                    error += double.CreateChecked(network.Evaluate(sample, t.AsSpan(row * spec.Outputs, spec.Outputs))) / rows;
                }

                comparison.Add($"{spec.Name} y of {rows} rows", single, batch);
                comparison.Add($"{spec.Name} E of {rows} rows", error, network.Evaluate(x, t));
            }
        }

        comparison.Assert();
    }
}
