using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Compiler.Plan;

/// <summary>Picks the kernel: the rule that docs/limits.md documents.</summary>
internal static class KernelPlanner
{
    public static KernelPlan Plan(NetworkModel model)
    {
        IReadOnlyList<int> sizes = model.Sizes;
        int weights = (int)model.Weights;
        bool vectors = model.Consumer.HasVectors;

        return model.Kernel switch
        {
            Kernel.Scalar => Scalar("as requested"),
            Kernel.Compact => Compact("as requested"),
            Kernel.Vector when vectors => Vector(Kernel.Vector, "as requested"),
            Kernel.Vector => ScalarOrCompact(
                "Vector was requested, but the target framework has no vector functions (net9.0 has)"),
            Kernel.Loop when vectors => Vector(Kernel.Loop, "as requested"),
            Kernel.Loop => Compact(
                "Loop was requested, but the target framework has no vector functions (net9.0 has)"),
            Kernel.Auto when vectors && weights <= UnrolledAt(512) =>
                Vector(Kernel.Vector, $"{weights} weights fit the unroll budget of {UnrolledAt(512)}"),
            Kernel.Auto when vectors => Vector(Kernel.Loop, $"{weights} weights exceed the unroll budget of "
                + $"{UnrolledAt(512)}"),
            Kernel.Auto => ScalarOrCompact("the target framework has no vector functions (net9.0 has)"),
            _ => throw new ArgumentOutOfRangeException(nameof(model), model.Kernel, "No such kernel."),
        };

        int UnrolledAt(int bits) => Budgets.UnrolledTiles * Tiling.LanesOf(bits, model.Precision);

        ScalarForm Unrolled() =>
            weights <= Budgets.LocalWeights && sizes.Sum() <= Budgets.LocalNeurons
                ? ScalarForm.Locals
                : ScalarForm.Arrays;

        KernelPlan Scalar(string reason) =>
            new() { Kind = Kernel.Scalar, Reason = reason, Scalar = Unrolled(), Vectors = [] };

        KernelPlan ScalarOrCompact(string reason) => weights <= Budgets.UnrolledWeights
            ? Scalar(reason)
            : Compact($"{reason}, and {weights} weights exceed the scalar unroll budget of {Budgets.UnrolledWeights}");

        KernelPlan Compact(string reason) =>
            new() { Kind = Kernel.Compact, Reason = reason, Scalar = ScalarForm.Loops, Vectors = [] };

        KernelPlan Vector(Kernel kind, string reason)
        {
            bool unroll = kind == Kernel.Vector;
            return new KernelPlan
            {
                Kind = kind,
                Reason = reason,
                // Behind vectors scalar code is a fallback, and text to read: the textbook or nothing but loops.
                Scalar = unroll && Unrolled() == ScalarForm.Locals ? ScalarForm.Locals : ScalarForm.Loops,
                SampleLanes = unroll && weights + sizes.Skip(1).Sum() <= Budgets.LaneParameters ? [512, 256, 128] : [],
                Vectors =
                [
                    .. new[] { 512, 256, 128 }
                        .Where(bits => bits <= WidestUse())
                        .Select(bits => new VectorForm(bits, unroll && weights <= UnrolledAt(bits))),
                ],
            };
        }

        // A network of three neurons a layer never fills more than 128 bits: wider code would be the same code.
        int WidestUse() => Tiling.BitsOf(
            sizes.Skip(1).Max(size => Tiling.Cover(Tiling.Pad(size, model.Precision), 512, model.Precision)[0].Lanes),
            model.Precision);
    }
}
