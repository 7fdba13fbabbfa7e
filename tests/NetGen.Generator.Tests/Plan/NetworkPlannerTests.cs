using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;

namespace NetGen.Generator.Tests.Plan;

public sealed class NetworkPlannerTests
{
    [Fact]
    public void Layers_follow_each_other_from_inputs_to_outputs()
    {
        NetworkModel model = Models.Of(4, 5, 6, 3)
            .WithHiddenActivation(Activation.Tanh).WithOutputActivation(Activation.Softmax);
        NetworkPlan plan = NetworkPlanner.Plan(model with { Loss = Loss.CrossEntropy });
        Assert.Equal([(1, 4, 5), (2, 5, 6), (3, 6, 3)], plan.Layers.Select(layer => (layer.Index, layer.FanIn, layer.FanOut)));
        Assert.Equal([false, false, true], plan.Layers.Select(layer => layer.IsOutput));
        Assert.Equal([("i", "j"), ("i", "j"), ("j", "k")], plan.Layers.Select(layer => layer.Letters));
        Assert.Equal(["tanh", "tanh", "softmax"], plan.Layers.Select(layer => layer.Activation.Name));
        Assert.Equal([20, 30, 18], plan.Layers.Select(layer => layer.Weights));
        Assert.Equal([25, 36, 21], plan.Layers.Select(layer => layer.Parameters));
        Assert.Equal((4, 3, 68, 82, "4-5-6-3"), (plan.Inputs, plan.Outputs, plan.Weights, plan.Parameters, plan.Shape));
        Assert.Same(plan.Layers[2], plan.Output);
        Assert.Same(LossFormula.For(Loss.CrossEntropy), plan.Loss);
        Assert.Equal(4, plan.BytesPerNumber);
        Assert.Equal(8, NetworkPlanner.Plan(Models.Of(2, 3, 1) with { Precision = Precision.Double }).BytesPerNumber);
    }

    [Fact]
    public void Only_the_output_layer_has_the_losss_delta()
    {
        NetworkPlan plan = NetworkPlanner.Plan(
            Models.Of(4, 5, 6, 3).WithOutputActivation(Activation.Softmax) with { Loss = Loss.SumSquares });
        Assert.Equal([false, false, true], plan.Layers.Select(layer => layer.Delta.NeedsSum));
    }

    [Theory]
    [InlineData((int)Activation.Sigmoid, true)]
    [InlineData((int)Activation.Softplus, true)]
    [InlineData((int)Activation.HardSigmoid, true)]
    [InlineData((int)Activation.Tanh, false)]
    [InlineData((int)Activation.ReLU, false)]
    [InlineData((int)Activation.GELU, false)]
    [InlineData((int)Activation.Softmax, false)] // its procedure sees to padding itself
    public void Padding_is_cleared_where_f_of_0_is_not_0(int activation, bool expected) => Assert.Equal(
        expected,
        NetworkPlanner.Plan(Models.Of(2, 3, 2).WithOutputActivation((Activation)activation)).Output.LeavesZero);

    [Theory]
    [InlineData((int)Loss.SumSquares, false)]
    [InlineData((int)Loss.LogCosh, false)]
    [InlineData((int)Loss.BinaryCrossEntropy, true)] // ln 2, of u = 0
    public void Padding_is_left_out_of_E_where_0_adds_to_it(int loss, bool expected) => Assert.Equal(
        expected,
        NetworkPlanner.Plan(
            Models.Of(2, 3, 2).WithOutputActivation(Activation.Sigmoid) with { Loss = (Loss)loss }).ErrorLeavesZero);

    [Fact]
    public void Only_plain_gradient_descent_is_linear_in_g()
    {
        NetworkModel model = Models.Of(2, 3, 1);
        Assert.True(NetworkPlanner.Plan(model).StepIsLinear);
        Assert.False(NetworkPlanner.Plan(
            model with { Optimizer = model.Optimizer with { WeightDecay = 0.01 } }).StepIsLinear);
        foreach (Optimizer optimizer in Enum.GetValues<Optimizer>().Where(one => one != Optimizer.GradientDescent))
            Assert.False(NetworkPlanner.Plan(model.With(optimizer)).StepIsLinear);
    }

    [Fact]
    public void Per_step_scalars_come_before_what_uses_them()
    {
        NetworkPlan plan = NetworkPlanner.Plan(Models.Of(2, 3, 1).With(Optimizer.Adam));
        Assert.Equal(
            ["correction1", "correction2", "stepSize", "rootScale"], plan.PerStepCode.Select(step => Identifiers.Of(step.Target)));
        Assert.Empty(NetworkPlanner.Plan(Models.Of(2, 3, 1)).PerStepCode);
    }

    [Theory]
    [InlineData(false, true, false, false)]
    [InlineData(true, true, true, false)]
    [InlineData(true, false, true, true)]
    public void Gradients_reach_the_inputs_where_they_are_asked_for(
        bool inputGradients, bool gradients, bool backward, bool trainStep)
    {
        NetworkPlan plan = NetworkPlanner.Plan(
            Models.Of(2, 3, 1) with { InputGradients = inputGradients, Gradients = gradients });
        Assert.Equal(backward, plan.NeedsGradientAbove(plan.Layers[0], inTrainStep: false));
        Assert.Equal(trainStep, plan.NeedsGradientAbove(plan.Layers[0], inTrainStep: true));
        Assert.True(plan.NeedsGradientAbove(plan.Layers[1], inTrainStep: true));
        Assert.True(plan.NeedsGradientAbove(plan.Layers[1], inTrainStep: false));
    }

    [Theory]
    [InlineData(64, 64, 10, 222)] // ⌈2²⁰ / 4736⌉
    [InlineData(784, 128, 10, 32)]
    public void A_part_of_a_batch_is_worth_a_thread(int inputs, int hidden, int outputs, int rows)
    {
        NetworkPlan plan = NetworkPlanner.Plan(Models.Of(inputs, hidden, outputs) with { Parallel = true });
        Assert.Equal((rows, true, true), (plan.PartRows, plan.IsParallel, plan.SumsInParts));
    }

    [Fact]
    public void Several_threads_take_chunks_and_only_where_they_are_asked_for()
    {
        NetworkModel model = Models.Of(64, 64, 10);
        Assert.False(NetworkPlanner.Plan(model).IsParallel);
        Assert.False(NetworkPlanner.Plan(Models.Of(2, 3, 1) with { Parallel = true }).IsParallel);
        NetworkPlan predictsOnly = NetworkPlanner.Plan(model with { Parallel = true, Gradients = false });
        Assert.Equal((true, false), (predictsOnly.IsParallel, predictsOnly.SumsInParts));
    }

    [Fact]
    public void Rows_to_predict_with_take_turns()
    {
        NetworkModel model = Models.Of(9, 20, 40, 33, 5);
        Assert.Equal((48, 48, 0), NetworkPlanner.Plan(model).PredictRows);
        Assert.Equal((48, 48, 48), NetworkPlanner.Plan(model.WithHiddenActivation(Activation.GELU)).PredictRows);
        NetworkModel shallow = Models.Of(9, 20, 5);
        Assert.Equal((32, 16, 0), NetworkPlanner.Plan(shallow.WithOutputActivation(Activation.Sigmoid)).PredictRows);
        // Sums that are the outputs go straight into the user's row.
        Assert.Equal((32, 0, 0), NetworkPlanner.Plan(shallow).PredictRows);
    }

    [Theory]
    [InlineData((int)Activation.ReLU, true)]
    [InlineData((int)Activation.LeakyReLU, true)]
    [InlineData((int)Activation.ELU, true)]
    [InlineData((int)Activation.GELU, true)]
    [InlineData((int)Activation.SiLU, true)]
    [InlineData((int)Activation.SELU, false)]
    [InlineData((int)Activation.Sigmoid, false)]
    [InlineData((int)Activation.Tanh, false)]
    public void Weights_are_drawn_as_He_or_Glorot_say(int activation, bool isHe)
    {
        WeightLimit limit = NetworkPlanner.Plan(
            Models.Of(2, 6, 4).WithHiddenActivation((Activation)activation)).Layers[0].Initial;
        Assert.Equal(isHe ? Math.Sqrt(3) : Math.Sqrt(0.75), limit.Value, 1e-15);
        Assert.Equal(isHe ? "He: √(6 / 2)" : "Glorot: √(6 / (2 + 6))", limit.Formula);
    }
}
