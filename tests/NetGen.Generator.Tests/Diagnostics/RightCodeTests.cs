using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What looks like a mistake but is none: no diagnostic, code, and not a word from the compiler.</summary>
public sealed class RightCodeTests
{
    public static TheoryData<string, string> RightCases => new()
    {
        { "abstract", Small("public abstract partial class Xor;") },
        { "sealed", Small("public sealed partial class Xor;") },
        { "internal", Small("internal partial class Xor;") },
        { "Hidden beside an empty array", """
            [Network(Inputs = 2, Hidden = 3, HiddenLayers = new int[0], Outputs = 1)] public partial class Xor;
            """ },
        { "an overload", Member("public float Predict(string text) => text.Length;") },
        { "an overload with fewer parameters", Member("public void Initialize() => Initialize(1);") },
        { "a generic overload", Member("public void Initialize<T>(int seed) => Initialize(seed);") },
        { "a constructor of another shape", Member("public Xor(string name) : this(1) => Name = name; public string Name { get; } = \"\";") },
        { "a static constructor", Member("static Xor() => Count = 1; public static int Count { get; }") },
        { "a nested enum, an operator, an indexer", Member("""
            public enum Kind { A } public static bool operator !(Xor x) => x is null; public int this[int i] => i;
            """) },
        { "input gradients where not asked for", Member("public int InputGradients => 1;") },
        { "a layer that is not there", Member("public int HiddenLayer1 => 1;") },
        { "an explicit implementation", """
            public interface IInitialize { void Initialize(int seed); }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor : IInitialize
            { void IInitialize.Initialize(int seed) => Initialize(seed); }
            """ },
        { "a base class", """
            public abstract class Base { protected Base(int x = 1) => X = x; public int X { get; } private int Topology() => 3; public int T => Topology(); }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor : Base;
            """ },
        { "an inherited overload", """
            public class Base { public void Initialize(string text) { } }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor : Base;
            """ },
        { "declared twice", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor;
            public partial class Xor { public int Count { get; set; } }
            """ },
        { "every constant at its edge", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Momentum = 0, Beta1 = 0, Beta2 = 0.9999, Alpha = 0, Epsilon = 1e-30,
                WeightDecay = 0, StepDecrease = 0.001, StepIncrease = 1.001, MinStep = 1, MaxStep = 1)]
            public partial class Xor;
            """ },
        { "the widest layer", "[Network(Inputs = 16_384, Hidden = 1, Outputs = 1)] public partial class Xor;" },
        { "a large limit", "[Network(Inputs = 2, Hidden = 3, Outputs = 1, MaxBytes = 10_000)] public partial class Xor;" },
        { "constants by name", """
            [Network(Inputs = Sizes.In, Hidden = Sizes.In + 1, Outputs = 1)] public partial class Xor;
            public static class Sizes { public const int In = 2; }
            """ },
        { "nested in everything", """
            public partial class A { public partial struct B { public partial record C { public partial record struct D {
                public partial interface E { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor; } } } } }
            """ },
        { "nested in modified types", """
            public static partial class A { public readonly ref partial struct B { public sealed partial class C {
                [Network(Inputs = 2, Hidden = 3, Outputs = 1)] internal sealed partial class Xor; } } }
            """ },
        { "nested in a record with parameters", """
            public partial record A(int X) { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] private partial class Xor; }
            """ },
        { "a network in a network", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor
            { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Inner; }
            """ },
        { "two that differ in case", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class XOR;
            """ },
        { "keywords", """
            namespace @namespace.@class { public partial class @event {
                [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class @int; } }
            """ },
        { "letters beyond ASCII", """
            namespace Δοκιμή { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Größe; }
            """ },
    };

    [Theory]
    [MemberData(nameof(RightCases))]
    public async Task Is_left_alone(string name, string source)
    {
        Assert.NotNull(name);
        CSharpCompilation compilation = GeneratorRunner.Compile("using NetGen;\n" + source);
        GeneratorRunResult result = GeneratorRunner.Run(compilation, out CSharpCompilation output);
        Assert.NotEmpty(result.GeneratedSources);
        GeneratorRunner.AssertNone(await GeneratorRunner.Analyze(output));
        GeneratorRunner.AssertNone(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden));
    }

    [Fact]
    public void An_attribute_that_is_given_twice_is_the_compilers_error()
    {
        const string Source = "using NetGen;\n"
            + "[Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor;\n"
            + "[Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor;";
        GeneratorRunResult result = GeneratorRunner.Run(GeneratorRunner.Compile(Source), out CSharpCompilation output);
        Assert.NotEmpty(result.GeneratedSources);
        Assert.Equal(
            ["CS0579"],
            output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.Id));
    }

    private static string Small(string declaration) => $"[Network(Inputs = 2, Hidden = 3, Outputs = 1)] {declaration}";

    private static string Member(string member) => Small($"public partial class Xor {{ {member} }}");
}
