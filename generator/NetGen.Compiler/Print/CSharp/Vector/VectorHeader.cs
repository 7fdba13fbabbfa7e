using NetGen.Compiler.Lower.Vector;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp.Writing;

namespace NetGen.Compiler.Print.CSharp.Vector;

/// <summary>What the head of a vector file says of the names in it.</summary>
internal static class VectorHeader
{
    public static IReadOnlyList<string> Lines(NetworkPlan plan, VectorForm form)
    {
        string shape = form.IsUnrolled ? "unrolled, rows of neurons in registers" : "loops around unrolled registers";
        return
        [
            $"{plan.Model.Class.Name}, {plan.Shape}, for hardware with vectors of {form.Bits} bits: {shape}.",
            "The equations are in the file without \"Vector\" in its name.",
            "",
            .. Wrapping.Words(string.Join(" ", Names(plan, form))),
        ];
    }

    /// <summary>A sentence or more for each kind of name that the file has.</summary>
    private static IEnumerable<string> Names(NetworkPlan plan, VectorForm form)
    {
        if (form.IsUnrolled)
        {
            yield return "In a register's name, the first index is the layer, and the second is its first neuron: "
                + "y1_16. If all lanes hold one number, the second index is that number's neuron: x2, a1_2 (an input "
                + "y_i), d2_0 (δ_0). s2_0 and g2_0 are sums whose lanes are not added up yet. u1_0c1 is the second "
                + "part of the sum u1_0.";
        }
        else
        {
            yield return "The number in a register's name is its first neuron, counted within the block: y16. above "
                + "is the row of the layer above, a is one number of it in all lanes, d is one δ, and r or r0 is a "
                + "register of a row. s0, s1, … are sums whose lanes are not added up yet. u0c1 is the second part "
                + "of the sum u0.";
        }

        yield return "The suffix v8 or v4 is the number of lanes, where it varies.";
        if (!form.IsUnrolled)
        {
            var registers = new Registers(plan, form.Bits);
            var loops = new VectorLoops(plan, registers, new VectorOptimizerStep(plan, registers));
            if (loops.LoadsPairs)
            {
                yield return "p0 holds two neighbouring numbers in alternating lanes. a0 and a1 hold one of them "
                    + "each, in all lanes.";
            }

            if (plan.Layers.Any(loops.TakesNextAlong))
            {
                yield return "below is the row of sums of the layer below, computed while y is still in registers.";
            }
        }

        yield return plan.Capabilities.HasConstantParameters
            ? "w is the first constant weight. If a register reaches beyond its row, those lanes hold numbers of the "
                + "next row, and no result uses them."
            : "w, dw, y, δ, … are the first numbers of the sections of the network's buffer. Padding lanes of w hold "
                + "zeros, so the padding lanes of y have no effect; where y is stored, they hold zeros too.";
        yield return "MultiplyAddEstimate(a, b, c) is a·b + c, rounded only once if the hardware can do that.";
        if (plan.Predictions is not null)
        {
            yield return "For a chunk of samples, Y1, U1 and D1 are the rows of y, u and δ of layer 1, and T is the "
                + "rows of t. W2 is the weights of layer 2 with their other side in the lanes. s2_16 is a block's "
                + "sum for its third row, from column 16 on.";
        }

        if (plan.ScalesDeltas && plan.Capabilities.Learns)
        {
            yield return "In TrainStep, δ_k includes the factor −η. So do ∂y, δ and ∂w, which are computed from it: "
                + "∂w is then the step.";
        }
    }
}
