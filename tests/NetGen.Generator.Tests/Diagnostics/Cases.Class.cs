using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Diagnostics;

/// <content>The rules of the class and of its members.</content>
internal static partial class Cases
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
}
