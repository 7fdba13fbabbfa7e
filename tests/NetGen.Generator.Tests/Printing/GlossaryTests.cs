using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Tests.Plan;

namespace NetGen.Generator.Tests.Printing;

public sealed class GlossaryTests
{
    [Theory]
    [InlineData((int)Optimizer.Momentum, "In a step of momentum learningRate is η, 0.9f μ.")]
    [InlineData((int)Optimizer.RMSProp, "In a step of RMSProp learningRate is η, 0.99f α, 1e-08f ε.")]
    [InlineData((int)Optimizer.Adam, "In a step of Adam stepSize is η′, rootScale c, 0.9f β₁, 0.999f β₂, 1e-08f ε.")]
    [InlineData((int)Optimizer.RProp, "In a step of RProp learningRate is η, 1.2f η⁺, 0.5f η⁻.")]
    public void What_the_code_of_a_step_spells_otherwise_than_its_equation_is_said(int optimizer, string sentence) =>
        Assert.Contains(sentence, Text(Models.Of(2, 3, 1).With((Optimizer)optimizer)), StringComparison.Ordinal);

    [Fact]
    public void What_is_worked_out_once_a_step_is_said_in_double()
    {
        NetworkModel model = Models.Of(2, 3, 1).With(Optimizer.AdamW);
        Assert.Contains(
            "1e-08f ε, 0.01 λ.",
            Text(model with { Optimizer = model.Optimizer with { WeightDecay = 0.01 } }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_gradient_descent_needs_no_word() =>
        Assert.DoesNotContain("In a step", Text(Models.Of(2, 3, 1)), StringComparison.Ordinal);

    [Theory]
    [InlineData((int)Loss.CrossEntropy, (int)Precision.Single, "1.1754944e-38f is the smallest normal number")]
    [InlineData((int)Loss.CrossEntropy, (int)Precision.Double, "2.2250738585072014e-308 is the smallest normal number")]
    [InlineData((int)Loss.SumSquares, (int)Precision.Single, null)]
    public void What_logarithms_are_kept_from_is_said(int loss, int precision, string? start)
    {
        string text = Text(Models.Of(2, 3, 2) with
        {
            Loss = (Loss)loss, OutputActivation = Activation.Softmax, Precision = (Precision)precision,
        });
        Assert.Equal(start is not null, text.Contains(start ?? "smallest normal", StringComparison.Ordinal));
    }

    private static string Text(NetworkModel model) => new Glossary(NetworkPlanner.Plan(model)).Text;
}
