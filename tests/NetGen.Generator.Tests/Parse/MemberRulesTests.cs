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
    [InlineData("protected int InputCount { get; } protected int OutputCount;", 2)]
    public void Inherited_members(string members, int clashes)
    {
        Assert.Equal(clashes, Declared.Holding("", ": Base", $"public class Base {{ {members} }}").Count("NETGEN011"));
        Assert.Equal(
            clashes,
            Declared.Holding("", ": Base", $"public class Root {{ {members} }} public class Base : Root;").Count("NETGEN011"));
    }
}
