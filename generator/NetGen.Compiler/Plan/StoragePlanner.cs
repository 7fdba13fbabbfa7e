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
        int inputs = lanes ? Aligned(sizes[0]) : sizes[0];
        int neurons = 0;
        int deltas = 0;
        int sums = 0;
        for (int k = 1; k < sizes.Count; k++)
        {
            // A row of weights of its own for each number, so that sources need not lie side by side.
            LaneAxis axis = !lanes ? LaneAxis.Canonical
                : k % 2 == 1 || model.Layers[k - 1].TakesInputs ? LaneAxis.FanOut : LaneAxis.FanIn;
            int fanIn = axis switch
            {
                // The row above is padded already; so are the rows whose ∂y are reduced in groups.
                LaneAxis.FanIn => layers[k - 2].PaddedFanOut,
                LaneAxis.FanOut when k > 1 =>
                    layers[k - 2].PaddedFanOut + (model.Layers[k - 1].TakesInputs ? sizes[0] : 0),
                LaneAxis.FanOut when can.KeepsInputGradients => Tiling.PadToGroups(sizes[0], precision),
                _ => model.FanIn(model.Layers[k - 1]),
            };
            int fanOut = axis switch
            {
                // Rows that are added have the same registers, whichever axis they belong to.
                LaneAxis.FanOut when IsAdded(k) || IsAdded(k + 1) => Tiling.PadToGroups(sizes[k], precision),
                LaneAxis.FanOut => Tiling.Pad(sizes[k], precision),
                LaneAxis.FanIn => Tiling.PadToGroups(sizes[k], precision),
                _ => sizes[k],
            };
            bool isReached = can.KeepsInputGradients || k >= model.FirstTrainable;
            layers.Add(new LayerStorage
            {
                Axis = axis,
                PaddedFanIn = fanIn,
                PaddedFanOut = fanOut,
                Weights = 0,
                Biases = fanIn * fanOut,
                Outputs = inputs + neurons,
                Deltas = isReached ? deltas : -1,
                Sums = keepsSums[k - 1] ? sums : -1,
            });
            int room = lanes ? Aligned(fanOut) : fanOut;
            neurons += room;
            deltas += isReached ? room : 0;
            sums += keepsSums[k - 1] ? room : 0;
        }

        int parameters = 0;
        Place(learns: true);
        int trainable = parameters;
        Place(learns: false);

        var sections = new List<Section>();
        Add(SectionNames.Weights, parameters);
        if (can.KeepsGradients)
        {
            Add(SectionNames.Gradients, trainable);
        }

        foreach (string state in optimizer.States)
        {
            Add(state, trainable);
        }

        // Locals hold all that a training step needs: the smallest state that can still learn.
        if (can.KeepsGradients || lanes || kernel.Scalar != ScalarForm.Locals)
        {
            Add(SectionNames.Outputs, inputs + neurons);
            Add(SectionNames.Sums, sums);
            Add(SectionNames.Deltas, deltas);
            Add(SectionNames.OutputGradients, deltas);
        }

        Add(SectionNames.InputGradients, can.KeepsInputGradients ? inputs : 0);

        if (can.KeepsGradients)
        {
            // Each part that is added up by itself has gradients, but for the first, and totals of its own.
            bool inParts = model.Parallel && lanes && kernel.SampleLanes.Count == 0
                && BatchPlan.For(model, layers, keepsSums, gradients: true) is not null;
            int parts = inParts ? Budgets.BatchParts : 1;
            Add(SectionNames.PartGradients, (parts - 1) * trainable);
            Add(SectionNames.Totals, parts * trainable);
        }

        // An array of its own for what Forward returns, where no span can show a part of y.
        Add(SectionNames.Result, can.KeepsGradients && !model.Consumer.HasSpan ? model.Outputs : 0);

        return new StoragePlan
        {
            IsOneBuffer = lanes, Sections = sections, Layers = layers, Trainable = trainable,
        };

        // What learns comes first: ∂w and each state lie in the same places.
        void Place(bool learns)
        {
            for (int k = 0; k < layers.Count; k++)
            {
                if (model.Layers[k].IsTrainable == learns)
                {
                    int biases = parameters + layers[k].Biases;
                    layers[k] = layers[k] with { Weights = parameters, Biases = biases };
                    int end = biases + layers[k].PaddedFanOut;
                    parameters = lanes ? Aligned(end) : end;
                }
            }
        }

        // Whether layer k adds y of the layer before.
        bool IsAdded(int k) => k <= model.Layers.Count && model.Layers[k - 1].IsResidual;

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
