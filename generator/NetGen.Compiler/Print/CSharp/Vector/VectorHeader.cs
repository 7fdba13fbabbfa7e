using NetGen.Compiler.Lower.Vector;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.CSharp.Vector;

/// <summary>What the head of a vector file says of the names in it.</summary>
internal static class VectorHeader
{
    public static IReadOnlyList<string> Lines(NetworkPlan plan, VectorForm form, KernelProgram program)
    {
        string shape = form.IsUnrolled ? "unrolled, rows of neurons in registers" : "loops around unrolled registers";
        HashSet<string> kernel = Names(form.IsUnrolled ? program.OfOneRow : program.All);
        HashSet<string> chunks = form.IsUnrolled ? Names(program.OfManyRows) : [];
        return
        [
            $"{plan.Model.Class.Name}, {plan.Shape}, for hardware with vectors of {form.Bits} bits: {shape}.",
            "The equations are in the file without \"Vector\" in its name.",
            "",
            .. Legend.Lines(kernel, chunks, form.IsUnrolled),
            "",
            .. Wrapping.Words(string.Join(" ", Sentences(plan))),
        ];
    }

    /// <summary>The names of places and locals.</summary>
    public static HashSet<string> Names(IEnumerable<Routine> routines) =>
        [.. routines.SelectMany(routine => routine.Names())];

    /// <summary>What is true of more than one name.</summary>
    private static IEnumerable<string> Sentences(NetworkPlan plan)
    {
        yield return plan.Capabilities.HasConstantParameters
            ? "w is the first constant weight. If a register reaches beyond its row, those lanes hold numbers of the "
                + "next row, and no result uses them."
            : "w, dw, y, δ, … are the first numbers of the sections of the network's buffer. Padding lanes of w hold "
                + "zeros, so the padding lanes of y have no effect; where y is stored, they hold zeros too.";
        yield return "MultiplyAddEstimate(a, b, c) is a·b + c, rounded only once if the hardware can do that.";
        if (Glossary.Shared(plan) is var shared and not "")
        {
            yield return shared;
        }

        if (plan.ScalesDeltas && plan.Capabilities.Learns)
        {
            yield return "In TrainStep, δ_k includes the factor −η. So do ∂y, δ and ∂w, which are computed from it: "
                + "∂w is then the step.";
        }
    }
}
