using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>NETGEN010 and NETGEN011: which members stand in a generated one's way, and which live beside it.</summary>
public sealed class MemberRulesTests
{
    [Theory]
    [InlineData("public void Update(float a) { }", true)]
    [InlineData("public void Update(double a) { }", false)]
    [InlineData("public void Update(in float a) { }", false)]
    [InlineData("public void Update(ref float a) { }", false)]
    [InlineData("public void Update(float a, ref float b) { }", false)]
    [InlineData("public void Update<T>(float a) { }", false)]
    [InlineData("public void Update<T>(T a) { }", false)]
    [InlineData("public int Update => 1;", true)]
    [InlineData("public class Update { }", true)]
    [InlineData("public void Predict(System.ReadOnlySpan<float> a, System.Span<float> b) { }", true)]
    [InlineData("public void Predict(System.Span<float> a, System.Span<float> b) { }", false)]
    [InlineData("public float[] Predict(System.ReadOnlySpan<float> a) => null!;", true)]
    [InlineData("public float Predict(float a) => a;", false)]
    [InlineData("public float[] Predict(float[] a) => a;", false)]
    [InlineData("public void Predict(System.ReadOnlySpan<float> a, float[] b) { }", false)]
    [InlineData("public object Clone() => null!;", true)]
    [InlineData("public T Clone<T>() => default!;", false)]
    [InlineData("public object Clone(int a) => null!;", false)]
    [InlineData("public void CopyFrom(Xor a) { }", true)]
    [InlineData("public void CopyFrom(object a) { }", false)]
    [InlineData("public void CopyFrom<T>(T a) { }", false)]
    [InlineData("public void CopyFrom(in Xor a) { }", false)]
    [InlineData("public new object MemberwiseClone() => null!;", true)]
    [InlineData("public void InputCount() { }", true)]
    [InlineData("private int _state;", true)]
    [InlineData("private int _states;", false)]
    [InlineData("public Xor() { }", true)]
    [InlineData("public Xor(int a) { }", true)]
    [InlineData("public Xor(int a, int b) : this(a) { }", false)]
    [InlineData("static Xor() { }", false)]
    [InlineData("public int Own { get; set; }", false)]
    [InlineData("public event System.Action Own { add { } remove { } }", false)]
    [InlineData("NetworkTopology IPredictor<float>.Topology => null!;", true)]
    [InlineData("int IPredictor<float>.InputCount => 2;", false)]
    [InlineData("int IOther<int>.Topology => 2; int Topologies => 3;", false)]
    public void Own_members(string members, bool clash) =>
        Assert.Equal(clash ? 1 : 0, Declared.Holding(members, before: "interface IOther<T> { int Topology { get; } }").Count("NETGEN010"));

    [Theory]
    [InlineData("protected void Update(float a) { }", 1)]
    [InlineData("protected void Update(double a) { }", 0)]
    [InlineData("private void Update(float a) { }", 0)]
    [InlineData("private protected int _state;", 1)]
    [InlineData("protected int Topology { get; set; }", 1)]
    [InlineData("protected int Topology() => 1;", 1)]
    [InlineData("protected int Own { get; set; }", 0)]
    [InlineData("protected object Clone() => this;", 1)]
    [InlineData("protected new object MemberwiseClone() => this;", 1)]
    [InlineData("protected int InputCount { get; } protected int OutputCount;", 2)]
    public void Inherited_members(string members, int clashes)
    {
        Assert.Equal(clashes, Declared.Holding("", ": Base", $"public class Base {{ {members} }}").Count("NETGEN011"));
        Assert.Equal(
            clashes,
            Declared.Holding("", ": Base", $"public class Root {{ {members} }} public class Base : Root;").Count("NETGEN011"));
    }

    /// <summary>And generated code calls none of them.</summary>
    [Theory]
    [InlineData("Kernel.Scalar")]
    [InlineData("Kernel.Vector, Parallel = true")]
    [Trait("Category", "Slow")]
    public void Overloads_live_beside_copies_and_predictions(string kernel) => GeneratorRunner.RunClean(GeneratorRunner.Compile($$"""
        using NetGen;
        public abstract class Base
        {
            private object Clone() => MemberwiseClone();
            public object Clone(int a) => Clone();
        }

        [Network(Inputs = 64, Hidden = 32, Outputs = 8, Kernel = {{kernel}})]
        public partial class @event : Base, System.ICloneable
        {
            public object clone = 1, other = 2;
            object System.ICloneable.Clone() => Clone();
            public T Clone<T>() => throw new System.InvalidOperationException();
            [System.Obsolete("", true)] public float Predict(float a) => a;
            [System.Obsolete("", true)] public float[] Predict(float[] a) => a;
            [System.Obsolete("", true)] public void Predict(System.ReadOnlySpan<float> a, float[] b) { }
            [System.Obsolete("", true)] public void CopyFrom(object a) { }
            [System.Obsolete("", true)] public void CopyFrom<T>(T a) { }
            [System.Obsolete("", true)] public void CopyFrom(in @event a) { }
        }
        """));
}
