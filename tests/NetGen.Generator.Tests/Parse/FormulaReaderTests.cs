using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>A method's body → the formula that it computes.</summary>
public sealed class FormulaReaderTests
{
    [Theory]
    [InlineData("u", "u")]
    [InlineData("2 * u + 1 / 4.0", "2.0 * u + 0.25")]
    [InlineData("1 / 2 * u", "0.0 * u")]
    [InlineData("-u - -3", "-u - -3.0")]
    [InlineData("(u)", "u")]
    [InlineData("(double)(float)u", "u")]
    [InlineData("Half * u", "0.5 * u")]
    [InlineData("Math.PI * u", "3.141592653589793 * u")]
    [InlineData("Math.Sqrt(Math.Abs(u))", "Math.Sqrt(Math.Abs(u))")]
    [InlineData("double.Exp(u)", "Math.Exp(u)")]
    [InlineData("Math.Log2(u)", "Math.Log(u) / 0.6931471805599453")]
    [InlineData("Math.Log10(u)", "Math.Log(u) / 2.302585092994046")]
    [InlineData("Math.Clamp(u, -1, 1)", "Math.Min(Math.Max(u, -1.0), 1.0)")]
    [InlineData("Math.Clamp(max: 1, min: -1, value: u)", "Math.Min(Math.Max(u, -1.0), 1.0)")]
    [InlineData("Math.FusedMultiplyAdd(u, 2, 3)", "u * 2.0 + 3.0")]
    [InlineData("Math.Pow(u, 3)", "u * u * u")]
    [InlineData("Math.Pow(u, -2)", "1.0 / (u * u)")]
    [InlineData("Math.Pow(u, 0.5)", "Math.Sqrt(u)")]
    [InlineData("Math.Pow(u, 1.5)", "u * Math.Exp(0.5 * Math.Log(u))")]
    [InlineData("Math.Pow(u, 0.25)", "Math.Exp(0.25 * Math.Log(u))")]
    [InlineData("Math.Sign(u)", "Math.Sign(u)")]
    [InlineData("Math.Sin(u) + double.Cos(u)", "Math.Sin(u) + Math.Cos(u)")]
    [InlineData("Math.Tan(u)", "Math.Sin(u) / Math.Cos(u)")]
    [InlineData("Math.Atan(u) + PortableMath.Atan(u)", "Math.Atan(u) + Math.Atan(u)")]
    [InlineData("Math.Cbrt(1 + u * u)", "Math.Exp(Math.Log(1.0 + u * u) / 3.0)")]
    [InlineData("Math.Cbrt(u)", "Math.Sign(u) * Math.Exp(Math.Log(Math.Abs(u)) / 3.0)")]
    [InlineData("u > 0 ? u : 0.01 * u", "u > 0.0 ? u : 0.01 * u")]
    [InlineData("u > 0 && u < 1 ? u : 0", "u > 0.0 ? u < 1.0 ? u : 0.0 : 0.0")]
    [InlineData("u < 0 || u > 1 ? 0 : u", "u < 0.0 ? 0.0 : u > 1.0 ? 0.0 : u")]
    [InlineData("!(u > 0) ? 0 : u", "u > 0.0 ? u : 0.0")]
    [InlineData("u == 0 ? 1 : u", "u <= 0.0 ? u >= 0.0 ? 1.0 : u : u")]
    [InlineData("u != 0 ? u : 1", "u <= 0.0 ? u >= 0.0 ? 1.0 : u : u")]
    [InlineData("true ? u : 0", "u")]
    [InlineData("G(2 * u) + Other.G(u)", "2.0 * u * (2.0 * u) + u / 3.0")]
    [InlineData("PortableMath.Tanh(u)", "Math.Tanh(u)")]
    public void Reads_an_expression(string body, string text) => Assert.Equal(text, Text($"=> {body};"));

    [Theory]
    [InlineData("return u;", "u")]
    [InlineData("double a = 2 * u, b = a + 1; return a * b;", "2.0 * u * (2.0 * u + 1.0)")]
    [InlineData("if (u > 0) return u; return -u;", "u > 0.0 ? u : -u")]
    [InlineData("if (u > 0) { var a = u; return a; } else if (u < -1) { return -1; } return 0;",
        "u > 0.0 ? u : u < -1.0 ? -1.0 : 0.0")]
    [InlineData("{ { return u; } }", "u")]
    [InlineData("static double Twice(double a) => 2 * a; return Twice(u);", "2.0 * u")]
    public void Reads_statements(string body, string text) => Assert.Equal(text, Text($"{{ {body} }}"));

    [Fact]
    public void Reads_float_as_it_is_written()
    {
        NetworkModel single = Model("HiddenFormula = nameof(F)", "static float F(float u) => 0.1f * MathF.Tanh(u);");
        Assert.Equal("0.1 * Math.Tanh(u)", single.Layers[0].Activation.Text);
        NetworkModel exact = Model(
            "Precision = Precision.Double, HiddenFormula = nameof(F)", "static float F(float u) => 0.1f * MathF.Tanh(u);");
        Assert.Equal("0.10000000149011612 * Math.Tanh(u)", exact.Layers[0].Activation.Text);
    }

    [Fact]
    public void Reads_losses()
    {
        Assert.Equal(
            "(y - t) * (y - t)",
            Model("LossFormula = nameof(E)", "static double E(double y, double t) => (y - t) * (y - t);").Loss.Text);
        Assert.Equal(
            "(y - t) / n",
            Model("LossFormula = nameof(E)", "static double E(double a, double b, int count) => (a - b) / count;").Loss.Text);
    }

    [Fact]
    public void Finds_the_method_of_another_class_and_of_a_base()
    {
        Assert.Equal("u / 3.0", Model("OutputFormula = nameof(Other.G)", "").Output.Activation.Text);
        NetworkModel derived = Model("OutputFormula = nameof(G)", "", " : Base");
        Assert.Equal("u - 1.0", derived.Output.Activation.Text);
    }

    /// <summary>The cache tells networks apart by what their formulas compute, wherever the methods stand.</summary>
    [Fact]
    public void Models_are_equal_if_formulas_are()
    {
        NetworkModel one = Model("HiddenFormula = nameof(F)", "static double F(double u) => u * Math.Tanh(u);");
        NetworkModel same = Model("HiddenFormula = nameof(F)", "static double F(double v) { return v * Math.Tanh(v); }");
        NetworkModel other = Model("HiddenFormula = nameof(F)", "static double F(double u) => 2 * Math.Tanh(u);");
        Assert.Equal(one.Layers, same.Layers);
        Assert.NotEqual(one.Layers, other.Layers);
    }

    [Fact]
    public void A_built_in_name_does_not_make_it_built_in()
    {
        NetworkModel model = Model("OutputFormula = nameof(Softmax)", "static double Softmax(double u) => 2 * u;");
        Assert.NotEqual(Activation.Softmax, model.Output.Activation);
        Assert.Equal(nameof(Activation.Custom), model.Output.Activation.Member);
    }

    private static string? Text(string body) =>
        Model("HiddenFormula = nameof(F)", $"const double Half = 0.5; static double G(double a) => a * a; static double F(double u) {body}")
            .Layers[0].Activation.Text;

    private static NetworkModel Model(string options, string members, string bases = "") => NetworkParser.Model(Declared.Of(
        GeneratorRunner.Compile(
            $$"""
            using System;
            using NetGen;
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, {{options}})] public partial class Xor{{bases}} { {{members}} }
            static class Other { public static double G(double a) => a / 3; }
            public class Base { protected static double G(double a) => a - 1; }
            """)));
}
