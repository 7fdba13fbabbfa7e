using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>NETGEN029 warns of constructors that certainly leave the weights at zero, and of no others.</summary>
public sealed class ConstructorRulesTests
{
    [Theory]
    [InlineData("public Xor(string a) { }")]
    [InlineData("public Xor(string a) : base() { }")]
    [InlineData("public Xor(string a) { Name = a; } string Name { get; set; }")]
    [InlineData("public Xor(string a) { this.Name = a; } string Name { get; set; } = \"\";")]
    [InlineData("public Xor(string a) { _name = a; } readonly string _name;")]
    [InlineData("public Xor(string a) { Count++; } static int Count { get { return 1; } set { } }")]
    [InlineData("public Xor(string a) { Say(a); } static void Say(string a) { }")]
    [InlineData("public Xor(string a) { System.Console.WriteLine(a.Length); }")]
    [InlineData("public Xor(string a) { _ = a?.Length; } int Length => 1;")]
    [InlineData("public Xor(Xor other) { other.Initialize(1); }")]
    [InlineData("public Xor(Xor other) { other?.Initialize(1); }")]
    [InlineData("public Xor(Xor other) { other.Forward(null); }")]
    [InlineData("public Xor(string a) { new Other().Forward(); } class Other { public void Forward() { } }")]
    [InlineData("public Xor(string a) { } public override string ToString() => \"Xor\";")]
    public void Certainly_sets_none(string members) => Assert.Equal(1, Warned(members));

    [Theory]
    [InlineData("public Xor(string a) : this(1) { }")]
    [InlineData("public Xor(string a) { Initialize(1); }")]
    [InlineData("public Xor(string a) { this.Initialize(1); }")]
    [InlineData("public Xor(string a) { LoadParameters(new float[13]); }")]
    [InlineData("public Xor(string a) { OutputLayer.Weights[0, 0] = 1; }")]
    [InlineData("public Xor(string a) { _state[0] = 1; }")]
    [InlineData("public Xor(string a) { Set(); } void Set() { }")]
    [InlineData("public Xor(string a) { this.Set(); } void Set() { }")]
    [InlineData("public Xor(string a) { Set(); } static void Set(int b) { } void Set() { }")]
    [InlineData("public Xor(string a) { Name = a; } string Name { get => \"\"; set { Initialize(1); } }")]
    [InlineData("public Xor(string a) { Name = a; } string Name { get; set { Initialize(1); } } = \"\";")]
    [InlineData("public Xor(string a) { Name = a; } public virtual string Name { get; set; }")]
    [InlineData("public Xor(string a) { _ = Name; } string Name => \"\";")]
    [InlineData("public Xor(string a) { Helper.Set(this); }")]
    [InlineData("public Xor(string a) { var me = this; }")]
    public void May_set_them(string members) => Assert.Equal(0, Warned(members));

    [Theory]
    [InlineData("public class Base { protected int Plain { get; set; } }", "public Xor(string a) { Plain = 1; }", true)]
    [InlineData("public class Base { protected int Plain { get; set; } }", "public Xor(string a) { base.Plain = 1; }", true)]
    [InlineData("public class Base { protected void Run() { } }", "public Xor(string a) { Run(); }", false)]
    [InlineData("public class Base { protected void Run() { } }", "public Xor(string a) { base.Run(); }", false)]
    [InlineData("public class Root { protected void Run() { } } public class Base : Root;", "public Xor(string a) { Run(); }", false)]
    [InlineData("public class Base { protected virtual void Run() { } }", "public Xor(string a) { } protected override void Run() { }", false)]
    [InlineData("public class Base { public virtual int Plain { get; set; } }", "public Xor(string a) { Plain = 1; }", false)]
    [InlineData(
        "public abstract class Root { public abstract int Plain { get; set; } } public class Base : Root { public override int Plain { get; set; } }",
        "public Xor(string a) { Plain = 1; }",
        false)]
    public void Knows_what_is_inherited(string before, string members, bool isWarned) =>
        Assert.Equal(isWarned ? 1 : 0, Warned(members, before, ": Base"));

    [Theory]
    [InlineData("public partial Xor(string a); public partial Xor(string a) { }", true)]
    [InlineData("public partial Xor(string a); public partial Xor(string a) { Initialize(1); }", false)]
    [InlineData("public Xor(string a) { Name = a; } partial string Name { get; set; } partial string Name { get => \"\"; set { } }", false)]
    public void Looks_at_the_part_with_a_body(string members, bool isWarned) =>
        Assert.Equal(isWarned ? 1 : 0, Warned(members));

    private static int Warned(string members, string before = "", string bases = "") =>
        Declared.Holding(members, bases, before).Count("NETGEN029");
}
