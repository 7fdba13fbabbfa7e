using NetGen.Compiler.Lower.Vector;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Vector;

/// <summary>The file of batches with samples in the lanes of one register width.</summary>
internal static class SampleLanesFile
{
    /// <summary>The nested class.</summary>
    public static string Class(int bits) => $"Samples{bits}Kernel";

    public static string Write(NetworkPlan plan, int bits)
    {
        var program = KernelProgram.OfSamples(plan, bits);
        return VectorFile.Write(plan, Header(plan, bits, program), Class(bits), program);
    }

    private static IReadOnlyList<string> Header(NetworkPlan plan, int bits, KernelProgram program) =>
        [
            $"{plan.Model.Class.Name}, {plan.Shape}, batches for hardware with vectors of {bits} bits: "
                + $"{Tiling.LanesOf(bits, plan.Model.Precision)} samples in the lanes.",
            .. Wrapping.Words(
                "The statements are those of the file without \"Samples\" in its name, each for a register of "
                    + "samples. If the last group has fewer samples, the unused lanes add nothing."),
            "",
            .. Legend.OfSamples(VectorHeader.Names(program.All)),
        ];
}
