using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Compiler.Plan;

/// <summary>
/// The places of a frozen network's numbers. Its weights are constants in a file that knows no kernel: canonical order,
/// for vectors with the fan-out in the lanes and no padding between rows. Sections y and u say how long Predict's own
/// rows are.
/// </summary>
internal static class FrozenStorage
{
    public static StoragePlan Plan(NetworkModel model, bool lanes, IReadOnlyList<bool> keepsSums)
    {
        IReadOnlyList<int> sizes = model.Sizes;
        var layers = new List<LayerStorage>();
        (int parameters, int outputs, int sums) = (0, Row(sizes[0]), 0);
        for (int k = 1; k < sizes.Count; k++)
        {
            int fanIn = model.FanIn(model.Layers[k - 1]);
            layers.Add(new LayerStorage
            {
                Axis = lanes ? LaneAxis.FanOut : LaneAxis.Canonical,
                PaddedFanIn = fanIn,
                PaddedFanOut = lanes ? Tiling.Pad(sizes[k], model.Precision) : sizes[k],
                PackedFanOut = sizes[k],
                Weights = parameters,
                Biases = parameters + (fanIn * sizes[k]),
                Outputs = outputs,
                Deltas = outputs - Row(sizes[0]),
                Sums = keepsSums[k - 1] ? sums : -1,
            });
            parameters += (fanIn + 1) * sizes[k];
            outputs += Row(sizes[k]);
            sums += keepsSums[k - 1] ? Row(sizes[k]) : 0;
        }

        return new StoragePlan
        {
            IsOneBuffer = lanes,
            Layers = layers,
            Trainable = 0,
            Sections =
            [
                new Section(SectionNames.Weights, 0, parameters + FrozenFormat.Padding(model.Precision)),
                new Section(SectionNames.Outputs, 0, outputs),
                .. sums > 0 ? [new Section(SectionNames.Sums, 0, sums)] : Array.Empty<Section>(),
            ],
        };

        int Row(int count) => lanes ? Tiling.PadToWidest(count, model.Precision) : count;
    }
}
