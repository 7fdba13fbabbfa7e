namespace NetGen.Generator.Tests.Places;

/// <summary>What, the class to train, and the project; [N] is the attribute of a 2-3-1 network.</summary>
internal static class PlaceCases
{
    public static TheoryData<string, string, string> All
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (object[] row in Places.Concat(Beside).Concat(Bases))
            {
                all.Add((string)row[0], (string)row[1], (string)row[2]);
            }

            return all;
        }
    }

    private static TheoryData<string, string, string> Places => new()
    {
        { "a namespace in a namespace", "A.B.Xor", "namespace A { namespace B { [N] public partial class Xor; } }" },
        { "a namespace for the file", "A.B.Xor", "namespace A.B; [N] public partial class Xor;" },
        { "a class, internal", "A+Xor", "public partial class A { [N] internal partial class Xor; }" },
        { "a class, private", "A+Xor", "public partial class A { [N] private partial class Xor; }" },
        { "a class, protected", "A+Xor", "public partial class A { [N] protected partial class Xor; }" },
        { "a class, protected internal", "A+Xor", "public partial class A { [N] protected internal partial class Xor; }" },
        { "a class, private protected", "A+Xor", "public partial class A { [N] private protected partial class Xor; }" },
        { "a class, of no stated access", "A+Xor", "partial class A { [N] partial class Xor; }" },
        { "a class with parameters", "A+Xor", "public partial class A(int x) { public int X => x; [N] public partial class Xor; }" },
        { "a static class", "A+Xor", "public static partial class A { [N] public partial class Xor; }" },
        { "a struct", "A+Xor", "public partial struct A { [N] public partial class Xor; }" },
        { "a readonly ref struct", "A+Xor", "public readonly ref partial struct A { [N] public partial class Xor; }" },
        { "a record", "A+Xor", "public partial record A(int X) { [N] public partial class Xor; }" },
        { "a record struct", "A+Xor", "public readonly partial record struct A(int X) { [N] public partial class Xor; }" },
        { "an interface", "A+Xor", "public partial interface A { [N] public partial class Xor; }" },
        { "all of them", "A+B+C+D+E+Xor", """
            partial class A { partial struct B { partial record C { partial record struct D { partial interface E {
                [N] internal sealed partial class Xor; } } } } }
            """ },
        { "a network in a network", "Xor+Inner", "[N] public partial class Xor { [N] public partial class Inner; }" },
        { "one that hides another", "A+Xor", """
            public class Base { public class Xor; } public partial class A : Base { [N] public new partial class Xor; }
            """ },
        { "several in a file", "B.Xor", """
            [N] partial class Xor; namespace A { [N] partial class Xor; } namespace B { [N] partial class Xor; [N] partial class Xnor; }
            """ },
        { "keywords", "namespace.class.event+int", """
            namespace @namespace.@class { public partial class @event { [N] public partial class @int; } }
            """ },
        { "words that may become keywords", "await.record+xor", """
            namespace await { public partial class @record { [N] public partial class @xor; [N] public partial class @field; } }
            """ },
        { "letters beyond ASCII", "Δοκιμή.Größe+網路", "namespace Δοκιμή; public partial class Größe { [N] public partial class 網路; }" },
        { "an escaped name", "XAY", "[N] public partial class X\\u0041Y;" },
        { "names of the framework", "Demo.System.NetGen", """
            namespace Demo.System { [N] public partial class NetGen; public class Math; public class MathF; public class Span<T>; }
            """ },
        { "the library's namespace", "NetGen.Own.Xor", "namespace NetGen.Own { [N] public partial class Xor; public class Guard; }" },
    };

    private static TheoryData<string, string, string> Beside => new()
    {
        { "several declarations", "Xor", """
            public partial class Xor { public int A => 1; } [N] public partial class Xor; public partial class Xor { public int B => A; }
            """ },
        { "fields called as locals and parameters are", "Xor", """
            [N] public partial class Xor { public const int x = 1, y = 2, w = 3, dw = 4, rows = 5, seed = 6, e = 7, learningRate = 8; }
            """ },
        { "members called as the framework's types are", "Xor", """
            [N] public partial class Xor { public int System => 1; public int NetGen => 2; public class Math; public class Span<T>; }
            """ },
        { "all kinds of members", "Xor", """
            [N] public sealed partial class Xor : System.IEquatable<Xor>, System.IDisposable
            {
                static Xor() => Made = 0;
                public Xor(string name) : this(1) => Name = name;
                ~Xor() => Dispose();
                public static int Made { get; private set; }
                public string Name { get; } = "";
                public int this[int i] => i;
                public event System.Action Changed { add { } remove { } }
                public bool Equals(Xor? other) => ReferenceEquals(this, other);
                public override bool Equals(object? obj) => Equals(obj as Xor);
                public override int GetHashCode() => Name.Length;
                public void Dispose() => System.GC.SuppressFinalize(this);
                public static implicit operator string(Xor xor) => xor.Name;
                public static Xor operator +(Xor a, Xor b) => b;
                private enum Kind { A }
            }
            """ },
        { "required members", "Xor", """
            [N] public partial class Xor { public required string Name { get; init; } public static Xor Of(string n) => new(1) { Name = n }; }
            """ },
        { "an interface that generated members implement", "Xor", """
            public interface IModel { float TrainStep(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> t, float learningRate); }
            [N] public partial class Xor : IModel, INetwork<float>;
            """ },
        { "attributes", "Xor", """
            [System.Serializable, System.Diagnostics.DebuggerDisplay("Xor"), System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]
            [N] [System.Runtime.Versioning.SupportedOSPlatform("windows")] public partial class Xor;
            """ },
        { "an obsolete class", "Xor", "[System.Obsolete(\"old\")] [N] public partial class Xor;" },
        { "an experimental class", "Xor", "[System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] [N] public partial class Xor;" },
        { "unsafe code beside", "Xor", "[N] public partial class Xor { public nint Size => sizeof(float); }" },
        { "an assembly that complies", "Xor", """
            [assembly: System.CLSCompliant(true)]
            [N] public partial class Xor;
            [Network(Inputs = 20, Hidden = 30, Outputs = 10, Parallel = true, InputGradients = true)] public partial class Wide;
            """ },
    };

    private static TheoryData<string, string, string> Bases => new()
    {
        { "abstract, with a class derived from it", "Derived", """
            [N] public abstract partial class Xor { public abstract string Name { get; } }
            public sealed class Derived(int seed) : Xor(seed) { public override string Name => "derived"; }
            """ },
        { "a base with abstract and required members", "Xor", """
            public abstract class Base { public abstract string Name { get; } public required int Size { get; init; } }
            [N] public partial class Xor : Base { public override string Name => ""; }
            """ },
        { "a base with optional parameters", "Xor", """
            public abstract class Base(int size = 1, params int[] sizes) { public int Size => size + sizes.Length; }
            [N] public partial class Xor : Base;
            """ },
        { "a base that sets its required members", "Xor", """
            public abstract class Base
            {
                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] protected Base() { Size = 1; }
                public required int Size { get; init; }
            }
            [N] public partial class Xor : Base;
            """ },
        { "a base with optional parameters and another constructor with an array", "Xor", """
            public abstract class Base
            {
                protected Base(int size = 1) { Size = size; }
                protected Base(params string[] names) { Size = names.Length; }
                public int Size { get; }
            }
            [N] public partial class Xor : Base;
            """ },
        { "a generic base", "Xor", "public class Base<T> { public T? Value { get; set; } } [N] public partial class Xor : Base<int>;" },
        { "a disposable base", "Xor", """
            public class Base : System.IDisposable
            {
                public void Dispose() { Dispose(true); System.GC.SuppressFinalize(this); }
                protected virtual void Dispose(bool disposing) { }
            }
            [N] public partial class Xor : Base { protected override void Dispose(bool disposing) => base.Dispose(disposing); }
            """ },
        { "a base with obsolete members", "Xor", """
            public class Base { [System.Obsolete] public int Old => 1; [System.Obsolete("old")] protected Base() { } }
            [N] public partial class Xor : Base;
            """ },
        { "a base with an obsolete constructor and no message", "Xor", """
            public class Base { [System.Obsolete] protected Base() { } } [N] public partial class Xor : Base;
            """ },
        { "an experimental base", "Xor", """
            [System.Diagnostics.CodeAnalysis.Experimental("X1")] public class Base;
            #pragma warning disable X1
            [N] public partial class Xor : Base;
            """ },
        { "private members of a base", "Xor", """
            public class Base { private int _state = 1; private void Initialize(int n) => _state = n; public int S { get { Initialize(2); return _state; } } }
            [N] public partial class Xor : Base;
            """ },
    };
}
