using NetGen.Compiler.Lower.Vector;
using NetGen.Compiler.Plan;

namespace NetGen.Compiler.Emit.Vector;

/// <summary>What the head of a vector file says of the names in it.</summary>
internal static class VectorHeader
{
    public static IReadOnlyList<string> Lines(NetworkPlan plan, VectorForm form)
    {
        var registers = new Registers(plan, form.Bits);
        var loops = new VectorLoops(plan, registers, new VectorOptimizerStep(plan, registers));
        string shape = form.IsUnrolled ? "unrolled, rows of neurons in registers" : "loops around unrolled registers";
        return
        [
            $"{plan.Model.Class.Name}, {plan.Shape}, for hardware with vectors of {form.Bits} bits: {shape}.",
            "Its equations stand at the top of the file without \"Vector\".",
            "",
            .. form.IsUnrolled
                ?
                [
                    "A name's first index is the layer, the second the neuron that a register starts at: y1_16. Of one number in all",
                    "lanes it is that neuron: x2, a1_2 (an input y_i), d2_0 (δ_0). s2_0 and g2_0 are sums before their",
                    "lanes are added up, u1_0c1 is the second part of the sum u1_0; v8 or v4 behind a name is the number of lanes,",
                    "where it varies.",
                ]
                : new[]
                {
                    "A register is named after the neuron of its block that it starts at: y16. above is the row of the layer above, a one",
                    "number of it in all lanes, d one δ, r or r0 a register of a row; s0, s1, … are sums before their lanes are added up,",
                    "u0c1 is the second part of the sum u0, and v8 or v4 behind a name the number of lanes, where it varies.",
                },
            .. !form.IsUnrolled && loops.LoadsPairs
                ? ["p0 is two neighbouring numbers in turns in all lanes, of which a0 and a1 are one each."]
                : Array.Empty<string>(),
            .. !form.IsUnrolled && plan.Layers.Any(loops.TakesNextAlong)
                ? ["below is the row of sums of the layer below, made of y while it is in registers."]
                : Array.Empty<string>(),
            .. plan.Model.Frozen
                ?
                [
                    "w is the first of the constant weights. The lanes of a register behind a row hold numbers of the",
                    "next one, and nobody uses what comes of them.",
                    "MultiplyAddEstimate(a, b, c) is a·b + c, rounded once where the hardware can.",
                ]
                : Padded,
            .. plan.Predictions is null
                ? Array.Empty<string>()
                :
                [
                    "Of a chunk of samples Y1, U1 and D1 are the rows of y, u and δ of layer 1, T those of t, W2 the weights of layer 2",
                    "with its other side in the lanes; s2_16 is a block's sum for its third row, from column 16 on.",
                ],
            .. plan.ScalesDeltas && !plan.Model.Frozen
                ? ["In TrainStep δ_k carries the factor −η, and so do ∂y, δ and ∂w that follow from it: they come out as steps."]
                : Array.Empty<string>(),
        ];
    }

    private static string[] Padded { get; } =
    [
        "w, dw, y, δ, … are the first numbers of the sections of the network's buffer. Padding lanes of w hold zeros, so that",
        "those of y do not count; what is kept of y has zeros there too. MultiplyAddEstimate(a, b, c) is a·b + c, rounded once",
        "where the hardware can.",
    ];
}
