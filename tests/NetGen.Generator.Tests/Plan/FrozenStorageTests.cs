using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Generator.Tests.Plan;

/// <summary>The constants of a frozen network lie as the file has them, and Predict's rows beside them do not meet.</summary>
public sealed class FrozenStorageTests
{
    private static IEnumerable<NetworkPlan> Plans() =>
        Models.Many().Select(model => NetworkPlanner.Plan(model with { Frozen = true, Gradients = false, Parallel = false }));

    [Fact]
    public void Weights_are_in_canonical_order_and_zeros_for_a_register_follow()
    {
        foreach (NetworkPlan plan in Plans())
        {
            int index = 0;
            foreach (LayerPlan layer in plan.Layers)
            {
                for (int i = 0; i < layer.FanIn; i++)
                    for (int j = 0; j < layer.FanOut; j++) Assert.Equal(index++, layer.Storage.Weight(i, j));
                for (int j = 0; j < layer.FanOut; j++) Assert.Equal(index++, layer.Storage.Biases + j);
            }

            Assert.Equal(plan.Parameters, index);
            Section weights = plan.Storage.Section(SectionNames.Weights);
            Assert.Equal((0, index + Tiling.WidestLanes(plan.Model.Precision) - 1), (weights.Offset, weights.Length));
        }
    }

    [Fact]
    public void Lanes_hold_the_fan_out_where_there_are_vectors()
    {
        foreach (NetworkPlan plan in Plans())
        {
            bool vectors = plan.Kernel.Vectors.Count > 0;
            Assert.Equal(vectors, plan.Storage.IsOneBuffer);
            foreach (LayerPlan layer in plan.Layers)
            {
                Assert.Equal(vectors ? LaneAxis.FanOut : LaneAxis.Canonical, layer.Storage.Axis);
                Assert.Equal(layer.FanIn, layer.Storage.PaddedFanIn);
                Assert.Equal(
                    vectors ? Tiling.Pad(layer.FanOut, plan.Model.Precision) : layer.FanOut, layer.Storage.PaddedFanOut);
            }
        }
    }

    [Fact]
    public void Rows_of_y_and_u_follow_one_another()
    {
        foreach (NetworkPlan plan in Plans())
        {
            int Row(int count) =>
                plan.Kernel.Vectors.Count > 0 ? Tiling.PadToWidest(count, plan.Model.Precision) : count;
            int outputs = Row(plan.Inputs), sums = 0;
            foreach (LayerPlan layer in plan.Layers)
            {
                Assert.Equal(outputs, layer.Storage.Outputs);
                Assert.Equal(outputs - Row(plan.Inputs), layer.Storage.Deltas);
                Assert.Equal(layer.KeepsSums ? sums : -1, layer.Storage.Sums);
                outputs += Row(layer.FanOut);
                sums += layer.KeepsSums ? Row(layer.FanOut) : 0;
            }

            Assert.Equal(outputs, plan.Storage.Section(SectionNames.Outputs).Length);
            Assert.Equal(sums > 0, plan.Storage.Has(SectionNames.Sums));
            if (sums > 0) Assert.Equal(sums, plan.Storage.Section(SectionNames.Sums).Length);
        }
    }

    [Fact]
    public void There_is_no_instance() => Assert.All(Plans(), plan => Assert.Equal(0, plan.InstanceBytes));
}
