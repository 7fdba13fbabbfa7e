using System.Text.RegularExpressions;
using NetGen.TestSupport;

namespace NetGen.Tests.Processes;

/// <summary>The rules notice what they are there for: in kernels that are wrong on purpose, and in a listing.</summary>
public class JitRulesTests
{
    private static readonly Lazy<IReadOnlyList<JitMethod>> Wrong = new(() => JitListing.Of(WrongKernel(), ""));

    [X64Theory]
    [InlineData("Checked", "Wrong+Vector128Kernel:Checked checks bounds")]
    [InlineData("Leaving", "Wrong+Vector128Kernel:Leaving in a loop, *: call *Wrong:Outside*")]
    [InlineData("LeavingOnce", "Wrong+Vector128Kernel:LeavingOnce: *Wrong:Outside*")]
    [InlineData("NotInlined", "Wrong+Vector128Kernel:NotInlined in a loop, *: call *Vector128Kernel:Twice*")]
    [InlineData("Unoptimized", "Wrong+Vector128Kernel:Unoptimized is compiled as *")]
    [InlineData("Right", null)]
    [InlineData("ForwardLayer1", null)]
    public void A_wrong_kernel_is_noticed(string name, string? expected)
    {
        string[] faults = [.. JitRules.Faults(Method(name))];
        if (expected is null) Assert.Empty(faults);
        else Assert.Matches($"^{Regex.Escape(expected).Replace(@"\*", ".*")}$", Assert.Single(faults));
    }

    [X64Theory]
    [InlineData("ForwardLayer1", true)]
    [InlineData("Right", false)]
    public void Registers_that_do_not_suffice_are_noticed(string name, bool spills)
    {
        Assert.Single(JitRules.InnerLoops(Method(name)));
        Assert.Equal(spills, JitRules.Spills(Method(name)).Any());
    }

    [Fact]
    public void A_listing_is_read()
    {
        JitMethod method = Assert.Single(JitListing.Parse("""
            ; Assembly listing for method A.N+Vector256Kernel:SumsOfRows1(byref,nuint):float (FullOpts)
            ; rbp based frame
            G_M000_IG01:                ;; offset=0x0000
                   push     rbp
                   test     rsi, rsi
                   je       SHORT G_M000_IG04
            G_M000_IG02:                ;; offset=0x0010
                   align    [0 bytes for IG03]
            G_M000_IG03:                ;; offset=0x0010
                   vmovups  ymmword ptr [rbp-0x40], ymm0
                   vaddps   ymm0, ymm0, ymmword ptr [rbp-0x60]
                   cmp      qword ptr [rbp-0x28], rax
                   jae      G_M000_IG05
                   dec      rsi
                   jne      SHORT G_M000_IG03
            G_M000_IG04:                ;; offset=0x0050
                   vzeroupper
                   ret
            G_M000_IG05:                ;; offset=0x0060
                   call     CORINFO_HELP_RNGCHKFAIL
                   int3

            ; Total bytes of code 103
            """));
        Assert.Equal("A.N+Vector256Kernel", method.Type);
        Assert.Equal("SumsOfRows1", method.Name);
        Assert.Equal("FullOpts", method.Tier);
        Assert.Equal(103, method.Bytes);
        Assert.Equal(["N+Vector256Kernel:SumsOfRows1 checks bounds"], JitRules.Faults(method));
        Assert.Equal(
            ["N+Vector256Kernel:SumsOfRows1 in a loop, G_M000_IG03: vmovups ymmword ptr [rbp-0x40], ymm0"],
            JitRules.Spills(method));
        Assert.Equal(103, JitRules.Bytes([method], method));
    }

    [Fact]
    public void A_kernels_method_that_is_inlined_is_found_in_the_one_that_calls_its_passes()
    {
        JitMethod[] methods = [.. JitListing.Parse(string.Concat(new[]
        {
            Listed("A.N:Predict(int):int", 7, "call     [A.N:Other(int):int]"),
            Listed("A.N:Predict(ref):int", 20, "call     [A.N+Vector256Kernel:ForwardLayer1(byref)]", "call     [A.N:Other(int):int]"),
            Listed("A.N+Vector256Kernel:ForwardLayer1(byref)", 300, "call     [A.N+Vector256Kernel:Exp(byref)]"),
            Listed("A.N+Vector256Kernel:Exp(byref)", 4000),
            Listed("A.N+Vector256Kernel:Unused(byref)", 50_000),
        }))];
        JitMethod entry = JitRules.Entry(methods, "Predict");
        Assert.Equal(20, entry.Bytes);
        Assert.Equal(4320, JitRules.Bytes(methods, entry));
        Assert.Equal(["N:Predict: call [A.N:Other(int):int]"], JitRules.EntryFaults(entry));
        Assert.Equal(4000, JitRules.Entry(methods, "Exp").Bytes);
    }

    private static string Listed(string method, int bytes, params string[] code) => $"""
        ; Assembly listing for method {method} (FullOpts)
        G_M000_IG01:                ;; offset=0x0000
        {string.Join('\n', code.Append("ret").Select(line => $"       {line}"))}

        ; Total bytes of code {bytes}

        """;

    private static JitMethod Method(string name) => Wrong.Value.Single(method => method.Name == name);

    /// <summary>40 sums are more than the 32 registers that there are at most.</summary>
    private static string WrongKernel()
    {
        IEnumerable<int> sums = Enumerable.Range(0, 40);
        return $$"""
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics;
            namespace {{NetworkCompiler.Namespace}}
            {
                public static class Wrong
                {
                    public static void Run()
                    {
                        float[] a = new float[256];
                        Vector128Kernel.Checked(a, 8);
                        Vector128Kernel.Leaving(ref a[0], 8);
                        Vector128Kernel.LeavingOnce(ref a[0]);
                        Vector128Kernel.NotInlined(ref a[0], 8);
                        Vector128Kernel.Unoptimized(ref a[0]);
                        Vector128Kernel.Right(ref a[0], 8);
                        Vector128Kernel.ForwardLayer1(ref a[0], 8);
                    }

                    [MethodImpl(MethodImplOptions.NoInlining)]
                    public static float Outside(float a) { return a * 2f; }

                    private static class Vector128Kernel
                    {
                        [MethodImpl(MethodImplOptions.NoInlining)]
                        public static void Checked(float[] a, int n) { for (int i = 0; i < n; i++) a[i] += a[i * 2]; }

                        [MethodImpl(MethodImplOptions.NoInlining)]
                        public static void Leaving(ref float a, int n) { for (int i = 0; i < n; i++) a += Outside(a); }

                        [MethodImpl(MethodImplOptions.NoInlining)]
                        public static void LeavingOnce(ref float a) { a += Outside(a); }

                        [MethodImpl(MethodImplOptions.NoInlining)]
                        public static void NotInlined(ref float a, int n)
                        {
                            Vector128<float> sum = Vector128<float>.Zero;
                            for (int i = 0; i < n; i++) sum += Twice(sum);
                            sum.StoreUnsafe(ref a);
                        }

                        [MethodImpl(MethodImplOptions.NoInlining)]
                        public static Vector128<float> Twice(Vector128<float> a) { return a + a; }

                        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
                        public static void Unoptimized(ref float a) { a *= 2f; }

                        [MethodImpl(MethodImplOptions.NoInlining)]
                        public static void Right(ref float a, nuint n)
                        {
                            Vector128<float> sum = Vector128<float>.Zero;
                            for (nuint i = 0; i < n; i++) sum += Vector128.LoadUnsafe(ref a, i * 4);
                            sum.StoreUnsafe(ref a);
                        }

                        [MethodImpl(MethodImplOptions.NoInlining)]
                        public static void ForwardLayer1(ref float a, nuint n)
                        {
                            {{string.Concat(sums.Select(k => $"Vector128<float> s{k} = Vector128<float>.Zero; "))}}
                            for (nuint i = 0; i < n; i++)
                            {
                                Vector128<float> b = Vector128.LoadUnsafe(ref a, i * 4);
                                {{string.Concat(sums.Select(k => $"s{k} = s{k} * b + s{(k + 1) % 40}; "))}}
                            }
                            {{string.Concat(sums.Select(k => $"s{k}.StoreUnsafe(ref a, {k * 4}); "))}}
                        }
                    }
                }
            }
            """;
    }
}
