using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;

namespace NetGen.Generator.Tests.Plan;

/// <summary>Which networks' batches several threads can share, and the reason for the others.</summary>
public sealed class PartsTests
{
    [Fact]
    public void Layers_that_batches_take_in_blocks_can_be_shared() => Assert.Null(PlanQueries.WhyNoParts(Models.Of(64, 64, 10)));

    [Fact]
    public void A_framework_without_vectors_is_no_reason() =>
        Assert.Null(PlanQueries.WhyNoParts(Models.Of(64, 64, 10).WithoutSpans()));

    [Fact]
    public void Scalar_goes_row_by_row() => Assert.Equal(
        "Kernel.Scalar takes a batch row by row",
        PlanQueries.WhyNoParts(Models.Of(64, 64, 10) with { Kernel = Kernel.Scalar }));

    [Fact]
    public void Tiny_networks_stay_in_one_thread() => Assert.Equal(
        "with 48 parameters or fewer several samples are taken at once, in one thread",
        PlanQueries.WhyNoParts(Models.Of(2, 3, 1)));

    [Fact]
    public void Wide_layers_go_row_by_row() => Assert.Equal(
        "layers this wide take a batch row by row", PlanQueries.WhyNoParts(Models.Of(64, 2600, 10)));

    [Theory]
    [InlineData(64, 64, 10, 222)] // 2²⁰ multiply-adds of a pass, rounded up
    [InlineData(784, 128, 10, 32)] // never fewer than 32 rows
    [InlineData(64, 1024, 960, 32)]
    public void A_part_is_worth_a_threads_while(int inputs, int hidden, int outputs, int rows) =>
        Assert.Equal(rows, NetworkPlanner.Plan(Models.Of(inputs, hidden, outputs) with { Parallel = true }).PartRows);
}
