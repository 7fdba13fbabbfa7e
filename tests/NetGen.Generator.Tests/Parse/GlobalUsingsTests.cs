using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>What a bare name may stand for by a project's global using directives.</summary>
public sealed class GlobalUsingsTests
{
    [Theory]
    [InlineData("global using A;", "A.Sse")]
    [InlineData("global using static A.Holder;", "A.Holder.Sse")]
    [InlineData("global using static A.Functions;", "A.Functions.Sse() A.Functions.Sse<T>()")]
    [InlineData("global using Sse = System.Int32;", "int")]
    [InlineData("global using Sse = A;", "A")]
    [InlineData("global using Sse = (int, int);", "(int, int)")]
    [InlineData("global using A; global using Sse = System.Int32;", "A.Sse int")]
    [InlineData("using A;", "")]
    [InlineData("using Sse = System.Int32;", "")]
    [InlineData("global using Sse2 = System.Int32;", "")]
    [InlineData("global using Sse = Missing;", "")]
    [InlineData("global using System;", "")]
    [InlineData("global using Missing;", "")]
    public void Are_types_and_the_targets_of_aliases(string directives, string expected)
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(
            directives, "namespace A { public class Sse; public static class Holder { public class Sse; } "
                + "public class Functions { public static void Sse() { } public static void Sse<T>() { } public void Sse(int i) { } } }");
        IEnumerable<string> named =
            new GlobalUsings(compilation, default).Named("Sse").Select(used => used.Symbol.ToDisplayString());
        Assert.Equal(expected, string.Join(" ", named));
    }

    [Theory]
    [InlineData("global using A;", "", 1)]
    [InlineData("global using A;", "namespace Demo;", 0)]
    [InlineData("global using System.Runtime.Intrinsics.X86;", "", 0)]
    public void Stand_beside_a_class_without_a_namespace(string directives, string place, int hidden)
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(
            directives,
            "namespace A { public class Sse; }",
            $"{place} [NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor;");
        string name = place.Length == 0 ? "Xor" : "Demo.Xor";
        Assert.Equal(hidden, Declared.Of(compilation, name).Count("NETGEN030"));
    }
}
