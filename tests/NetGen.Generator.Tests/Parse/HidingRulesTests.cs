using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>NETGEN030: what of the user's would be taken for a type that vector code calls by its bare name.</summary>
public sealed class HidingRulesTests
{
    private const string Rule = "NETGEN030";

    [Theory]
    [InlineData("Vector128", "System.Runtime.Intrinsics.Vector128")]
    [InlineData("Vector256", "System.Runtime.Intrinsics.Vector256")]
    [InlineData("Vector512", "System.Runtime.Intrinsics.Vector512")]
    [InlineData("Unsafe", "System.Runtime.CompilerServices.Unsafe")]
    [InlineData("MemoryMarshal", "System.Runtime.InteropServices.MemoryMarshal")]
    [InlineData("Sse", "System.Runtime.Intrinsics.X86.Sse")]
    [InlineData("Sse2", "System.Runtime.Intrinsics.X86.Sse2")]
    [InlineData("Avx", "System.Runtime.Intrinsics.X86.Avx")]
    [InlineData("AdvSimd", "System.Runtime.Intrinsics.Arm.AdvSimd")]
    [InlineData("MethodImplOptions", "System.Runtime.CompilerServices.MethodImplOptions")]
    public void A_property_hides_a_type(string name, string hidden) => Assert.Equal(
        [$"NETGEN030: 'Xor.{name}' hides {hidden}, which the vector code of 'Xor' uses: rename it, or write Kernel = Kernel.Scalar"],
        Declared.Holding($"public int {name} => 1;").Messages());

    [Theory]
    [InlineData("class Vector128<T> { }", true)]
    [InlineData("class Vector256<T> { }", true)]
    [InlineData("class Vector512<T> { }", true)]
    [InlineData("class Vector128<T, U> { }", false)]
    [InlineData("class Unsafe<T> { }", false)]
    [InlineData("class MemoryMarshal<T> { }", false)]
    [InlineData("class Sse<T> { }", false)]
    [InlineData("class Sse2<T> { }", false)]
    [InlineData("class Avx<T> { }", false)]
    [InlineData("class AdvSimd<T> { }", false)]
    [InlineData("class MethodImplOptions<T> { }", false)]
    [InlineData("class MethodImplAttribute : System.Attribute { }", true)]
    [InlineData("class MethodImplAttribute<T> : System.Attribute { }", false)]
    [InlineData("int MethodImplAttribute => 1;", false)]
    [InlineData("class var { }", true)]
    [InlineData("class var<T> { }", false)]
    [InlineData("int var => 1;", false)]
    [InlineData("class nuint { }", true)]
    [InlineData("class nuint<T> { }", false)]
    [InlineData("int nuint => 1;", false)]
    [InlineData("class nint { }", false)]
    [InlineData("class Vector64 { }", false)]
    public void A_nested_type_does_where_it_is_written_alike(string member, bool hides) =>
        Assert.Equal(hides ? 1 : 0, Declared.Holding(member).Count(Rule));

    [Theory]
    [InlineData("class var;", "", true)]
    [InlineData("namespace Demo { class var; }", "", false)]
    [InlineData("public class Base { protected class var; }", ": Base", true)]
    [InlineData("public class Base { private class var; }", ": Base", false)]
    [InlineData("public class Base { protected class Sse; }", ": Base", true)]
    [InlineData("public class Base { private class Sse; }", ": Base", false)]
    [InlineData("file class Sse;", "", false)]
    [InlineData("namespace Demo { class Sse; }", "", false)]
    public void What_is_seen_from_the_class_does(string before, string bases, bool hides) =>
        Assert.Equal(hides ? 1 : 0, Declared.Holding("", bases, before).Count(Rule));

    [Theory]
    [InlineData("class var;", true)]
    [InlineData("namespace A { class var; }", true)]
    [InlineData("namespace A.B { class var; }", true)]
    [InlineData("namespace A.B.C { class var; }", false)]
    [InlineData("namespace A.var { class Other; }", false)]
    [InlineData("class nuint;", true)]
    [InlineData("namespace A.nuint { class Other; }", true)]
    [InlineData("namespace A.B.C.nuint { class Other; }", false)]
    [InlineData("class Sse;", false)]
    [InlineData("namespace A { class Sse; }", false)]
    [InlineData("namespace A.B { class Sse; }", true)]
    [InlineData("namespace A.B { partial class Outer { class Sse; } }", true)]
    [InlineData("namespace A.B { partial class Outer { class var; } }", true)]
    public void Var_counts_from_farther_out_than_the_others(string other, bool hides) => Assert.Equal(
        hides ? 1 : 0,
        Declared.In(
            "namespace A.B { partial class Outer { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] partial class Xor; } }" + other,
            "A.B.Outer+Xor").Count(Rule));

    [Fact]
    public void Var_is_a_word() => Assert.Equal(
        ["NETGEN030: 'var' hides the word var, which the vector code of 'Xor' uses: rename it, or write Kernel = Kernel.Scalar"],
        Declared.Holding("", before: "class var;").Messages());

    [Fact]
    public void Scalar_code_calls_nothing_barely()
    {
        const string Network = "[NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor { int Sse => 1; }";
        Assert.Equal(0, Declared.In(Network.Replace("= 1)", "= 1, Kernel = Kernel.Scalar)")).Count(Rule));
        CSharpCompilation old = GeneratorRunner.Compile(Consumer.NetStandard20, LanguageVersion.CSharp9, Network);
        Assert.Equal(0, Declared.Of(old).Count(Rule));
    }
}
