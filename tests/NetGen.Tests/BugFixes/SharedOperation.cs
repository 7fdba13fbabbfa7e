using System.Runtime.InteropServices;
using NetGen.TestSupport;

namespace NetGen.Tests.BugFixes;

/// <summary>A method of a network that takes spans.</summary>
/// <param name="Name">Its name.</param>
/// <param name="A">Numbers of the first argument.</param>
/// <param name="B">Numbers of the second; 0: there is none.</param>
/// <param name="Writes">Which argument is written: 'a', 'b', or neither.</param>
/// <param name="LeavesGradients">Whether its contract says what the gradients are afterwards.</param>
/// <param name="Call">Runs it; E where it returns that, or what it returned.</param>
internal sealed record SharedOperation<T>(
    string Name, int A, int B, char Writes, bool LeavesGradients, SharedOperation<T>.Method Call)
    where T : unmanaged
{
    public delegate T[] Method(ITrainable<T> network, Span<T> a, Span<T> b);

    private delegate T[] FullMethod(INetwork<T> network, Span<T> a, Span<T> b);

    /// <summary>All that the network has; batches of so many rows.</summary>
    public static SharedOperation<T>[] All(NetworkSpec spec, int[] rowCounts, T rate)
    {
        int l = spec.Inputs, n = spec.Outputs, all = spec.ParameterCount;
        return
        [
            new("Predict", l, n, 'b', true, (network, x, y) => { network.Predict(x, y); return []; }),
            new("TrainStep", l, n, ' ', false, (network, x, t) => [network.TrainStep(x, t, rate)]),
            .. rowCounts.SelectMany(rows => new SharedOperation<T>[]
            {
                new($"PredictBatch of {rows}", rows * l, rows * n, 'b', true,
                    (network, x, y) => { network.PredictBatch(x, y); return []; }),
                new($"Evaluate of {rows}", rows * l, rows * n, ' ', true, (network, x, t) => [network.Evaluate(x, t)]),
            }),
            .. typeof(T) == typeof(double) && spec.Optimizer == Optimizer.Momentum
                ? new SharedOperation<T>[]
                {
                    // One state, of as many numbers as there are parameters.
                    new("CopyOptimizerStateTo", all, 0, 'a', true, (network, a, _) =>
                    {
                        network.CopyOptimizerStateTo(MemoryMarshal.Cast<T, double>(a));
                        return [];
                    }),
                    new("LoadOptimizerState", all, 0, ' ', true, (network, a, _) =>
                    {
                        network.LoadOptimizerState(MemoryMarshal.Cast<T, double>(a));
                        return [];
                    }),
                }
                : [],
            new("CopyParametersTo", all, 0, 'a', true, (network, a, _) => { network.CopyParametersTo(a); return []; }),
            new("LoadParameters", all, 0, ' ', true, (network, a, _) => { network.LoadParameters(a); return []; }),
            .. spec.Gradients ? OfGradients() : [],
        ];

        IEnumerable<SharedOperation<T>> OfGradients() =>
        [
            Full("Forward", l, 0, ' ', true, (network, x, _) => network.Forward(x).ToArray()),
            Full("Backward", n, 0, ' ', true, (network, t, _) => [network.Backward(t)]),
            .. rowCounts.SelectMany(rows => new[]
            {
                Full($"BackwardBatch of {rows}", rows * l, rows * n, ' ', true,
                    (network, x, t) => [network.BackwardBatch(x, t)]),
                Full($"TrainBatch of {rows}", rows * l, rows * n, ' ', false,
                    (network, x, t) => [network.TrainBatch(x, t, rate)]),
            }),
            Full("CopyGradientsTo", all, 0, 'a', true, (network, a, _) => { network.CopyGradientsTo(a); return []; }),
            Full("LoadGradients", all, 0, ' ', true, (network, a, _) => { network.LoadGradients(a); return []; }),
        ];

        static SharedOperation<T> Full(
            string name, int a, int b, char writes, bool leavesGradients, FullMethod call) =>
            new(name, a, b, writes, leavesGradients, (network, first, second) =>
                call((INetwork<T>)network, first, second));
    }
}
