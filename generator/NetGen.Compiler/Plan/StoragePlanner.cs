using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Compiler.Plan;

/// <summary>Gives every number its place.</summary>
internal static class StoragePlanner
{
    /// <summary>Numbers that a buffer needs in excess, so that its origin can be moved to a 64-byte boundary.</summary>
    public static int AlignmentSlack(Precision precision) => Tiling.WidestLanes(precision) - 1;

    public static StoragePlan Plan(
        NetworkModel model,
        Capabilities can,
        KernelPlan kernel,
        OptimizerFormula optimizer,
        IReadOnlyList<bool> keepsSums)
    {
        IReadOnlyList<int> sizes = model.Sizes;
        bool lanes = kernel.Vectors.Count > 0;
        if (can.HasConstantParameters)
        {
            return FrozenStorage.Plan(model, lanes, keepsSums);
        }

        Precision precision = model.Precision;
        var layers = new List<LayerStorage>();
        int parameters = 0;
        int inputs = lanes ? Aligned(sizes[0]) : sizes[0];
        int neurons = 0;
        int sums = 0;
        for (int k = 1; k < sizes.Count; k++)
        {
            LaneAxis axis = !lanes ? LaneAxis.Canonical : k % 2 == 1 ? LaneAxis.FanOut : LaneAxis.FanIn;
            int fanIn = axis switch
            {
                // The row above is padded already; so are the rows whose ∂y are reduced in groups.
                LaneAxis.FanIn => layers[k - 2].PaddedFanOut,
                LaneAxis.FanOut when k > 1 => layers[k - 2].PaddedFanOut,
                LaneAxis.FanOut when can.KeepsInputGradients => Tiling.PadToGroups(sizes[0], precision),
                _ => sizes[k - 1],
            };
            int fanOut = axis switch
            {
                LaneAxis.FanOut => Tiling.Pad(sizes[k], precision),
                LaneAxis.FanIn => Tiling.PadToGroups(sizes[k], precision),
                _ => sizes[k],
            };
            int biases = parameters + (fanIn * fanOut);
            layers.Add(new LayerStorage
            {
                Axis = axis,
                PaddedFanIn = fanIn,
                PaddedFanOut = fanOut,
                Weights = parameters,
                Biases = biases,
                Outputs = inputs + neurons,
                Deltas = neurons,
                Sums = keepsSums[k - 1] ? sums : -1,
            });
            parameters = lanes ? Aligned(biases + fanOut) : biases + fanOut;
            neurons += lanes ? Aligned(fanOut) : fanOut;
            sums += !keepsSums[k - 1] ? 0 : lanes ? Aligned(fanOut) : fanOut;
        }

        var sections = new List<Section>();
        Add(SectionNames.Weights, parameters);
        if (can.KeepsGradients)
        {
            Add(SectionNames.Gradients, parameters);
        }

        foreach (string state in optimizer.States)
        {
            Add(state, parameters);
        }

        // Locals hold all that a training step needs: the smallest state that can still learn.
        if (can.KeepsGradients || lanes || kernel.Scalar != ScalarForm.Locals)
        {
            Add(SectionNames.Outputs, inputs + neurons);
            Add(SectionNames.Sums, sums);
            Add(SectionNames.Deltas, neurons);
            Add(SectionNames.OutputGradients, neurons);
        }

        Add(SectionNames.InputGradients, can.KeepsInputGradients ? inputs : 0);

        if (can.KeepsGradients)
        {
            // Each part that is added up by itself has gradients, but for the first, and totals of its own.
            bool inParts = model.Parallel && lanes && kernel.SampleLanes.Count == 0
                && BatchPlan.For(model, layers, keepsSums, gradients: true) is not null;
            int parts = inParts ? Budgets.BatchParts : 1;
            Add(SectionNames.PartGradients, (parts - 1) * parameters);
            Add(SectionNames.Totals, parts * parameters);
        }

        // An array of its own for what Forward returns, where no span can show a part of y.
        Add(SectionNames.Result, can.KeepsGradients && !model.Consumer.HasSpan ? model.Outputs : 0);

        return new StoragePlan { IsOneBuffer = lanes, Sections = sections, Layers = layers };

        int Aligned(int count) => Tiling.PadToWidest(count, precision);

        void Add(string name, int length)
        {
            if (length > 0)
            {
                sections.Add(new Section(name, lanes ? sections.Sum(section => section.Length) : 0, length));
            }
        }
    }
}
