using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Places;

/// <summary>
/// Wherever C# lets a class stand, a network may: not a word from compiler or analyzer, and the same numbers as anywhere.
/// </summary>
public sealed class PlacesTests
{
    private const string Plain = "using NetGen; [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor;";

    private static readonly Lazy<float[]> Expected = new(() => Train(GeneratorRunner.Compile(Plain), "Xor"));

    [Theory]
    [MemberData(nameof(PlaceCases.All), MemberType = typeof(PlaceCases))]
    [Trait("Category", "Slow")]
    public async Task Is_silent_and_learns(string what, string typeName, string source)
    {
        Assert.NotNull(what);
        CSharpCompilation project = GeneratorRunner.Compile(
            "using NetGen;\n" + source.Replace("[N]", "[Network(Inputs = 2, Hidden = 3, Outputs = 1)]"));
        GeneratorRunner.Run(project, out CSharpCompilation output);
        GeneratorRunner.AssertNone(await GeneratorRunner.Analyze(output));
        using var loaded = new LoadedProject(output);
        Assert.Equal(Expected.Value, loaded.TrainXor(typeName));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.Preview)]
    public void Every_language_version_will_do(LanguageVersion language)
    {
        CSharpCompilation project = GeneratorRunner.Compile(Consumer.Net10, language, Plain.Replace("Xor;", "Xor { }"));
        Assert.Equal(Expected.Value, Train(project, "Xor"));
    }

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Warnings)]
    [InlineData(NullableContextOptions.Annotations)]
    public void Every_nullable_context_will_do(NullableContextOptions nullable)
    {
        CSharpCompilation project = GeneratorRunner.Compile(Plain);
        foreach (bool areChecked in new[] { false, true })
        {
            CSharpCompilationOptions options = project.Options.WithNullableContextOptions(nullable)
                .WithOverflowChecks(areChecked).WithGeneralDiagnosticOption(ReportDiagnostic.Error);
            Assert.Equal(Expected.Value, Train(project.WithOptions(options), "Xor"));
        }
    }

    [Theory]
    [InlineData("", "System.Math", "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading.Tasks")]
    [InlineData("", "System.MathF", "System.Numerics", "System.Runtime.Intrinsics", "System.Runtime.CompilerServices")]
    [InlineData("namespace Demo;", "System.Runtime.InteropServices.MemoryMarshal", "Other")]
    public void Global_usings_change_nothing(string space, string fromClass, params string[] namespaces)
    {
        string usings = string.Concat(namespaces.Select(name => $"global using {name};\n")) + $"global using static {fromClass};";
        string source = Plain.Replace("using NetGen;", "using NetGen;\n" + space);
        const string Other = "namespace Other { public class Unsafe; public class Vector128; public class Vector128<T>; }";
        Assert.Equal(
            Expected.Value,
            Train(GeneratorRunner.Compile(source, usings, Other), space.Length == 0 ? "Xor" : "Demo.Xor"));
    }

    [Fact]
    public void An_assembly_may_see_networks_of_the_same_names()
    {
        const string Source = """
            using NetGen;
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Second")]
            namespace Demo;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] internal sealed partial class Xor;
            [Network(Inputs = 20, Hidden = 30, Outputs = 10, Parallel = true)] internal partial class Wide;
            """;
        GeneratorRunner.Run(GeneratorRunner.Compile(Source), out CSharpCompilation first);
        CSharpCompilation second = GeneratorRunner.Compile(Source).WithAssemblyName("Second").AddReferences(first.ToMetadataReference());
        Assert.Equal(Expected.Value, Train(second, "Demo.Xor"));
    }

    private static float[] Train(CSharpCompilation project, string typeName)
    {
        GeneratorRunner.Run(project, out CSharpCompilation output);
        using var loaded = new LoadedProject(output);
        return loaded.TrainXor(typeName);
    }
}
