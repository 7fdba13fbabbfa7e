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
        { "Hidden beside null", """
            [Network(Inputs = 2, Hidden = 3, HiddenLayers = null!, Outputs = 1)] public partial class Xor;
            """ },
        { "no hidden layer", """
            [Network(Inputs = 2, HiddenLayers = new int[0], Outputs = 1)] public partial class Line;
            """ },
        { "no hidden layer, and no activation", """
            [Network(Inputs = 2, HiddenLayers = [], HiddenActivations = [], Outputs = 1)] public partial class Line;
            """ },
        { "an activation for each hidden layer", """
            [Network(
                Inputs = 2,
                HiddenLayers = new[] { 3, 4 },
                HiddenActivations = new[] { Activation.ReLU, Activation.Tanh },
                Outputs = 1)]
            public partial class Xor;
            """ },
        { "an overload", Member("public float Predict(string text) => text.Length;") },
        { "an overload with fewer parameters", Member("public void Initialize() => Initialize(1);") },
        { "a generic overload", Member("public void Initialize<T>(int seed) => Initialize(seed);") },
        { "a constructor of another shape", Member("public Xor(string name) : this(1) => Name = name; public string Name { get; } = \"\";") },
        { "a static constructor", Member("static Xor() => Count = 1; public static int Count { get; }") },
        { "a nested enum, an operator, an indexer", Member("""
            public enum Kind { A } public static bool operator !(Xor x) => x is null; public int this[int i] => i;
            """) },
        { "a method by another ref kind", Member("public void Initialize(in int seed) => Initialize(seed + 0);") },
        { "a constructor by another ref kind", Member("public Xor(ref int seed) : this(seed + 0) => seed++;") },
        { "a constructor that initializes", Member("public Xor(string name) { Name = name; Initialize(name.Length); } public string Name { get; } = \"\";") },
        { "a constructor that loads", Member("public Xor(float[] w) => this.LoadParameters(w);") },
        { "a constructor with its own helper", Member("public Xor(string name) { Name = name; Setup(); } public string Name { get; } = \"\"; private void Setup() => Initialize(1);") },
        { "a constructor that hands the network on", Member("public Xor(float[] w) => Copy(w, this); private static void Copy(float[] w, Xor to) => to.LoadParameters(w);") },
        { "a constructor that loads a file", Member("public Xor(string path) { ModelFile.Load(this, path); }") },
        { "a constructor that an extension helps", Member("public Xor(string path) { this.Read(path); }") + """
            public static class Extensions { public static void Read(this Xor net, string path) => net.Initialize(path.Length); }
            """ },
        { "a constructor by another name", Member("public Xor(float[] w) { var self = this; self.LoadParameters(w); }") },
        { "a constructor that writes weights", Member("public Xor(float w) { OutputLayer.Weights[0, 0] = w; }") },
        { "a constructor whose property initializes", Member("public Xor(long seed) => Seed = seed; public long Seed { set => Initialize((int)value); }") },
        { "a constructor whose base helps", """
            public abstract class Base { protected void Start() => Draw(1); private protected virtual void Draw(int seed) { } }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor : Base { public Xor(string name) => Start(); }
            """ },
        { "a constructor whose base's constructor initializes", """
            public abstract class Base { protected Base(bool draws = false) { if (draws) Draw(1); } protected abstract void Draw(int seed); }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor : Base
            { public Xor(string name) : base(true) { } protected override void Draw(int seed) => Initialize(seed); }
            """ },
        { "a partial constructor that chains", Member("public partial Xor(string name); public partial Xor(string name) : this(1) { }") },
        { "input gradients without gradients", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, InputGradients = true, Gradients = false)] public partial class Xor;
            """ },
        { "names that emitters have no use for", Member("""
            public class State { } public void Step() { } public float Error(float y) => y; public int ForwardLayer2 => 1;
            private readonly int _values = 1, _s = 2; public int Sum => _values + _s;
            """) },
        { "too many to unroll for Vector", """
            [Network(Inputs = 128, Hidden = 128, Outputs = 1, Kernel = Kernel.Vector)] public partial class Xor;
            """ },
        { "names of vectors in scalar code", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar)]
            public partial class Xor { public int Vector128 => 1; public class Unsafe { } }
            public class Sse { }
            """ },
        { "names of vectors farther out", """
            namespace Demo { public class Vector128 { } public class Unsafe { } }
            namespace Demo.Robots { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor; }
            public class Sse { }
            namespace MemoryMarshal { public class Inside; }
            """ },
        { "a property named as an attribute", Member("public int MethodImplAttribute => 1; public int MethodImpl => 2;") },
        { "names of vectors that are not seen", """
            public class Base { private int Vector128 => 1; public int V => Vector128; }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor : Base;
            file class Unsafe { }
            public class Sse<T> { } public class Vector256<T, U> { }
            """ },
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
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, WeightDecay = 0)] public partial class GradientDescentXor;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Momentum, Momentum = 0, WeightDecay = 0)]
            public partial class MomentumXor;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Nesterov, Momentum = 0, WeightDecay = 0)]
            public partial class NesterovXor;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.AdaGrad, Epsilon = 1e-30, WeightDecay = 0)]
            public partial class AdaGradXor;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.RMSProp, Alpha = 0, Epsilon = 1e-30, WeightDecay = 0)]
            public partial class RMSPropXor;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Adam, Beta1 = 0, Beta2 = 0.9999, Epsilon = 1e-30,
                WeightDecay = 0)]
            public partial class AdamXor;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.AdamW, Beta1 = 0, Beta2 = 0.9999, Epsilon = 1e-30,
                WeightDecay = 0)]
            public partial class AdamWXor;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.RProp, StepDecrease = 0.001, StepIncrease = 1.001,
                MinStep = 1, MaxStep = 1)]
            public partial class RPropXor;
            """ },
        { "the widest layer", "[Network(Inputs = 16_384, Hidden = 1, Outputs = 1)] public partial class Xor;" },
        { "threads", """
            [Network(Inputs = 64, Hidden = 64, Outputs = 10, Parallel = true)] public partial class Xor;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Loop, Parallel = true)] public partial class Loop;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Parallel = false)] public partial class None;
            """ },
        { "the most layers", $$"""
            [Network(Inputs = 2, HiddenLayers = new[] { 1{{string.Concat(Enumerable.Repeat(", 1", 63))}} }, Outputs = 1)] public partial class Xor;
            """ },
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
        { "frozen, static", "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true)] public static partial class Xor { " + FrozenSource.Xor + " }" },
        { "frozen, with members of its own", "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true)] public sealed partial class Xor : "
            + "Base { private Xor(string name) : base(name) { } public static Xor Of(string name) => new(name); " + FrozenSource.Xor
            + " } public class Base { protected Base(string name) => Name = name; public string Name { get; } }" },
        { "frozen, an array", "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true)] static partial class Xor { "
            + FrozenSource.Member([2, 3, 1], "Sigmoid, Identity", isArray: true) + " }" },
        { "not frozen, a member of that name", Member("public static float[] FrozenWeights => new float[3];") },
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
        var (found, said) = await GeneratorRunner.Examine(output);
        GeneratorRunner.AssertNone(found);
        GeneratorRunner.AssertNone(said.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden));
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
