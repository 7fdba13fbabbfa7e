using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;

namespace NetGen.Generator.Tests.Plan;

public sealed class PassTests
{
    public static TheoryData<int> Ranks => [0, 1, 2, 3, 4, 5];

    [Fact]
    public void The_chapters_order() => Assert.Equal(
        ["Error 2", "OutputGradient 2", "Delta 2", "GradientAbove 2", "Gradients 2", "Delta 1", "Gradients 1"],
        Names(Pass.Of(Plan(2, 3, 1), Operation.Backward, keepsGradients: true).Steps));

    /// <summary>
    /// Whatever a kernel likes best: ∂y goes through w before w moves, and δ comes before what it is needed for.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ranks))]
    public void No_order_breaks_what_depends_on_what(int seed)
    {
        foreach (Operation operation in Enum.GetValues<Operation>())
        {
            Pass pass = Pass.Of(Plan(4, 5, 6, 3), operation, keepsGradients: seed % 2 == 0);
            var random = new Random(seed);
            Dictionary<MathStep, int> liking = pass.Steps.ToDictionary(step => step, _ => random.Next(4));
            List<MathStep> ordered = [.. pass.InOrder(step => liking[step])];
            Assert.Equal(pass.Steps.Count, ordered.Distinct().Count());
            foreach ((MathStep later, int n) in pass.Steps.Select((step, n) => (step, n)))
            {
                Assert.All(
                    pass.Steps.Take(n).Where(later.DependsOn),
                    earlier => Assert.True(ordered.IndexOf(earlier) < ordered.IndexOf(later)));
            }
        }
    }

    [Fact]
    public void A_step_moves_w_behind_the_gradient_that_goes_through_it()
    {
        IEnumerable<string> steps = Names(Pass
            .Of(Plan(2, 3, 1), Operation.TrainStep, keepsGradients: false)
            .InOrder(step => step.Kind == StepKind.Gradients ? 0 : 1));
        Assert.Equal(
            ["Layer 1", "Layer 2", "Error 2", "Delta 2", "GradientAbove 2", "Gradients 2", "Delta 1", "Gradients 1"],
            steps);
    }

    /// <summary>∂y_i belongs to one sample, so rows that are taken together leave it out.</summary>
    [Fact]
    public void Only_one_sample_at_a_time_has_the_inputs_gradient()
    {
        NetworkPlan plan = NetworkPlanner.Plan(Models.Of(2, 3, 1) with { InputGradients = true });
        Assert.Contains(
            "GradientAbove 1", Names(Pass.Of(plan, Operation.AddGradients, keepsGradients: false).Steps));
        Assert.Equal(
            ["Error 2", "Delta 2", "GradientAbove 2", "Gradients 2", "Delta 1", "Gradients 1"],
            Names(Pass.OfRows(plan, Operation.AddGradients).Steps));
    }

    /// <summary>With softmax, ln y_k is found from y_k.</summary>
    [Theory]
    [InlineData(Loss.BinaryCrossEntropy, Activation.Sigmoid, false)]
    [InlineData(Loss.CrossEntropy, Activation.Softmax, true)]
    public void The_error_of_a_row_asks_for_outputs_only_where_it_needs_them(
        Loss loss, Activation activation, bool isNeeded)
    {
        NetworkPlan plan = NetworkPlanner.Plan(
            Models.Of(2, 3, 4).WithOutputActivation(activation) with { Loss = loss });
        Assert.Equal(
            [true, isNeeded],
            Pass.Of(plan, Operation.RowError, keepsGradients: false).Steps
                .Where(step => step.Kind == StepKind.Layer).Select(step => step.FindsOutputs));
    }

    private static NetworkPlan Plan(params int[] sizes) => NetworkPlanner.Plan(Models.Of(sizes));

    private static IEnumerable<string> Names(IEnumerable<MathStep> steps) =>
        steps.Select(step => $"{step.Kind} {step.Layer.Index}");
}
