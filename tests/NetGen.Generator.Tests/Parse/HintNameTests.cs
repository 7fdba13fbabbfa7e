using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>File names: unique, bounded, ASCII, and plain where nothing stands against it.</summary>
public sealed class HintNameTests
{
    [Theory]
    [InlineData("Xor", "Xor")]
    [InlineData("Demo.Xor", "Demo.Xor")]
    [InlineData("Demo.Outer-My_Net2", "Demo.Outer-My_Net2")]
    [InlineData("azAZ.az-09", "azAZ.az-09")]
    [InlineData("Lpt10", "Lpt10")]
    [InlineData("Demo.Con", "Demo.Con")]
    public void Are_plain_where_they_can(string name, string expected) =>
        Assert.Equal(expected, HintNames.For(name, hasTwin: false));

    [Theory]
    [InlineData("Größe", "Gr__e-")]
    [InlineData("Con", "_Con-")]
    [InlineData("aux.Xor", "_aux.Xor-")]
    public void Carry_a_hash_where_a_file_system_would_object(string name, string start)
    {
        string hint = HintNames.For(name, hasTwin: false);
        Assert.StartsWith(start, hint, StringComparison.Ordinal);
        Assert.Equal(start.Length + 8, hint.Length);
        Assert.All(hint, c => Assert.True(char.IsAscii(c)));
    }

    [Fact]
    public void Are_no_names_of_devices() => Assert.All(
        new[] { "aux", "con", "nul", "prn" }.Concat(
            Enumerable.Range(0, 10).SelectMany(number => new[] { $"com{number}", $"lpt{number}" })),
        device => Assert.StartsWith($"_{device}.Xor-", HintNames.For(device + ".Xor", hasTwin: false)));

    [Fact]
    public void Are_plain_up_to_a_hundred_letters()
    {
        string name = new('A', 100);
        Assert.Equal(name, HintNames.For(name, hasTwin: false));
        Assert.Equal(100 + 9, HintNames.For(name + "B", hasTwin: false).Length);
    }

    [Fact]
    public void Are_the_same_on_every_machine() => Assert.Equal("Gr__e-ced6afa2", HintNames.For("Größe", hasTwin: false));

    [Fact]
    public void Are_bounded_and_still_differ()
    {
        string name = string.Join(".", Enumerable.Repeat("Namespace", 100)) + ".Xor";
        string hint = HintNames.For(name, hasTwin: false);
        Assert.True(hint.Length < 120, hint);
        Assert.Contains(".Xor-", hint);
        Assert.NotEqual(hint, HintNames.For("Another." + name, hasTwin: false));
    }

    [Fact]
    public void Differ_by_more_than_case() => Assert.False(string.Equals(
        HintNames.For("XOR", hasTwin: true), HintNames.For("Xor", hasTwin: true), StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("Xor", "XOR")]
    [InlineData("a.Xor", "A.Xor")]
    [InlineData("Größe", "Gräße")]
    public void Never_meet(string first, string second)
    {
        string[] sources = [.. new[] { first, second }.Select(Source)];
        string[] hints = [.. GeneratorRunner.Run(sources).GeneratedSources.Select(source => source.HintName)];
        Assert.True(hints.Length >= 2);
        Assert.Equal(hints.Length, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Tell_a_nested_class_from_a_namespace() => Assert.Equal(
        ["A-B.g.cs", "C.B.g.cs"],
        GeneratorRunner.Run(
                "partial class A { [NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)] partial class B; }",
                Source("C.B"))
            .GeneratedSources.Select(source => source.HintName).Where(name => name.Count(c => c == '.') == (name[0] == 'C' ? 3 : 2))
            .Order(StringComparer.Ordinal));

    private static string Source(string name)
    {
        int dot = name.LastIndexOf('.');
        string type = $"[NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {name[(dot + 1)..]};";
        return dot < 0 ? type : $"namespace {name[..dot]} {{ {type} }}";
    }
}
