using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;

namespace NetGen.Generator.Tests.Plan;

/// <summary>docs/limits.md, "Auto" and "Forms", on both sides of each border.</summary>
public sealed class KernelPlannerTests
{
    [Theory]
    [InlineData((int)Precision.Single, 31, 64, (int)Kernel.Vector, "2048 weights fit the unroll budget of 2048")]
    [InlineData((int)Precision.Single, 682, 3, (int)Kernel.Loop, "2049 weights exceed the unroll budget of 2048")]
    [InlineData((int)Precision.Double, 15, 64, (int)Kernel.Vector, "1024 weights fit the unroll budget of 1024")]
    [InlineData((int)Precision.Double, 204, 5, (int)Kernel.Loop, "1025 weights exceed the unroll budget of 1024")]
    public void Auto_unrolls_vectors_up_to_a_budget(int precision, int inputs, int hidden, int expected, string reason)
    {
        KernelPlan plan = KernelPlanner.Plan(Models.Of(inputs, hidden, 1) with { Precision = (Precision)precision });
        Assert.Equal(((Kernel)expected, reason), (plan.Kind, plan.Reason));
        Assert.NotEmpty(plan.Vectors);
    }

    [Theory]
    [InlineData(15, 64, (int)Kernel.Scalar, (int)ScalarForm.Arrays)]
    [InlineData(204, 5, (int)Kernel.Compact, (int)ScalarForm.Loops)]
    public void Without_vectors_Auto_and_Vector_are_scalar_or_compact(int inputs, int hidden, int kind, int form)
    {
        foreach (Kernel asked in new[] { Kernel.Auto, Kernel.Vector })
        {
            KernelPlan plan =
                KernelPlanner.Plan(Models.Of(inputs, hidden, 1).WithoutVectors() with { Kernel = asked });
            Assert.Equal(((Kernel)kind, (ScalarForm)form), (plan.Kind, plan.Scalar));
            Assert.Contains("no vector functions (net9.0 has)", plan.Reason);
            Assert.Equal(asked == Kernel.Vector, plan.Reason.Contains("Vector was requested"));
            Assert.Equal(
                (Kernel)kind == Kernel.Compact,
                plan.Reason.EndsWith("1025 weights exceed the scalar unroll budget of 1024", StringComparison.Ordinal));
            Assert.Empty(plan.Vectors);
            Assert.Empty(plan.SampleLanes);
        }
    }

    [Theory]
    [InlineData((int)Kernel.Scalar, false)]
    [InlineData((int)Kernel.Compact, false)]
    [InlineData((int)Kernel.Vector, true)]
    [InlineData((int)Kernel.Loop, true)]
    public void What_is_asked_for_is_given(int kernel, bool hasVectors)
    {
        // Of a size for which Auto takes another one.
        int hidden = kernel == (int)Kernel.Vector ? 90 : 8;
        KernelPlan plan = KernelPlanner.Plan(Models.Of(31, hidden, 1) with { Kernel = (Kernel)kernel });
        Assert.Equal(((Kernel)kernel, "as requested"), (plan.Kind, plan.Reason));
        Assert.Equal(hasVectors, plan.Vectors.Count > 0);
    }

    [Fact]
    public void Loops_without_vectors_are_compact()
    {
        KernelPlan plan = KernelPlanner.Plan(Models.Of(2, 3, 1).WithoutVectors() with { Kernel = Kernel.Loop });
        Assert.Equal((Kernel.Compact, ScalarForm.Loops), (plan.Kind, plan.Scalar));
        Assert.Equal(
            "Loop was requested, but the target framework has no vector functions (net9.0 has)", plan.Reason);
        Assert.Empty(plan.Vectors);
    }

    [Theory]
    [InlineData(39, 8, (int)ScalarForm.Locals, (int)ScalarForm.Locals)] // 320 weights
    [InlineData(22, 14, (int)ScalarForm.Arrays, (int)ScalarForm.Loops)] // 322 weights
    [InlineData(96, 3, (int)ScalarForm.Locals, (int)ScalarForm.Locals)] // 100 neurons
    [InlineData(97, 3, (int)ScalarForm.Arrays, (int)ScalarForm.Loops)] // 101 neurons
    public void Locals_hold_few_weights_and_few_neurons(int inputs, int hidden, int scalar, int behindVectors)
    {
        NetworkModel model = Models.Of(inputs, hidden, 1);
        Assert.Equal((ScalarForm)scalar, KernelPlanner.Plan(model with { Kernel = Kernel.Scalar }).Scalar);
        Assert.Equal((ScalarForm)behindVectors, KernelPlanner.Plan(model with { Kernel = Kernel.Vector }).Scalar);
        Assert.Equal(ScalarForm.Loops, KernelPlanner.Plan(model with { Kernel = Kernel.Loop }).Scalar);
    }

    [Theory]
    [InlineData((int)Precision.Single, 3, "128")]
    [InlineData((int)Precision.Single, 5, "256 128")]
    [InlineData((int)Precision.Single, 9, "512 256 128")]
    [InlineData((int)Precision.Double, 3, "256 128")]
    public void No_register_is_wider_than_the_widest_layer(int precision, int hidden, string expected)
    {
        foreach (Kernel kernel in new[] { Kernel.Vector, Kernel.Loop })
        {
            // The inputs do not count: they lie in no lanes.
            KernelPlan plan = KernelPlanner.Plan(
                Models.Of(40, hidden, 1) with { Precision = (Precision)precision, Kernel = kernel });
            Assert.Equal(expected, string.Join(" ", plan.Vectors.Select(form => form.Bits)));
            Assert.All(plan.Vectors, form => Assert.Equal(kernel == Kernel.Vector, form.IsUnrolled));
        }
    }

    [Theory]
    [InlineData(7, "512 256 128")] // 512 weights
    [InlineData(8, "512 256")]
    [InlineData(15, "512 256")] // 1024
    [InlineData(16, "512")]
    [InlineData(31, "512")] // 2048
    [InlineData(32, "")]
    public void Narrow_registers_unroll_less(int inputs, string expected)
    {
        KernelPlan plan = KernelPlanner.Plan(Models.Of(inputs, 64, 1) with { Kernel = Kernel.Vector });
        Assert.Equal(
            expected, string.Join(" ", plan.Vectors.Where(form => form.IsUnrolled).Select(form => form.Bits)));
    }

    [Theory]
    [InlineData(45, (int)Kernel.Auto, true)] // 48 parameters
    [InlineData(46, (int)Kernel.Auto, false)]
    [InlineData(45, (int)Kernel.Loop, false)]
    [InlineData(45, (int)Kernel.Scalar, false)]
    public void Samples_lie_in_the_lanes_of_tiny_networks(int inputs, int kernel, bool expected)
    {
        KernelPlan plan = KernelPlanner.Plan(Models.Of(inputs, 1, 1) with { Kernel = (Kernel)kernel });
        Assert.Equal(expected ? [512, 256, 128] : [], plan.SampleLanes);
    }
}
