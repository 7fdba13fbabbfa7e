using System.Numerics;
using NetGen.TestSupport;
using NetGen.Tests.Behaviour;

namespace NetGen.Tests.BugFixes;

/// <summary>A network that has met NaN is as new after Initialize or LoadParameters: padding lanes had kept it.</summary>
public class AfterNaNTests
{
    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Initialize_forgets_NaN(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Check<double>(kernel, precision, loads: false);
        else Check<float>(kernel, precision, loads: false);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void LoadParameters_forgets_NaN(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Check<double>(kernel, precision, loads: true);
        else Check<float>(kernel, precision, loads: true);
    }

    private static void Check<T>(Kernel kernel, Precision precision, bool loads)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var comparison = new Comparison(Agreement.Bits);
        foreach ((Optimizer optimizer, int depth) in SmallNetworks.Variants)
        {
            foreach (bool batch in new[] { false, true })
            {
                NetworkSpec spec = SmallNetworks.Spec(kernel, precision, optimizer, depth);
                ITestNetwork<T> used = SmallNetworks.Create<T>(kernel, precision, optimizer, depth, seed: 1);
                ITestNetwork<T> fresh = SmallNetworks.Create<T>(kernel, precision, optimizer, depth, seed: 1);
                T[] good = fresh.Parameters();
                Poison(spec, used, batch);
                if (loads) used.LoadParameters(good);
                else used.Initialize(1);

                // Loading keeps the optimizer's state, NaN or not.
                bool steps = !loads || optimizer == Optimizer.GradientDescent;
                Compare(comparison, spec, fresh, used, steps);
            }
        }

        comparison.Assert();
    }

    /// <summary>Two steps on NaN targets.</summary>
    private static void Poison<T>(NetworkSpec spec, ITestNetwork<T> network, bool batch)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int Rows = 19;
        (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, Rows, seed: 7);
        Array.Fill(t, T.NaN);
        T rate = T.CreateChecked(0.1);
        for (int n = 0; n < 2; n++)
        {
            if (batch) network.TrainBatch(x, t, rate);
            else network.TrainStep(x.AsSpan(0, spec.Inputs), t.AsSpan(0, spec.Outputs), rate);
        }

        if (spec.Optimizer == Optimizer.GradientDescent) Assert.All(network.Parameters(), w => Assert.True(T.IsNaN(w)));
    }

    private static void Compare<T>(
        Comparison comparison, NetworkSpec spec, ITestNetwork<T> fresh, ITestNetwork<T> used, bool steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int Rows = 19;
        (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, Rows, seed: 8);
        T[] firstX = x[..spec.Inputs], firstT = t[..spec.Outputs];
        T rate = T.CreateChecked(0.1);
        Same("w", network => network.Parameters());
        Same("Predict", network =>
        {
            var y = new T[spec.Outputs];
            network.Predict(firstX, y);
            return y;
        });
        Same("PredictBatch", network =>
        {
            var y = new T[Rows * spec.Outputs];
            network.PredictBatch(x, y);
            return y;
        });
        Same("Evaluate", network => [network.Evaluate(x, t)]);
        Same("Forward", network => network.Forward(firstX).ToArray());
        Same("Backward", network => [network.Backward(firstT), .. network.Gradients(), .. network.InputGradientsArray]);
        Same("BackwardBatch", network => [network.BackwardBatch(x, t), .. network.Gradients()]);
        if (!steps) return;

        Same("TrainStep", network => [network.TrainStep(firstX, firstT, rate), .. network.Parameters()]);
        Same("TrainBatch", network => [network.TrainBatch(x, t, rate), .. network.Parameters()]);

        void Same(string what, Func<ITestNetwork<T>, T[]> ask)
        {
            T[] expected = ask(fresh);
            if (expected.Any(T.IsNaN)) comparison.Fail($"{spec.Name} {what}: the fresh network gives NaN");
            comparison.Add($"{spec.Name} {what}", expected, ask(used));
        }
    }
}
