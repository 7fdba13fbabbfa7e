using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>One wrong declaration a row: marked where the diagnostic must stand.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Source">The user's file; <c>using NetGen;</c> stands before it.</param>
public sealed record WrongCase(string Name, string Source)
{
    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    /// <summary>The compiler's own word on it: only where C# itself refuses the code whatever NetGen does.</summary>
    public string? CompilerError { get; init; }

    public override string ToString() => Name;
}

/// <summary>Every rule.</summary>
internal static class Cases
{
    public static readonly IReadOnlyList<WrongCase> Class =
    [
        new("not partial", Small("public class {|NETGEN001:Xor|};")),
        new("a type around is not partial", """
            public class {|NETGEN002:Outer|} { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] private partial class Xor; }
            """),
        new("two types around are not partial", """
            public class {|NETGEN002:A|} { public struct {|NETGEN002:B|} {
                [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor; } }
            """),
        new("another part is not partial", Small("public partial class Xor { } class {|NETGEN001:Xor|} { }"))
        {
            CompilerError = "CS0260",
        },
        new("another part of a type around is not partial", """
            public partial class Outer { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] private partial class Xor; }
            public class {|NETGEN002:Outer|} { }
            """)
        {
            CompilerError = "CS0260",
        },
        new("generic", Small("public partial class {|NETGEN003:Xor|}<T>;")),
        new("a generic type around", """
            public partial class Outer<T> { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN003:Xor|}; }
            """),
        new("static", Small("public static partial class {|NETGEN004:Xor|};")),
        new("static and not partial", Small("public static class {|NETGEN004:Xor|};")),
        new("record", Small("public partial record {|NETGEN005:Xor|};")),
        new("record class", Small("public partial record class {|NETGEN005:Xor|};")),
        new("file-local", Small("file partial class {|NETGEN006:Xor|};")),
        new("nested in a file-local class", """
            file partial class Outer { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN006:Xor|}; }
            """),
        new("primary constructor", Small("public partial class Xor{|NETGEN007:(int size)|} { public int Size => size; }")),
        new("empty primary constructor", Small("public partial class Xor{|NETGEN007:()|};")),
        new("base without a constructor to call", """
            public class Base { public Base(int x) => X = x; public int X { get; } }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)]
            public partial class {|NETGEN008:Xor|} : Base { public {|NETGEN029:Xor|}(string s) : base(s.Length) { } }
            """),
        new("base with a private constructor", """
            public class Base { private Base() { } public Base(int x) { } }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)]
            public partial class {|NETGEN008:Xor|} : Base { public {|NETGEN029:Xor|}(string s) : base(s.Length) { } }
            """),
        new("base with two constructors that are equally good", """
            public class Base { public Base(int x = 0) { } public Base(string s = "") { } }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)]
            public partial class {|NETGEN008:Xor|} : Base { public {|NETGEN029:Xor|}(string s) : base(s.Length) { } }
            """),
        new("base is a network", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Base;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN009:Xor|} : Base;
            """),
        new("base's base is a network", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Base;
            public class Between : Base;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN009:Xor|} : Between;
            """),
        new("C# 8", Small("public partial class Xor { }").Replace("[Network", "[{|NETGEN013:Network").Replace(")]", ")|}]"))
        {
            Language = LanguageVersion.CSharp8,
        },
        new("C# 7.3", Small("public partial class Xor { }").Replace("[Network", "[{|NETGEN013:Network").Replace(")]", ")|}]"))
        {
            Language = LanguageVersion.CSharp7_3,
        },
    ];

    public static readonly IReadOnlyList<WrongCase> Members =
    [
        Member("a method", "public void {|NETGEN010:Initialize|}(int seed) { }"),
        Member("a method that returns something else", "public int {|NETGEN010:Update|}(float step) => (int)step;"),
        Member("a method that takes spans", """
            public void {|NETGEN010:Predict|}(System.ReadOnlySpan<float> a, System.Span<float> b) { }
            """),
        Member("a private method", "private static float {|NETGEN010:Backward|}(System.ReadOnlySpan<float> t) => t[0];"),
        Member("a property named as a method", "public int {|NETGEN010:Forward|} { get; set; }"),
        Member("a field named as a constant", "public int {|NETGEN010:InputCount|} = 2;"),
        Member("a method named as a property", "public int {|NETGEN010:Topology|}() => 3;"),
        Member("a nested type", "public class {|NETGEN010:OutputLayer|} { }"),
        Member("an event", "public event System.Action {|NETGEN010:TrainBatch|} { add { } remove { } }"),
        Member("the only hidden layer", "public int {|NETGEN010:HiddenLayer|} => 1;"),
        Member("a constructor", "public {|NETGEN010:Xor|}() { }"),
        Member("a constructor from a seed", "internal {|NETGEN010:Xor|}(int seed) => Seed = seed; public int Seed { get; }"),
        Member("a private name", "private readonly int {|NETGEN010:_state|} = 1; public int S => _state;"),
        Member("an optimizer's state", "private readonly int {|NETGEN010:_h|} = 1; public int H => _h;"),
        Member("a method for rows", "private static int {|NETGEN010:PredictRow|}(string row) => row.Length;"),
        Member("a private type name", "private static class {|NETGEN010:Vector256Kernel|} { }"),
        Member("the interface's topology", """
            NetworkTopology IPredictor<float>.{|NETGEN010:Topology|} => null!;
            """) with { CompilerError = "CS0540" },
        new("the array interface's topology", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)]
            public partial class Xor { NetworkTopology NetGen.IArrayPredictor<float>.{|NETGEN010:Topology|} => null!; }
            namespace NetGen { public interface IArrayPredictor<T> { NetworkTopology Topology { get; } } }
            """) { CompilerError = "CS0540" },
        new("one of several hidden layers", """
            [Network(Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1)]
            public partial class Xor { public int {|NETGEN010:HiddenLayer2|} => 1; public int HiddenLayer => 1; }
            """),
        Member("input gradients, asked for or not", "public int {|NETGEN010:InputGradients|} => 1;"),
        new("input gradients where asked for", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, InputGradients = true)]
            public partial class Xor { public int {|NETGEN010:InputGradients|} => 1; }
            """),
        new("in another declaration", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor;
            public partial class Xor { public int {|NETGEN010:OutputCount|} => 1; }
            """),
        new("in double precision", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double)]
            public partial class Xor { public void {|NETGEN010:Update|}(double step) { } public void Update(float step) { } }
            """),
        new("inherited method", """
            public class Base { public void Initialize(int seed) { } }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN011:Xor|} : Base;
            """),
        new("inherited property, from afar", """
            public class Root { protected int Topology { get; set; } }
            public class Base : Root { }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN011:Xor|} : Base;
            """),
        new("inherited abstract method", """
            public abstract class Base { public abstract void Update(float step); }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public abstract partial class {|NETGEN011:Xor|} : Base;
            """),
        new("named as a method", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN012:Predict|};
            """),
        new("named as a layer", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN012:OutputLayer|};
            """),
    ];

    public static readonly IReadOnlyList<WrongCase> Shape =
    [
        Attribute("no inputs", "{|NETGEN014:Network(Hidden = 3, Outputs = 1)|}"),
        Attribute("no outputs", "{|NETGEN014:Network(Inputs = 2, Hidden = 3)|}"),
        Attribute("nothing", "{|NETGEN014:{|NETGEN014:{|NETGEN016:Network|}|}|}"),
        Attribute("inputs zero", "Network({|NETGEN015:Inputs = 0|}, Hidden = 3, Outputs = 1)"),
        Attribute("outputs negative", "Network(Inputs = 2, Hidden = 3, {|NETGEN015:Outputs = -1|})"),
        Attribute("hidden zero", "Network(Inputs = 2, {|NETGEN015:Hidden = 0|}, Outputs = 1)"),
        Attribute("all sizes", "Network({|NETGEN015:Inputs = 0|}, {|NETGEN015:Hidden = 0|}, {|NETGEN015:Outputs = 0|})"),
        Attribute("one entry", "Network(Inputs = 2, HiddenLayers = new[] { 3, {|NETGEN015:0|}, 4 }, Outputs = 1)"),
        Attribute("an entry of a typed array", "Network(Inputs = 2, HiddenLayers = new int[] { {|NETGEN015:-3|} }, Outputs = 1)"),
        Attribute("an entry of a collection", "Network(Inputs = 2, HiddenLayers = [3, {|NETGEN015:0|}], Outputs = 1)"),
        Attribute("neither", "{|NETGEN016:Network(Inputs = 2, Outputs = 1)|}"),
        Attribute("null array", "Network(Inputs = 2, {|NETGEN016:HiddenLayers = null!|}, Outputs = 1)"),
        Attribute("both", "Network(Inputs = 2, Hidden = 3, {|NETGEN017:HiddenLayers = new[] { 3 }|}, Outputs = 1)"),
        Attribute("a layer and none", "Network(Inputs = 2, Hidden = 3, {|NETGEN017:HiddenLayers = new int[0]|}, Outputs = 1)"),
        Attribute("activations twice", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, HiddenActivation = Activation.Tanh,
                {|NETGEN048:HiddenActivations = new[] { Activation.Tanh }|})
            """),
        Attribute("an activation too few", """
            Network(Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1,
                {|NETGEN049:HiddenActivations = new[] { Activation.Tanh }|})
            """),
        Attribute("an activation too many", """
            Network(Inputs = 2, HiddenLayers = new int[0], Outputs = 1, {|NETGEN049:HiddenActivations = [Activation.Tanh]|})
            """),
        Attribute("too wide", "Network(Inputs = 2, {|NETGEN018:Hidden = 16_385|}, Outputs = 1)"),
        Attribute("too wide inside", "Network(Inputs = 2, HiddenLayers = new[] { {|NETGEN018:20_000|} }, Outputs = 1)"),
        Attribute("int.MaxValue", "Network({|NETGEN018:Inputs = int.MaxValue|}, Hidden = 3, Outputs = 1)"),
        Attribute("too many", "{|NETGEN019:Network(Inputs = 16_384, HiddenLayers = new[] { 16_384, 16_384 }, Outputs = 1)|}"),
        Attribute("too many layers", $"Network(Inputs = 2, {{|NETGEN041:HiddenLayers = new[] {{ 1{string.Concat(Enumerable.Repeat(", 1", 64))} }}|}}, Outputs = 1)"),
        Attribute("too many for Scalar", "Network(Inputs = 128, Hidden = 128, Outputs = 1, {|NETGEN020:Kernel = Kernel.Scalar|})"),
        Attribute("negative limit", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN021:MaxBytes = -1|})"),
        Attribute("over the limit", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN022:MaxBytes = 16|})"),
    ];

    public static readonly IReadOnlyList<WrongCase> Values =
    [
        Attribute("softmax hidden", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN023:HiddenActivation = Activation.Softmax|})"),
        Attribute("softmax in one hidden layer", """
            Network(Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1,
                HiddenActivations = new[] { Activation.Tanh, {|NETGEN023:Activation.Softmax|} })
            """),
        Attribute("an unknown activation in one hidden layer", """
            Network(Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1,
                HiddenActivations = new[] { {|NETGEN025:(Activation)77|}, Activation.Tanh })
            """),
        Attribute("custom without a formula",
            "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN025:HiddenActivation = Activation.Custom|})"),
        Attribute("custom loss without a formula",
            "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN025:Loss = Loss.Custom|})"),
        Attribute("no such method", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN050:HiddenFormula = \"F\"|})"),
        Attribute("no name", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN050:LossFormula = null|})"),
        Formula("not static", "{|NETGEN050:HiddenFormula = nameof(F)|}", "double F(double u) => u;"),
        Formula("of whole numbers", "{|NETGEN050:HiddenFormula = nameof(F)|}", "static int F(int u) => u;"),
        Formula("by reference", "{|NETGEN050:HiddenFormula = nameof(F)|}", "static double F(ref double u) => u;"),
        Formula("two that fit", "{|NETGEN050:HiddenFormula = nameof(F)|}",
            "static double F(double u) => u; static float F(float u) => u;"),
        Formula("a loss as activation", "{|NETGEN050:OutputFormula = nameof(E)|}", "static double E(double y, double t) => y - t;"),
        Formula("an activation as loss", "{|NETGEN050:LossFormula = nameof(F)|}", "static double F(double u) => u;"),
        Formula("both", "HiddenActivation = Activation.Tanh, {|NETGEN052:HiddenFormula = nameof(F)|}",
            "static double F(double u) => u;"),
        Formula("both of the output", "OutputActivation = Activation.Tanh, {|NETGEN052:OutputFormula = nameof(F)|}",
            "static double F(double u) => u;"),
        Formula("both losses", "Loss = Loss.Huber, {|NETGEN052:LossFormula = nameof(E)|}",
            "static double E(double y, double t) => (y - t) * (y - t);"),
        Formula("probabilities of a formula", "Loss = Loss.BinaryCrossEntropy, {|NETGEN024:OutputFormula = nameof(F)|}",
            "static double F(double u) => 2 * u;"),
        Refused("sine", "{|NETGEN051:System.Math.Sin(u)|}"),
        Refused("a whole function", "u * {|NETGEN051:System.Math.Floor(u)|}"),
        Refused("a power of u", "{|NETGEN051:System.Math.Pow(2, u)|}"),
        Refused("a remainder", "{|NETGEN051:u % 2|}"),
        Refused("a cast to int", "{|NETGEN051:(int)u|}"),
        Refused("a field", "u * {|NETGEN051:Scale|}", "static double Scale = 2;"),
        Refused("a static readonly field", "u * {|NETGEN051:Scale|}", "static readonly double Scale = 2;"),
        Refused("not a number", "u + {|NETGEN051:double.NaN|}"),
        Refused("infinity", "u + {|NETGEN051:double.PositiveInfinity|}"),
        Refused("a switch", "{|NETGEN051:u switch { > 0 => u, _ => 0 }|}"),
        Refused("a method of objects", "u * {|NETGEN051:u.GetHashCode()|}"),
        Refused("recursion", "{|NETGEN051:F(u)|}"),
        Refused("a generic method", "{|NETGEN051:G(u)|}", "static T G<T>(T u) => u;"),
        Refused("a test of a pattern", "{|NETGEN051:u is > 0|} ? u : 0"),
        Refused("the source is elsewhere", "System.Math.Tanh(u) * {|NETGEN051:System.Math.Cbrt(u)|}"),
        Formula("a constant", "HiddenFormula = nameof(F)", "static double {|NETGEN051:F|}(double u) => 1;"),
        Formula("a loss without a target", "LossFormula = nameof(E)", "static double {|NETGEN051:E|}(double y, double t) => y * y;"),
        Statements("locals that double without an end", string.Concat(Enumerable.Range(0, 40).Select(n =>
            n == 7 ? "double {|NETGEN051:a7 = a6 * a6|}; " : n == 0 ? "double a0 = u * u; " : $"double a{n} = a{n - 1} * a{n - 1}; "))
            + "return a39;"),
        Statements("a loop", "double y = u; {|NETGEN051:while (y > 1) { y = y / 2; }|} return y;"),
        Statements("an assignment", "double y = u; {|NETGEN051:y = 2 * y;|} return y;"),
        Statements("a throw", "if (u > 0) { return u; } {|NETGEN051:throw new System.InvalidOperationException();|}"),
        Attribute("softmax of one", "Network(Inputs = 2, Hidden = 3, {|NETGEN031:Outputs = 1|}, Loss = Loss.CrossEntropy)"),
        Attribute("cross-entropy of identity", """
            Network(Inputs = 2, Hidden = 3, Outputs = 2, Loss = Loss.CrossEntropy, {|NETGEN024:OutputActivation = Activation.Identity|})
            """),
        Attribute("cross-entropy of sigmoid", """
            Network(Inputs = 2, Hidden = 3, Outputs = 2, Loss = Loss.CrossEntropy, {|NETGEN024:OutputActivation = Activation.Sigmoid|})
            """),
        Attribute("binary cross-entropy of ReLU", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy, {|NETGEN024:OutputActivation = Activation.ReLU|})
            """),
        .. new[] { "HiddenActivation", "OutputActivation" }.Select(name => Enum(name, "Activation", 14)),
        Enum("Loss", "Loss", 7),
        Enum("Optimizer", "Optimizer", -1),
        Enum("Precision", "Precision", 2),
        Enum("Kernel", "Kernel", 99),
        .. new[] { "Momentum", "Beta1", "Beta2", "Alpha" }.SelectMany(name => new[]
        {
            Constant(name, "1"), Constant(name, "-0.1"), Constant(name, "double.NaN"), Constant(name, "0.9999999999"),
        }),
        Constant("Epsilon", "0"),
        Constant("Epsilon", "-1e-8"),
        Constant("Epsilon", "1e-50"),
        Constant("Epsilon", "double.PositiveInfinity"),
        Constant("WeightDecay", "-0.01"),
        Constant("WeightDecay", "double.NaN"),
        Constant("StepDecrease", "0"),
        Constant("StepDecrease", "1"),
        Constant("StepIncrease", "1"),
        Constant("StepIncrease", "1e39"),
        Constant("MinStep", "0"),
        Constant("MinStep", "51"),
        Constant("MaxStep", "1e-7"),
        Constant("MaxStep", "double.NaN"),
        Attribute("steps the wrong way round", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.RProp, MinStep = 2, {|NETGEN026:MaxStep = 1|})
            """),
    ];

    /// <summary>A frozen network and its weights.</summary>
    public static readonly IReadOnlyList<WrongCase> Frozen =
    [
        Attribute("no weights", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN027:Frozen = true|})"),
        Frozen_("weights without their attribute", "NETGEN027", "private static float[] FrozenWeights => new float[28];"),
        Frozen_("weights of another network", "NETGEN032", FrozenSource.Member([2, 4, 1], "Sigmoid, Identity")),
        Frozen_("weights of a deeper network", "NETGEN032", FrozenSource.Member([2, 3, 3, 1], "Sigmoid, Sigmoid, Identity")),
        Frozen_("other activations", "NETGEN032", FrozenSource.Member([2, 3, 1], "ReLU, Identity")),
        Frozen_("another precision", "NETGEN032", FrozenSource.Member([2, 3, 1], "Sigmoid, Identity", "double")),
        Frozen_("a number too few", "NETGEN032", FrozenSource.Member([2, 3, 1], "Sigmoid, Identity", missing: 1)),
        Frozen_("a number too many", "NETGEN032", FrozenSource.Member([2, 3, 1], "Sigmoid, Identity", missing: -1)),
        Frozen_("no list of numbers", "NETGEN032", FrozenSource.Xor[..(FrozenSource.Xor.IndexOf("=>", StringComparison.Ordinal) + 2)] + " new float[28];"),
        Frozen_("an attribute that says nothing", "NETGEN032", "[NetGen.FrozenWeights] private static float[] FrozenWeights => new float[28];"),
        new("static, but not partial", "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true)] public static class {|NETGEN001:Xor|} { "
            + FrozenSource.Xor + " }"),
        new("a clash", "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true)] public static partial class Xor { "
            + FrozenSource.Xor + " public static int {|NETGEN010:ParameterCount|} => 13; }"),
    ];

    /// <summary>Names that vector code would be misled by.</summary>
    public static readonly IReadOnlyList<WrongCase> Hiding =
    [
        .. new[] { "Vector128", "Vector256", "Vector512", "Unsafe", "MemoryMarshal", "Sse", "Sse2", "AdvSimd", "MethodImplOptions" }.Select(name =>
            Hidden($"a property {name}", $"public int {name} => 1;")),
        Hidden("a field", "public const int Vector128 = 1;"),
        Hidden("a method", "public static void Unsafe(int x) { }"),
        Hidden("a nested type", "public enum Sse { A }"),
        Hidden("a nested generic type", "public class Vector256<T> { }"),
        Hidden("a nested attribute", "public class MethodImplAttribute : System.Attribute { }"),
        Hidden("an event", "public event System.Action AdvSimd { add { } remove { } }"),
        Hidden("two", "public int Sse => 1; public int Sse2 => 2;", 2),
        new("with vectors asked for", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Vector)]
            public partial class {|NETGEN030:Xor|} { public int Unsafe => 1; }
            """),
        new("with loops asked for", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Loop)]
            public partial class {|NETGEN030:Xor|} { public int Unsafe => 1; }
            """),
        new("an inherited property", """
            public class Base { protected int Vector128 => 1; }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Xor|} : Base;
            """),
        new("a property of the type around", """
            public partial class Outer { public int MemoryMarshal => 1;
                [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Xor|}; }
            """),
        new("a static field that the type around inherits", """
            public class Base { protected static readonly int Unsafe = 1; }
            public partial class Outer : Base { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Xor|}; }
            """),
        new("a constant of the interface around", """
            public interface IBase { const int Unsafe = 1; }
            public partial interface IOuter : IBase { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Xor|}; }
            """),
        new("the type around", """
            public partial class Vector128 { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Xor|}; }
            """),
        new("the network", "[Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Sse|};"),
        new("a nested network", """
            public partial class Outer { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Unsafe|}; }
            """),
        new("a type of the namespace", """
            namespace Demo.Robots { public struct Vector256 { }
                [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Xor|}; }
            """),
        new("a generic type of the namespace", """
            namespace Demo { public struct Vector512<T> { }
                [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Xor|}; }
            """),
        new("a type of the global namespace", """
            public struct Unsafe { } [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Xor|};
            """),
        new("a namespace in the namespace", """
            namespace Demo.Unsafe { public class Inside; }
            namespace Demo { [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Xor|}; }
            """),
        new("a namespace in the global one", """
            namespace Sse { public class Inside; }
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN030:Xor|};
            """),
    ];

    /// <summary>What is odd, and is compiled all the same.</summary>
    public static readonly IReadOnlyList<WrongCase> Warnings =
    [
        Unused("Momentum", "0.5", "GradientDescent", "AdaGrad", "RMSProp", "Adam", "AdamW", "RProp"),
        Unused("Beta1", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "RProp"),
        Unused("Beta2", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "RProp"),
        Unused("Alpha", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "Adam", "AdamW", "RProp"),
        Unused("Epsilon", "0.5", "GradientDescent", "Momentum", "Nesterov", "RProp"),
        Unused("WeightDecay", "0.5", "RProp"),
        Unused("StepDecrease", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW"),
        Unused("StepIncrease", "2", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW"),
        Unused("MinStep", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW"),
        Unused("MaxStep", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW"),
        Formula("a root of negative numbers", "HiddenFormula = nameof(F)",
            "static double {|NETGEN053:F|}(double u) => System.Math.Sqrt(u);"),
        Formula("a logarithm of an error", "LossFormula = nameof(E)",
            "static double {|NETGEN053:E|}(double y, double t) => System.Math.Log(y - t);"),
        Formula("a slope without an end", "HiddenFormula = nameof(F)",
            "static double {|NETGEN053:F|}(double u) => System.Math.Sqrt(System.Math.Abs(u));"),
        Attribute("an activation for no layer", """
            Network(Inputs = 2, HiddenLayers = new int[0], Outputs = 1, {|NETGEN028:HiddenActivation = Activation.Tanh|})
            """),
        Attribute("threads for samples in the lanes", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN028:Parallel = true|})"),
        Attribute("threads for scalar code", """
            Network(Inputs = 64, Hidden = 64, Outputs = 10, {|NETGEN028:Parallel = true|}, Kernel = Kernel.Scalar)
            """),
        Attribute("threads for layers that fill the stack", """
            Network(Inputs = 2, Hidden = 16_000, Outputs = 1, {|NETGEN028:Parallel = true|})
            """),
        Attribute("the optimizer left out, its default given", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN028:Momentum = 0.9|}, {|NETGEN028:Beta1 = 0.9|})
            """),
        Attribute("the optimizer behind its constant", """
            Network({|NETGEN028:Alpha = 0.5|}, Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Adam)
            """),
        Attribute("a warning and a limit", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN028:Alpha = 0.5|}, MaxBytes = 10_000)
            """),
        new("weights of a network that is not frozen",
            "[Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN033:Xor|} { " + FrozenSource.Xor + " }"),
        new("what only training and instances use", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true, {|NETGEN028:Optimizer = Optimizer.Adam|}, {|NETGEN028:Beta1 = 0.5|},
                {|NETGEN028:Momentum = 0.5|}, {|NETGEN028:WeightDecay = 0.5|}, {|NETGEN028:InputGradients = true|},
                {|NETGEN028:Gradients = false|}, {|NETGEN028:Parallel = true|}, {|NETGEN028:MaxBytes = 10|}, Loss = Loss.MeanSquaredError)]
            public static partial class Xor {
            """ + FrozenSource.Xor + " }"),
        Member("a constructor that chains to nothing", "public {|NETGEN029:Xor|}(string name) => Name = name; public string Name { get; } = \"\";"),
        Member("a constructor that chains to the base", "private protected {|NETGEN029:Xor|}(long size) : base() { }"),
        Member("a constructor with an empty body", "internal {|NETGEN029:Xor|}(params int[] sizes) { }"),
        Member("a constructor that a second one chains to", """
            public {|NETGEN029:Xor|}(string name) { } public Xor(string name, int size) : this(name) { }
            """),
        Member("a constructor that initializes another network", """
            public {|NETGEN029:Xor|}(Xor other) { other.Initialize(1); }
            """),
        Member("a constructor that keeps and computes", """
            public {|NETGEN029:Xor|}(string name) { this._name = name; Name = Trim(_name); int size = InputCount; System.Console.WriteLine(size); }
            private readonly string _name = ""; public string Name { get; } = ""; private static string Trim(string name) => name.Trim();
            public override string ToString() => Name;
            """),
        Member("a partial constructor", "public partial {|NETGEN029:Xor|}(string name); public partial Xor(string name) { }"),
    ];

    private static WrongCase Frozen_(string name, string id, string weights) => new(
        name,
        $"[Network(Inputs = 2, Hidden = 3, Outputs = 1, {{|{id}:Frozen = true|}})] public static partial class Xor;\n"
        + $"partial class Xor {{ {weights} }}");

    private static WrongCase Hidden(string name, string member, int times = 1) => new(name, Small("public partial class "
        + string.Concat(Enumerable.Repeat("{|NETGEN030:", times)) + "Xor" + string.Concat(Enumerable.Repeat("|}", times))
        + $" {{ {member} }}"));

    /// <summary>One class for each of the optimizers that do not use a constant.</summary>
    private static WrongCase Unused(string property, string value, params string[] optimizers) => new(
        property,
        string.Join("\n", optimizers.Select(optimizer => $$"""
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.{{optimizer}}, {|NETGEN028:{{property}} = {{value}}|})]
            public partial class {{optimizer}}Xor;
            """)));

    private static string Small(string declaration) =>
        $"[Network(Inputs = 2, Hidden = 3, Outputs = 1)] {declaration}";

    private static WrongCase Member(string name, string member) =>
        new(name, Small($"public partial class Xor {{ {member} }}"));

    private static WrongCase Formula(string name, string option, string methods) => new(
        name, $"[Network(Inputs = 2, Hidden = 3, Outputs = 1, {option})] public partial class Xor {{ {methods} }}");

    private static WrongCase Refused(string name, string body, string members = "") =>
        Formula(name, "HiddenFormula = nameof(F)", $"static double F(double u) => {body}; {members}");

    private static WrongCase Statements(string name, string body) =>
        Formula(name, "HiddenFormula = nameof(F)", $"static double F(double u) {{ {body} }}");

    private static WrongCase Attribute(string name, string attribute) =>
        new(name, $"[{attribute.Trim()}] public partial class Xor;");

    private static WrongCase Enum(string property, string type, int value) =>
        Attribute($"{property} = {value}", $$"""
            Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN025:{{property}} = ({{type}})({{value}})|})
            """);

    private static WrongCase Constant(string property, string value) =>
        Attribute($"{property} = {value}", $$"""
            Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Adam, {|NETGEN026:{{property}} = {{value}}|})
            """);
}
