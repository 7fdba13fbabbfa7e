using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Generator.Tests.Plan;

/// <summary>Bytes worked out by hand; that construction allocates them is tested where networks run.</summary>
public sealed class MemoryPlanTests
{
    [Fact]
    public void Of_the_chapters_network_is_what_the_documentation_says()
    {
        MemoryPlan memory = NetworkPlanner.Plan(Models.Of(2, 3, 1) with { Kernel = Kernel.Scalar }).Memory;
        Assert.Equal((52, 380, 432), (memory.Parameters, memory.State, memory.Instance));
        Assert.Equal((52, 0, 56, 0), (memory.Gradients, memory.Optimizer, memory.Values, memory.Parts));
        Assert.Equal((52, 220), (memory.Totals, memory.Overhead));
        Assert.Equal((4, 0), (memory.Stack, memory.OwnArrays));
    }

    [Theory]
    [InlineData((int)Kernel.Scalar, false, 104)]
    [InlineData((int)Kernel.Scalar, true, 432)]
    [InlineData((int)Kernel.Auto, true, 1144)]
    public void An_instance_is_object_arrays_and_headers(int kernel, bool gradients, int bytes)
    {
        NetworkModel model = Models.Of(2, 3, 1) with { Kernel = (Kernel)kernel, Gradients = gradients };
        Assert.Equal(bytes, NetworkPlanner.Plan(model).InstanceBytes);
        Assert.Equal(bytes, PlanQueries.InstanceBytes(model));
    }

    [Fact]
    public void What_training_needs_is_counted_without_padding()
    {
        // 13 parameters of 8 bytes; Adam keeps two states and two running powers.
        NetworkModel model = Models.Of(2, 3, 1).With(Optimizer.Adam).WithHiddenActivation(Activation.GELU) with
        {
            Precision = Precision.Double, InputGradients = true,
        };
        foreach (NetworkModel each in new[] { model, model.WithoutVectors() })
        {
            MemoryPlan memory = NetworkPlanner.Plan(each).Memory;
            Assert.Equal((104, 104, 2 * 104 + 16), (memory.Parameters, memory.Gradients, memory.Optimizer));
            // y 2 + 3 + 1, u 3, δ 4, ∂y 4, ∂x 2
            Assert.Equal(19 * 8, memory.Values);
        }
    }

    [Fact]
    public void Without_spans_results_are_arrays()
    {
        NetworkModel spans = Models.Of(2, 3, 5).WithoutVectors(), arrays = Models.Of(2, 3, 5).WithoutSpans();
        MemoryPlan with = NetworkPlanner.Plan(spans).Memory, without = NetworkPlanner.Plan(arrays).Memory;
        Assert.Equal(with.Values + 20, without.Values);
        // The reference, the header, 5 numbers up to the next 8 bytes.
        Assert.Equal(with.Instance + 8 + 24 + 24, without.Instance);
        Assert.Equal((20, 0), (with.Stack, without.Stack));
        Assert.Equal((0, 24 + 24), (with.OwnArrays, without.OwnArrays));
    }

    [Fact]
    public void Threads_cost_their_workers_and_the_parts_gradients()
    {
        NetworkModel model = Models.Of(64, 64, 10);
        NetworkPlan one = NetworkPlanner.Plan(model), many = NetworkPlanner.Plan(model with { Parallel = true });
        Assert.Equal(0, one.Memory.Parts);
        Assert.Equal(7 * one.Memory.Parameters, many.Memory.Parts);
        Assert.Equal((one.Memory.Parameters, 8 * one.Memory.Parameters), (one.Memory.Totals, many.Memory.Totals));
        // Workers, their gate, the errors of 8 parts with their header, two references.
        int padded = 2 * 7 * one.Storage.Parameters * 4;
        Assert.Equal(one.InstanceBytes + padded + 104 + 24 + 24 + 32 + 16, many.InstanceBytes);
    }

    [Fact]
    public void Rows_on_the_stack_are_those_of_the_greediest_call()
    {
        // Samples in the lanes: 16 rows of x and t, moved to 64 bytes.
        Assert.Equal(((16 * 3) + 16) * 4, NetworkPlanner.Plan(Models.Of(2, 3, 1)).Memory.Stack);
        NetworkPlan chunks = NetworkPlanner.Plan(Models.Of(64, 64, 10));
        Assert.Equal((chunks.BatchGradients!.Length + 16) * 4, chunks.Memory.Stack);
        // Row by row: the scalar code behind the loops keeps all of y, Evaluate the outputs.
        NetworkPlan rows = NetworkPlanner.Plan(Models.Of(30, 5000, 30));
        Assert.Null(rows.Predictions);
        Assert.Equal((32 + 5008 + 32 + 30) * 4, rows.Memory.Stack);
        // Where that is too much for the stack, the loops' row of the hidden layer is left.
        Assert.Equal(
            (16_384 + 16 + 30) * 4, NetworkPlanner.Plan(Models.Of(30, 16_384, 30)).Memory.Stack);
        // Scalar arrays: y of every layer, and u where it is kept.
        NetworkModel arrays = Models.Of(64, 64, 10).WithoutVectors();
        Assert.Equal((64 + 64 + 10 + 10) * 4, NetworkPlanner.Plan(arrays).Memory.Stack);
        Assert.Equal(
            (64 + 64 + 10 + 64 + 10) * 4,
            NetworkPlanner.Plan(arrays.WithHiddenActivation(Activation.SiLU)).Memory.Stack);
    }

    [Theory]
    [InlineData(16_373, true)] // 10 + 16,373 + 1 numbers are 64 kB
    [InlineData(16_374, false)]
    public void Rows_too_long_for_the_stack_are_arrays_of_a_thread(int hidden, bool onStack)
    {
        NetworkModel model = Models.Of(10, hidden, 1).WithoutVectors().WithHiddenActivation(Activation.SiLU);
        NetworkPlan plan = NetworkPlanner.Plan(model);
        Assert.Equal(onStack, plan.PredictsOnStack);
        long values = (10 + hidden + 1) * 4L, sums = hidden * 4L;
        Assert.Equal(onStack ? 0 : 24 + Whole(values) + 24 + Whole(sums), plan.Memory.OwnArrays);
        Assert.Equal(onStack ? values + sums + 4 : 4, plan.Memory.Stack);
        long plain = NetworkPlanner.Plan(model.WithHiddenActivation(Activation.Sigmoid)).Memory.OwnArrays;
        Assert.Equal(onStack ? 0 : 24 + Whole(values), plain);

        static long Whole(long bytes) => bytes % 8 == 0 ? bytes : bytes + 4;
    }

    [Fact]
    public void The_parts_add_up_to_the_instance()
    {
        foreach (NetworkPlan plan in Models.Many().Select(NetworkPlanner.Plan))
        {
            MemoryPlan memory = plan.Memory;
            Assert.Equal(
                memory.Instance,
                memory.Parameters + memory.Gradients + memory.Optimizer + memory.Values + memory.Parts + memory.Totals
                    + memory.Overhead);
            Assert.True(memory.Overhead > 0, plan.Model.Text());
        }
    }
}
