using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Generator.Tests.Plan;

/// <summary>docs/limits.md, "Batches".</summary>
public sealed class BatchPlanTests
{
    [Theory]
    [InlineData(16, 32, 8, 32, 32)]
    [InlineData(64, 64, 10, 32, 16)]
    [InlineData(64, 200, 10, 16, 16)]
    [InlineData(64, 600, 10, 16, 16)]
    [InlineData(64, 1200, 10, 16, 16)] // beyond the cache, within 160 kB
    [InlineData(64, 1300, 10, 16, null)]
    [InlineData(64, 2600, 10, null, null)]
    public void A_chunk_has_as_many_rows_as_fit(int inputs, int hidden, int outputs, int? predict, int? train)
    {
        NetworkPlan plan = NetworkPlanner.Plan(Models.Of(inputs, hidden, outputs));
        Assert.Equal((predict, train), (plan.Predictions?.Rows, plan.BatchGradients?.Rows));
    }

    [Fact]
    public void Rows_lie_apart_and_aligned()
    {
        int found = 0;
        foreach (NetworkPlan plan in Models.Many().Select(NetworkPlanner.Plan))
        {
            foreach (BatchPlan? batch in new[] { plan.Predictions, plan.BatchGradients })
            {
                if (batch is null) continue;
                found++;
                int end = 0;
                foreach ((int start, int length) in Parts(plan, batch).Where(part => part.Start >= 0).OrderBy(part => part.Start))
                {
                    Assert.True(start >= end, plan.Model.Text());
                    Assert.Equal(0, start % Tiling.WidestLanes(plan.Model.Precision));
                    end = start + length;
                }

                Assert.True(end <= batch.Length, plan.Model.Text());
                Assert.InRange(batch.Length * plan.BytesPerNumber, 1, 163_840);
                Assert.Equal(0, batch.Rows % Budgets.RowsOfBlock);
            }
        }

        Assert.True(found > 50, $"only {found} plans");
    }

    [Fact]
    public void What_has_padding_lies_behind_what_has_none()
    {
        foreach (NetworkPlan plan in Models.Many().Select(NetworkPlanner.Plan))
        {
            foreach (BatchPlan batch in new[] { plan.Predictions, plan.BatchGradients }.OfType<BatchPlan>())
            {
                foreach ((BatchRows rows, LayerPlan layer) in batch.Layers.Zip(plan.Layers))
                {
                    bool padded = rows.Stride != layer.FanOut;
                    Assert.All(
                        new[] { rows.Outputs, rows.Sums, rows.Deltas }.Where(start => start >= 0),
                        start => Assert.Equal(padded, start >= batch.Unpadded));
                    Assert.True(rows.Copy < 0 || rows.Copy >= batch.Unpadded);
                }

                Assert.True(batch.Targets < 0 || batch.Targets >= batch.Unpadded);
                Assert.InRange(batch.Unpadded, 0, batch.Length);
            }
        }
    }

    [Fact]
    public void Predicting_keeps_no_gradients()
    {
        foreach (NetworkPlan plan in Models.Many().Select(NetworkPlanner.Plan).Where(plan => plan.Predictions is not null))
        {
            BatchPlan batch = plan.Predictions!;
            Assert.Equal((-1, -1), (batch.Targets, batch.OutputGradients));
            Assert.All(batch.Layers, layer => Assert.Equal((-1, -1), (layer.Deltas, layer.Sums)));
        }
    }

    [Fact]
    public void Gradients_need_δ_of_every_layer_and_u_where_δ_asks_for_it()
    {
        foreach (NetworkPlan plan in Models.Many().Select(NetworkPlanner.Plan).Where(plan => plan.BatchGradients is not null))
        {
            BatchPlan batch = plan.BatchGradients!;
            Assert.All(batch.Layers, layer => Assert.True(layer.Deltas >= 0));
            Assert.True(batch.OutputGradients >= 0);
            Assert.Equal(plan.Layers.Select(layer => layer.KeepsSums), batch.Layers.Select(layer => layer.Sums >= 0));
            Assert.Equal(batch.Layers[^1].Stride != plan.Outputs, batch.Targets >= 0);
        }
    }

    [Theory]
    [InlineData(32, 15, "- 0", "- 0")] // behind: fan-in in the lanes, (32 + 1)·16 numbers
    [InlineData(8, 64, "- 0", "- 0")]
    [InlineData(127, 16, "- 0", "- 0")] // 128·16·4 bytes are 8 kB
    [InlineData(128, 16, "- -", "- -")]
    public void Small_matrices_are_copied_with_the_other_side_in_the_lanes(
        int hidden, int outputs, string predict, string train)
    {
        NetworkPlan plan = NetworkPlanner.Plan(Models.Of(20, hidden, outputs));
        Assert.Equal((predict, train), (Copies(plan.Predictions!), Copies(plan.BatchGradients!)));
    }

    [Fact]
    public void Forward_copies_what_has_fan_in_in_the_lanes_and_backward_all_but_the_first()
    {
        NetworkPlan plan = NetworkPlanner.Plan(Models.Of(20, 16, 16, 16, 8));
        Assert.Equal("- 0 - 0", Copies(plan.Predictions!));
        Assert.Equal("- 0 0 0", Copies(plan.BatchGradients!));
    }

    [Fact]
    public void Tiny_networks_and_scalar_ones_have_no_chunks()
    {
        foreach (NetworkModel model in new[]
        {
            Models.Of(2, 3, 1), Models.Of(64, 64, 10).WithoutVectors(), Models.Of(64, 64, 10) with { Kernel = Kernel.Scalar },
        })
        {
            NetworkPlan plan = NetworkPlanner.Plan(model);
            Assert.Null(plan.Predictions);
            Assert.Null(plan.BatchGradients);
        }

        Assert.NotNull(NetworkPlanner.Plan(Models.Of(2, 3, 1) with { Kernel = Kernel.Loop }).BatchGradients);
        Assert.Null(NetworkPlanner.Plan(Models.Of(64, 64, 10) with { Gradients = false }).BatchGradients);
    }

    private static string Copies(BatchPlan plan) =>
        string.Join(" ", plan.Layers.Select(layer => layer.Copy >= 0 ? "0" : "-"));

    /// <summary>Every range of numbers that code may write to.</summary>
    private static IEnumerable<(int Start, int Length)> Parts(NetworkPlan plan, BatchPlan batch)
    {
        Precision precision = plan.Model.Precision;
        for (int k = 0; k < batch.Layers.Count; k++)
        {
            BatchRows rows = batch.Layers[k];
            LayerPlan layer = plan.Layers[k];
            Assert.True(rows.Stride >= layer.FanOut);
            yield return (rows.Outputs, batch.Rows * rows.Stride);
            yield return (rows.Sums, batch.Rows * rows.Stride);
            yield return (rows.Deltas, batch.Rows * rows.Stride);
            // Transposed: the biases go along with weights whose fan-in lay in the lanes.
            int copied = layer.Storage.Axis == LaneAxis.FanIn
                ? (layer.FanIn + 1) * rows.Stride
                : layer.FanOut * Tiling.Pad(layer.FanIn, precision);
            yield return (rows.Copy, copied);
            Assert.True(rows.Copy < 0 || copied * plan.BytesPerNumber <= 8_192, plan.Model.Text());
        }

        yield return (batch.Targets, batch.Rows * batch.Layers[^1].Stride);
        yield return (batch.OutputGradients, batch.Layers[^1].Stride);
    }
}
