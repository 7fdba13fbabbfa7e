using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.TestSupport;

namespace NetGen.Tests.Processes;

/// <summary>
/// Code that grows leaves the instruction caches long before the JIT gives up on it: bytes a multiply-add where code is
/// unrolled, bytes in all where it is loops, whose code does not depend on the network's size.
/// </summary>
[Trait("Category", "Slow")]
public class CodeSizeTests
{
    /// <summary>
    /// Another patch of the JIT gives registers away otherwise; an unrolled loop, or a helper that is inlined twice, is
    /// more than that.
    /// </summary>
    private const double HeadRoom = 1.25;

    /// <summary>
    /// Bytes of Predict, TrainStep, PredictBatch and AddBatchGradients, each with all the vector code that it calls,
    /// measured with .NET 10.0.12. Unrolled are 2-3-1 (9 multiply-adds) and, at 512 and 256 bits, a single sample of
    /// 16-32-8 (768): their bytes a multiply-add are bounded. The others are loops, whose bytes in all are.
    /// </summary>
    private static readonly Dictionary<(string Network, int Bits), Sizes> Measured = new()
    {
        [("N2x3x1", 512)] = new(285, 447, 1141, 2496),
        [("N2x3x1", 256)] = new(276, 440, 1125, 2403),
        [("N2x3x1", 128)] = new(279, 468, 1172, 2192),
        [("N16x32x8", 512)] = new(1270, 2626, 1636, 4002),
        [("N16x32x8", 256)] = new(2019, 4520, 1821, 4459),
        [("N16x32x8", 128)] = new(2710, 3584, 1954, 5083),
        [("N64x64x10", 512)] = new(1927, 2664, 1722, 4353),
        [("N64x64x10", 256)] = new(2698, 3665, 1897, 5704),
        [("N64x64x10", 128)] = new(5303, 6619, 2445, 6892),
        [("N784x128x10", 512)] = new(2614, 3645, 2910, 7430),
        [("N784x128x10", 256)] = new(5112, 6404, 1888, 5707),
        [("N784x128x10", 128)] = new(5461, 6823, 1896, 6356),
    };

    public static TheoryData<string> Machines => ReferenceKernels.Machines;

    [X64Theory]
    [MemberData(nameof(Machines))]
    public void Code_stays_within_its_bytes_a_multiply_add(string switchedOff) =>
        JitRules.AssertNone(ReferenceKernels.Specs.SelectMany(spec =>
        {
            JitMethod[] methods = [.. ReferenceKernels.Listing(switchedOff).Of(spec)];
            Sizes measured = Measured[(spec.Name, Bits(methods))];
            return new[]
            {
                TooLarge(spec, methods, "Predict", measured.Predict),
                TooLarge(spec, methods, "TrainStep", measured.TrainStep),
                TooLarge(spec, methods, "PredictBatch", measured.PredictBatch),
                TooLarge(spec, methods, "AddBatchGradients", measured.AddBatchGradients),
            }.OfType<string>();
        }));

    private static string? TooLarge(NetworkSpec spec, JitMethod[] methods, string name, int measured)
    {
        JitMethod entry = JitRules.Entry(methods, name);
        int multiplyAdds = spec.Sizes.Zip(spec.Sizes.Skip(1), (fanIn, fanOut) => fanIn * fanOut).Sum();
        int bytes = JitRules.Bytes(methods, entry);
        int most = (int)(HeadRoom * measured);
        return bytes <= most ? null : $"{entry} takes {Rate(bytes)}; at most {Rate(most)} are expected";

        string Rate(int total) => string.Create(
            CultureInfo.InvariantCulture, $"{(double)total / multiplyAdds:F3} bytes a multiply-add ({total} in all)");
    }

    /// <summary>The width of the batch methods; methods of one sample may need less.</summary>
    private static int Bits(IEnumerable<JitMethod> methods)
    {
        string type = methods.Single(method => method.Name == "AddBatchGradients").Type;
        return int.Parse(Regex.Match(type, @"(\d+)Kernel$").Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private sealed record Sizes(int Predict, int TrainStep, int PredictBatch, int AddBatchGradients);
}
