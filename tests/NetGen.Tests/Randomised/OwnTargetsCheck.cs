using System.Numerics;
using NetGen.TestSupport;
using NetGen.Tests.BugFixes;

namespace NetGen.Tests.Randomised;

/// <summary>Targets that lie in the network's own memory are as good as copies of them, bit for bit.</summary>
internal static class OwnTargetsCheck
{
    public static void Run<T>(NetworkSpec spec, Func<ITestNetwork<T>> create)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var comparison = new Comparison(Agreement.Bits);
        var random = new Random(spec.ParameterCount);
        T[] parameters = Numbers.Random<T>(random, spec.ParameterCount, 1 / Math.Sqrt(spec.Sizes.Max()));
        T rate = T.CreateChecked(0.01);
        ITestNetwork<T> shared = create(), copied = create();
        double[] state = shared.OptimizerState();
        foreach (string place in OwnMemory.Names(spec).Where(name => spec.InputGradients || name != "InputGradients"))
        {
            foreach (string operation in new[] { "Backward", "TrainStep", "BackwardBatch", "TrainBatch" })
            {
                T[] x = Numbers.Random<T>(random, spec.Inputs), before = Numbers.Random<T>(random, spec.Inputs);
                Prepare(shared, before);
                Prepare(copied, before);
                Span<T> own = OwnMemory.Of(shared, place, spec.Outputs);
                T[] copy = OwnMemory.Of(copied, place, spec.Outputs).ToArray();
                if (own.IsEmpty) continue;

                string what = $"{operation}({place})";
                comparison.Add($"{what}: targets", copy, own.ToArray());
                comparison.Add(what, Run(copied, operation, x, copy), Run(shared, operation, x, own));
                comparison.Add($"{what} w", copied.Parameters(), shared.Parameters());
                comparison.Add($"{what} state", copied.OptimizerState(), shared.OptimizerState());
            }
        }

        comparison.Assert();

        void Prepare(ITestNetwork<T> network, T[] x)
        {
            // What has been trained on weights as targets may be no number any more.
            network.LoadParameters(parameters);
            network.LoadOptimizerState(state);
            network.Forward(x);
            network.Backward(Numbers.Of<T>(Enumerable.Repeat(0.25, spec.Outputs)));
            network.Forward(x);
        }

        T[] Run(ITestNetwork<T> network, string operation, T[] x, ReadOnlySpan<T> t) => operation switch
        {
            "Backward" => [network.Backward(t), .. network.Gradients()],
            "BackwardBatch" => [network.BackwardBatch(x, t), .. network.Gradients()],
            "TrainStep" => [network.TrainStep(x, t, rate)],
            _ => [network.TrainBatch(x, t, rate)],
        };
    }
}
