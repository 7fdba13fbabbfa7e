using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Calls that are certainly wrong get a warning where they stand; all others are left alone.</summary>
public sealed class UsageTests
{
    public static TheoryData<WrongCase> LengthCases => [.. UsageCases.Lengths];

    public static TheoryData<WrongCase> OrderCases => [.. UsageCases.Order];

    public static TheoryData<WrongCase> RightCases => [.. UsageCases.Right];

    [Theory]
    [MemberData(nameof(LengthCases))]
    public Task Lengths(WrongCase wrong) => Check(wrong);

    [Theory]
    [MemberData(nameof(OrderCases))]
    public Task Order(WrongCase wrong) => Check(wrong);

    [Theory]
    [MemberData(nameof(RightCases))]
    [Trait("Category", "Slow")]
    public Task Is_left_alone(WrongCase right) => Check(right);

    [Fact]
    public async Task Arrays_are_looked_at_where_there_are_no_spans()
    {
        Markup markup = Markup.Parse("""
            using NetGen;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor { }
            public class Program
            {
                public void Run(float[] y)
                {
                    var n = new Xor(1);
                    n.Predict({|NETGEN037:new float[3]|}, y);
                    n.TrainBatch(new float[4], {|NETGEN038:new float[3]|}, 0.1f);
                    n.Predict(null!, y);
                }
            }
            """);
        Assert.Equal(
            markup.Marks.Select(markup.Describe), await Found(markup, Consumer.NetStandard20, LanguageVersion.CSharp9));
    }

    [Fact]
    public async Task Overloads_of_the_users_are_left_alone()
    {
        Markup markup = Markup.Parse("""
            using System;
            using NetGen;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)]
            public partial class Xor
            {
                public void Forward(float[] x) => Forward(x.AsSpan(1));
                public void Backward(float[] t) { Forward(t); Backward(t.AsSpan(2)); }
                public void Predict(Span<float> x, Span<float> y) => Forward(x);
                public void Predict(float[] x, float[] y) => Predict(x.AsSpan(1), y.AsSpan());
                public void PredictBatch(float[] inputs, float[] outputs) => Predict(inputs, outputs);
                public float Evaluate(float[] inputs, float[] targets) => 0;
                public void CopyParametersTo(float[] destination) => CopyParametersTo(destination.AsSpan(1));
                public void LoadParameters(float[] source) => LoadParameters(source.AsSpan(1));
            }
            public class Program
            {
                public void Run(Span<float> s, Span<float> y)
                {
                    var n = new Xor(1);
                    n.Backward(new float[3]);
                    n.Update(1);
                    n.Forward(new float[3]);
                    n.Predict(stackalloc float[3], y);
                    n.Predict(new float[3], new float[2]);
                    n.LoadParameters(new float[14]);
                    n.Forward({|NETGEN037:s.Slice(0, 3)|});
                    n.LoadParameters({|NETGEN037:s.Slice(0, 3)|});
                }
            }
            """);
        Assert.Equal(
            markup.Marks.Select(markup.Describe), await Found(markup, Consumer.Net10, LanguageVersion.CSharp14));
    }

    [Theory]
    [InlineData("s.Fit();")]
    [InlineData("s.Shrink();")]
    [InlineData("_ = s.Half;")]
    [InlineData("s.Whole = 1;")]
    public async Task A_span_that_an_extension_exchanges_is_not_known(string statement)
    {
        Markup markup = Markup.Parse($$"""
            using System;
            using NetGen;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor;
            public static class Extensions
            {
                public static void Fit(this ref Span<float> s) => s = s.Slice(1);
                extension(ref Span<float> s)
                {
                    public void Shrink() => s = s.Slice(1);
                    public int Half { get { s = s.Slice(1); return 1; } }
                    public int Whole { set => s = s.Slice(value); }
                }
            }
            public class Program
            {
                public void Run(Xor n)
                {
                    Span<float> s = new float[3], r = new float[3];
                    {{statement}}
                    n.Forward(s);
                    r.Clear();
                    Console.WriteLine(r.Length + r.ToString() + r.IndexOf(1) + r[0]);
                    n.Forward({|NETGEN037:r|});
                }
            }
            """);
        Assert.Equal(
            markup.Marks.Select(markup.Describe), await Found(markup, Consumer.Net10, LanguageVersion.CSharp14));
    }

    [Fact]
    public async Task A_network_of_another_assembly_is_looked_at_too()
    {
        CSharpCompilation networks = GeneratorRunner.Compile("""
            using NetGen;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double)] public partial class Xor;
            """);
        GeneratorRunner.Run(networks, out CSharpCompilation library);
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        CSharpCompilation program = GeneratorRunner
            .Compile("public class P { public void M(Xor n) { n.Forward([1, 2, 3]); n.Forward([1, 2]); } }")
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        var (found, said) = await GeneratorRunner.Examine(program);
        AssertCompiles(said);
        Assert.Equal("NETGEN037", Assert.Single(found).Id);
    }

    [Fact]
    public async Task Generated_code_is_left_alone()
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(
            "// <auto-generated/>\n" + UsageCases.Program("n.Forward(new float[3]);"));
        GeneratorRunner.Run(compilation, out CSharpCompilation output);
        Assert.Empty(await GeneratorRunner.Analyze(output));
    }

    [Theory]
    [InlineData(
        "n.Forward([1]);",
        "Xor.Forward takes 2 values (InputCount) for 'x', but gets 1 here, which throws an ArgumentException: pass 2")]
    [InlineData(
        "n.PredictBatch([1], any);",
        "Xor.PredictBatch takes whole rows of 2 values (InputCount) for 'inputs', but gets 1 here, which throws an "
        + "ArgumentException: pass 2 or a multiple of it")]
    [InlineData(
        "n.TrainBatch(any, [], 1);",
        "Xor.TrainBatch takes whole rows of 1 value (OutputCount), at least one, for 'targets', but gets 0 here, which throws "
        + "an ArgumentException: pass at least 1")]
    [InlineData(
        "n.TrainBatch([1, 2], [1, 2], 1);",
        "Xor.TrainBatch gets 1 row of 'inputs', but 2 rows of 'targets', which throws an ArgumentException: pass the "
        + "same number of both")]
    [InlineData(
        "var net = new Xor(); net.Update(1);",
        "'net' is updated, but it has no gradients yet: call Backward, BackwardBatch or LoadGradients before Update, or "
        + "TrainStep or TrainBatch, which update by themselves")]
    [InlineData(
        "var net = new Xor(); net.Backward(any);",
        "Backward is called on 'net', but Forward has not run yet: call Forward before Backward")]
    public async Task A_message_says_what_to_do(string statements, string expected)
    {
        GeneratorRunner.Run(GeneratorRunner.Compile(UsageCases.Program(statements)), out CSharpCompilation output);
        Diagnostic diagnostic = Assert.Single(await GeneratorRunner.Analyze(output));
        Assert.Equal(expected, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
    }

    private static async Task Check(WrongCase example)
    {
        Markup markup = Markup.Parse(UsageCases.Program(example.Source));
        Assert.Equal(markup.Marks.Select(markup.Describe), await Found(markup, Consumer.Net10, example.Language));
    }

    private static async Task<IEnumerable<string>> Found(Markup markup, Consumer consumer, LanguageVersion language)
    {
        GeneratorRunner.Run(GeneratorRunner.Compile(consumer, language, markup.Source), out CSharpCompilation output);
        var (found, said) = await GeneratorRunner.Examine(output);
        AssertCompiles(said);
        return found
            .Select(diagnostic => new Mark(diagnostic.Id, diagnostic.Location.SourceSpan))
            .OrderBy(mark => mark.Span.Start).Select(markup.Describe);
    }

    private static void AssertCompiles(IEnumerable<Diagnostic> said) => GeneratorRunner.AssertNone(
        said.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
}
