using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using NetGen.TestSupport;

namespace NetGen.Tests.Processes;

/// <summary>The kernels of four networks as the JIT compiles them, on this machine and on lesser ones.</summary>
internal static class ReferenceKernels
{
    /// <summary>Samples in the lanes; unrolled while registers are wide enough; loops; wide loops.</summary>
    public static readonly NetworkSpec[] Specs = [Spec(2, 3, 1), Spec(16, 32, 8), Spec(64, 64, 10), Spec(784, 128, 10)];

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<JitMethod>>> Listings = new();

    /// <summary>What may be switched off; with nothing, or with something that is not there, it is this machine.</summary>
    public static TheoryData<string> Machines => ["", "DOTNET_EnableAVX512", "DOTNET_EnableAVX2"];

    /// <summary>All vector code that ran.</summary>
    public static IEnumerable<JitMethod> On(string switchedOff) => Listing(switchedOff).Where(JitRules.IsKernel);

    /// <summary>All vector code that ran, and the networks' own methods that may hold some of it.</summary>
    public static IReadOnlyList<JitMethod> Listing(string switchedOff) => Listings.GetOrAdd(
        switchedOff,
        _ => new(() => JitListing.Of(string.Concat(Specs.Select(spec => spec.ToSource())), switchedOff))).Value;

    /// <summary>The part of a listing that belongs to one network.</summary>
    public static IEnumerable<JitMethod> Of(this IEnumerable<JitMethod> methods, NetworkSpec spec) =>
        methods.Where(method => Regex.IsMatch(method.Type, $@"\.{spec.Name}(\+|$)"));

    private static NetworkSpec Spec(int inputs, int hidden, int outputs) => new()
    {
        Name = $"N{inputs}x{hidden}x{outputs}",
        Inputs = inputs,
        Hidden = [hidden],
        Outputs = outputs,
        InputGradients = false,
    };
}
