using NetGen.Compiler.Lower.Vector;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Compiler.Emit.Vector;

/// <summary>The file of batches with samples in the lanes of one register width.</summary>
internal static class SampleLanesFile
{
    /// <summary>The nested class.</summary>
    public static string Class(int bits) => $"Samples{bits}Kernel";

    public static string Write(NetworkPlan plan, int bits) => VectorFile.Write(
        plan,
        [
            $"{plan.Model.Class.Name}, {plan.Shape}, batches for hardware with vectors of {bits} bits: "
                + $"{Tiling.LanesOf(bits, plan.Model.Precision)} samples in the lanes.",
            "The statements are those of the file without \"Samples\", each over a register of samples. Of a last group with",
            "fewer samples, the lanes that are left over add nothing.",
            .. plan.Model.Gradients
                ? ["g5 is the sum over the samples of the gradient that stands at 5 in dw, a part of it in each lane."]
                : Array.Empty<string>(),
        ],
        Class(bits),
        KernelProgram.OfSamples(plan, bits));
}
