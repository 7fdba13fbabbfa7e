using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Generator.Tests.Plan;

/// <summary>Every number has a place, no two the same one, and vectors are aligned.</summary>
public sealed class StoragePlannerTests
{
    [Fact]
    public void Every_parameter_has_an_index_of_its_own()
    {
        foreach (NetworkPlan plan in Models.Many().Select(NetworkPlanner.Plan))
        {
            var indexes = new HashSet<int>();
            foreach (LayerPlan layer in plan.Layers)
            {
                for (int j = 0; j < layer.FanOut; j++)
                {
                    Assert.True(indexes.Add(layer.Storage.Biases + j), plan.Model.Text());
                    for (int i = 0; i < layer.FanIn; i++)
                        Assert.True(indexes.Add(layer.Storage.Weight(i, j)), plan.Model.Text());
                }
            }

            Assert.Equal(plan.Parameters, indexes.Count);
            Assert.True(indexes.Min() >= 0 && indexes.Max() < plan.Storage.Parameters, plan.Model.Text());
        }
    }

    [Fact]
    public void Padded_rows_stay_within_their_layer()
    {
        foreach (NetworkPlan plan in Models.Many().Select(NetworkPlanner.Plan))
        {
            AssertApart(plan, plan.Storage.Parameters, plan.Layers.SelectMany(layer => new[]
            {
                (layer.Storage.Weights, layer.Storage.PaddedFanIn * layer.Storage.PaddedFanOut),
                (layer.Storage.Biases, layer.Storage.PaddedFanOut),
            }));
            if (!plan.Storage.Has(SectionNames.Deltas)) continue;

            AssertApart(
                plan,
                plan.Storage.Section(SectionNames.Outputs).Length,
                plan.Layers.Select(layer => (layer.Storage.Outputs, layer.Storage.PaddedFanOut)).Prepend((0, plan.Inputs)));
            AssertApart(
                plan,
                plan.Storage.Section(SectionNames.Deltas).Length,
                plan.Layers.Select(layer => (layer.Storage.Deltas, layer.Storage.PaddedFanOut)));
            (int Start, int Length)[] sums =
            [
                .. plan.Layers.Where(layer => layer.KeepsSums)
                    .Select(layer => (layer.Storage.Sums, layer.Storage.PaddedFanOut)),
            ];
            Assert.Equal(sums.Length > 0, plan.Storage.Has(SectionNames.Sums));
            if (sums.Length > 0) AssertApart(plan, plan.Storage.Section(SectionNames.Sums).Length, sums);
            Assert.All(plan.Layers.Where(layer => !layer.KeepsSums), layer => Assert.Equal(-1, layer.Storage.Sums));
        }
    }

    [Fact]
    public void Sections_of_a_buffer_lie_one_behind_the_other_on_64_bytes()
    {
        foreach (NetworkPlan plan in Models.Many().Select(NetworkPlanner.Plan).Where(plan => plan.Storage.IsOneBuffer))
        {
            int widest = Tiling.WidestLanes(plan.Model.Precision), end = 0;
            foreach (Section section in plan.Storage.Sections)
            {
                Assert.True(section.Length > 0);
                Assert.Equal(end, section.Offset);
                Assert.Equal(0, section.Offset % widest);
                end = section.Offset + section.Length;
            }

            Assert.Equal(end, plan.Storage.Total);
            foreach (LayerStorage layer in plan.Storage.Layers)
            {
                Assert.Equal(0, layer.Weights % widest);
                Assert.Equal(0, layer.Outputs % widest);
                Assert.Equal(0, layer.Deltas % widest);
                if (layer.Sums >= 0) Assert.Equal(0, layer.Sums % widest);
            }
        }
    }

    [Fact]
    public void Axes_alternate_and_rows_are_as_wide_as_the_row_above_is_padded()
    {
        foreach (NetworkPlan plan in Models.Many().Select(NetworkPlanner.Plan).Where(plan => plan.Storage.IsOneBuffer))
        {
            Precision precision = plan.Model.Precision;
            for (int k = 0; k < plan.Layers.Count; k++)
            {
                LayerPlan layer = plan.Layers[k];
                LayerStorage storage = layer.Storage;
                Assert.Equal(k % 2 == 0 ? LaneAxis.FanOut : LaneAxis.FanIn, storage.Axis);
                Assert.Equal(
                    k % 2 == 0 ? Tiling.Pad(layer.FanOut, precision) : Tiling.PadToGroups(layer.FanOut, precision),
                    storage.PaddedFanOut);
                int above = plan.Model.InputGradients ? Tiling.PadToGroups(plan.Inputs, precision) : plan.Inputs;
                Assert.Equal(k == 0 ? above : plan.Layers[k - 1].Storage.PaddedFanOut, storage.PaddedFanIn);
            }
        }
    }

    [Fact]
    public void Scalar_storage_is_in_the_public_order_without_a_gap()
    {
        foreach (NetworkPlan plan in Models.Many().Select(NetworkPlanner.Plan).Where(plan => !plan.Storage.IsOneBuffer))
        {
            int index = 0;
            foreach (LayerPlan layer in plan.Layers)
            {
                Assert.Equal(LaneAxis.Canonical, layer.Storage.Axis);
                for (int i = 0; i < layer.FanIn; i++)
                    for (int j = 0; j < layer.FanOut; j++) Assert.Equal(index++, layer.Storage.Weight(i, j));
                for (int j = 0; j < layer.FanOut; j++) Assert.Equal(index++, layer.Storage.Biases + j);
            }

            Assert.Equal(plan.Storage.Parameters, index);
            Assert.Equal(plan.Inputs, plan.Storage.Inputs);
            Assert.All(plan.Storage.Sections, section => Assert.Equal(0, section.Offset));
        }
    }

    [Theory]
    [InlineData("plain", "w dw y δ dy totals")]
    [InlineData("keeps u", "w dw y u δ dy totals")]
    [InlineData("dx", "w dw y δ dy dx totals")]
    [InlineData("Adam", "w dw m v y δ dy totals")]
    [InlineData("no gradients, scalar", "w")]
    [InlineData("no gradients, vectors", "w y δ dy")]
    [InlineData("no gradients, arrays", "w y δ dy")]
    [InlineData("no spans", "w dw y δ dy totals result")]
    [InlineData("no spans, no gradients", "w")]
    [InlineData("parallel", "w dw y δ dy partGradients totals")]
    [InlineData("parallel, scalar", "w dw y δ dy totals")]
    [InlineData("parallel, tiny", "w dw y δ dy totals")]
    [InlineData("parallel, no gradients", "w y δ dy")]
    [InlineData("parallel, row by row", "w dw y δ dy totals")]
    public void A_section_exists_only_if_something_needs_it(string what, string expected)
    {
        NetworkModel small = Models.Of(2, 3, 1), wide = Models.Of(64, 64, 10) with { Parallel = true };
        NetworkModel model = what switch
        {
            "plain" => small,
            "keeps u" => small.WithHiddenActivation(Activation.GELU),
            "dx" => small with { InputGradients = true },
            "Adam" => small.With(Optimizer.Adam),
            "no gradients, scalar" => small with { Gradients = false, Kernel = Kernel.Scalar },
            "no gradients, vectors" => small with { Gradients = false },
            "no gradients, arrays" => Models.Of(22, 14, 1) with { Gradients = false, Kernel = Kernel.Scalar },
            "no spans" => small.WithoutSpans(),
            "no spans, no gradients" => small.WithoutSpans() with { Gradients = false },
            "parallel" => wide,
            "parallel, scalar" => wide with { Kernel = Kernel.Scalar },
            "parallel, tiny" => small with { Parallel = true },
            "parallel, no gradients" => wide with { Gradients = false },
            "parallel, row by row" => Models.Of(30, 5000, 30) with { Parallel = true },
            _ => throw new ArgumentException(what),
        };
        Assert.Equal(expected, string.Join(" ", NetworkPlanner.Plan(model).Storage.Sections.Select(section => section.Name)));
    }

    [Fact]
    public void Parts_of_a_batch_have_gradients_of_their_own_but_for_the_first()
    {
        StoragePlan storage = NetworkPlanner.Plan(Models.Of(64, 64, 10) with { Parallel = true }).Storage;
        Assert.Equal(7 * storage.Parameters, storage.Section(SectionNames.PartGradients).Length);
    }

    [Fact]
    public void A_buffer_can_be_moved_to_64_bytes()
    {
        Assert.Equal(15, StoragePlanner.AlignmentSlack(Precision.Single));
        Assert.Equal(7, StoragePlanner.AlignmentSlack(Precision.Double));
    }

    private static void AssertApart(NetworkPlan plan, int length, IEnumerable<(int Start, int Length)> parts)
    {
        int end = 0;
        foreach ((int start, int count) in parts.OrderBy(part => part.Start))
        {
            Assert.True(start >= end, $"{start} is not behind {end}: {plan.Model.Text()}");
            end = start + count;
        }

        Assert.True(end <= length, $"{end} is beyond {length}: {plan.Model.Text()}");
    }
}
