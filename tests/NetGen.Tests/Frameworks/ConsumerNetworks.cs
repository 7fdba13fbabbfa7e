using System.Globalization;
using NetGen.TestSupport;
using NetGen.Tests.Golden;

namespace NetGen.Tests.Frameworks;

/// <summary>
/// Golden cases as networks of a consumer: every activation, loss and optimizer, both precisions, and each form of
/// scalar code (locals, arrays, loops). All cases where NETGEN_SOAK is set.
/// </summary>
internal static class ConsumerNetworks
{
    public static IReadOnlyList<(GoldenCase Golden, NetworkSpec Spec)> All { get; } =
        [.. GoldenCase.All.Take(Soak.IsOn ? int.MaxValue : 16).Select((golden, n) => (golden, Spec(golden, n)))];

    /// <summary>What the program reads: a line a network.</summary>
    public static string Script { get; } = ScaledScript(1, 1);

    /// <summary>The same with all parameters and all inputs multiplied.</summary>
    public static string ScaledScript(double parameters, double inputs) => string.Concat(All.Select(network =>
    {
        (GoldenCase golden, NetworkSpec spec) = network;
        double rate = golden.Trajectories[spec.Optimizer.ToString()].LearningRate;
        double[][] values =
        [
            [rate], Scaled(golden.Parameters, parameters), Scaled(golden.X, inputs), golden.T,
            Scaled(golden.Batch.FlatX, inputs), golden.Batch.FlatT,
        ];
        return $"{spec.Name};{spec.Precision};{string.Join(";", values.Select(Text))}\n";

        static double[] Scaled(double[] values, double factor) => [.. values.Select(value => value * factor)];
    }));

    private static NetworkSpec Spec(GoldenCase golden, int n)
    {
        var optimizer = (Optimizer)(n % Enum.GetValues<Optimizer>().Length);
        // In float RProp is chaos: see Golden/README.md.
        bool isDouble = optimizer == Optimizer.RProp || (n + (n / 8)) % 2 == 1;
        Precision precision = isDouble ? Precision.Double : Precision.Single;
        Kernel kernel = (n % 6) switch { 3 => Kernel.Loop, 5 => Kernel.Auto, _ => Kernel.Scalar };
        return golden.Spec(kernel, precision, optimizer);
    }

    private static string Text(double[] values) => string.Join(" ", values.Select(value =>
        BitConverter.DoubleToInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture)));
}
