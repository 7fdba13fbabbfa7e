using System.Text.RegularExpressions;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Generator.Tests.Plan;

namespace NetGen.Generator.Tests.Printing;

/// <summary>Whatever the code of a step spells otherwise than its equation is explained above it.</summary>
public sealed partial class GlossaryTests
{
    [Theory]
    [InlineData((int)Optimizer.Momentum, "In a step of momentum, learningRate = η, g = ∂w, 0.9f = μ.")]
    [InlineData((int)Optimizer.RMSProp, "In a step of RMSProp, learningRate = η, g = ∂w, 0.99f = α, 0.01f = 1 − α, 1e-08f = ε.")]
    [InlineData((int)Optimizer.RProp, "In a step of RProp, learningRate = η, g = ∂w, previous = ∂w′, 1.2f = η⁺, 0.5f = η⁻.")]
    public void It_is_one_sentence(int optimizer, string sentence) =>
        Assert.Contains(sentence, Text(Models.Of(2, 3, 1).With((Optimizer)optimizer)), StringComparison.Ordinal);

    [Fact]
    public void A_number_that_stands_for_two_is_said_to() => Assert.Contains(
        "0.01f = λ or 1 − α", Text(Decayed(Models.Of(2, 3, 1).With(Optimizer.RMSProp))), StringComparison.Ordinal);

    [Fact]
    public void Plain_gradient_descent_needs_no_word() =>
        Assert.DoesNotContain("In a step", Text(Models.Of(2, 3, 1)), StringComparison.Ordinal);

    public static TheoryData<int> Steps => [.. Enum.GetValues<Optimizer>().Select(optimizer => (int)optimizer)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_number_and_name_of_a_step_is_explained(int optimizer)
    {
        NetworkModel plain = Models.Of(2, 3, 1) with { Kernel = Kernel.Scalar };
        foreach (NetworkModel model in new[] { plain, Decayed(plain), plain with { Precision = Precision.Double } })
        {
            NetworkModel network = model.With((Optimizer)optimizer);
            string code = string.Join('\n', SourceFiles.Write(network).Select(file => file.Text));
            string prose = string.Join(' ', code.Split('\n')
                .Where(line => line.StartsWith("//", StringComparison.Ordinal))
                .Select(line => line.TrimStart('/').Trim()));
            string step = StepMethod().Match(code).Value
                + string.Concat(Running().Matches(code).Select(line => line.Value));
            foreach (Match token in Token().Matches(step))
            {
                // Names that are written alike, and numbers that the equation has.
                Assert.True(
                    Regex.IsMatch(prose, $@"(?<![\w.]){Regex.Escape(token.Value)} = ")
                        || Regex.IsMatch(prose, $@"(?<![\w.]){Regex.Escape(Bare(token.Value))}(?![\w.])"),
                    $"{token.Value} in\n{step}\n{prose}");
            }
        }
    }

    [Theory]
    [InlineData((int)Loss.CrossEntropy, (int)Precision.Single, "1.1754944e-38f is the smallest normal number")]
    [InlineData((int)Loss.CrossEntropy, (int)Precision.Double, "2.2250738585072014e-308 is the smallest normal number")]
    [InlineData((int)Loss.SumSquares, (int)Precision.Single, null)]
    public void What_logarithms_are_kept_from_is_said(int loss, int precision, string? start)
    {
        string text = Text(Models.Of(2, 3, 2).WithOutputActivation(Activation.Softmax) with
        {
            Loss = (Loss)loss, Precision = (Precision)precision,
        });
        Assert.Equal(start is not null, text.Contains(start ?? "smallest normal", StringComparison.Ordinal));
    }

    private static string Text(NetworkModel model) => new Glossary(NetworkPlanner.Plan(model)).Text;

    private static NetworkModel Decayed(NetworkModel model) =>
        model with { Optimizer = model.Optimizer with { WeightDecay = 0.01 } };

    /// <summary>1.2f and 1e-06f as an equation has them: 1.2, 10⁻⁶.</summary>
    private static string Bare(string token) => token switch
    {
        "1e-06f" or "1e-06" => "10⁻⁶",
        _ when char.IsDigit(token[0]) => Regex.Replace(token, @"(\.0|f)$", ""),
        _ => token,
    };

    [GeneratedRegex(@"static void Step\(.*?\n        \}", RegexOptions.Singleline)]
    private static partial Regex StepMethod();

    [GeneratedRegex(@"^ +_beta.* = .*\*.*$", RegexOptions.Multiline)]
    private static partial Regex Running();

    /// <summary>Numbers, and names that are neither C#'s nor the library's.</summary>
    [GeneratedRegex(@"(?<![\w.:])(?!(?:static|void|Step|ref|float|double|global|_?s|step)\b)(?:\d[\d.]*(?:e[+-]?\d+)?f?|[a-zA-Z_]\w*)\b(?!\(|::|\.)")]
    private static partial Regex Token();
}
