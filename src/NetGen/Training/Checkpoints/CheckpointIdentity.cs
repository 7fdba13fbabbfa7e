using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>What must be the same for a run to go on as if it had never stopped; each named, for the message.</summary>
internal static class CheckpointIdentity
{
    /// <summary>Whether a·b + c of vectors is rounded once, which the width of registers does not tell.</summary>
#if NET
    private static readonly bool IsFused =
        System.Runtime.Intrinsics.X86.Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported;
#else
    // The build for .NET Standard runs on .NET 9 too, which has vectors.
    private static readonly bool IsFused =
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64
        || Type.GetType("System.Runtime.Intrinsics.X86.Fma, System.Runtime.Intrinsics")
            ?.GetProperty("IsSupported")?.GetValue(null) is true;
#endif

    public static IReadOnlyList<(string Name, string Value)> Of<T>(
        INetwork<T> network, Dataset<T> train, FitOptions<T> options)
        where T : unmanaged =>
    [
        ("network", network.Topology.Identity),
        .. network.Topology.OptimizerConstants.Select(constant => (constant.Key, Text(constant.Value))),
        ("DecayBiases", Text(network.Topology.DecayBiases)),
        ("Trainable", string.Join(" ", network.Topology.Trainable)),
        .. Code(network.Topology),
        ("optimizer state", Text(network.OptimizerStateCount)),
        ("training data", Data(train)),
        ("validation data", options.Validation is null ? "none" : Data(options.Validation)),
        ("BatchSize", Text(options.BatchSize)),
        ("Shuffle", Text(options.Shuffle)),
        ("Seed", Text(options.Seed)),
        ("LearningRate", options.LearningRate.ToString()),
        ("ClipNorm", Text(options.ClipNorm)),
        ("TargetError", Text(options.TargetError)),
        ("Metrics", string.Join(" ", options.Metrics.Select(metric => metric.ToString()))),
        ("OnGradient", options.OnGradient is null ? "none" : "some"),
        ("Augment", options.Augment is null ? "none" : "some"),
        ("EarlyStopping", options.EarlyStopping is not { } rule ? "none"
            : FormattableString.Invariant($"{rule.Patience} {rule.MinDelta:R} {rule.RestoreBest}")
                + (rule.Metric is { } metric ? $" {metric}" : "")),
    ];

    /// <summary>
    /// What decides the last digits: Scalar's are the same on every machine, those of vectors are not.
    /// </summary>
    private static (string Name, string Value)[] Code(NetworkTopology topology) =>
    [
        ("Kernel", topology.Kernel.ToString()),
        ("vectors", topology.VectorBits == 0
            ? "none"
            : FormattableString.Invariant($"{topology.VectorBits} bits of {RuntimeInformation.ProcessArchitecture}")
                + (IsFused ? "" : ", not fused")),
        ("Parallel", Text(topology.Parallel)),
        ("version of the arithmetic", FormattableString.Invariant(
            $"{topology.ArithmeticVersion} in the class, {ArithmeticVersion.Current} in the library")),
    ];

    private static string Data<T>(Dataset<T> dataset)
        where T : unmanaged => FormattableString.Invariant($"{dataset.Count} rows, {Fingerprint.Of(dataset):x16}");

    private static string Text<TValue>(TValue value) => value is double number
        ? number.ToString("R", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
