using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector.Batch;

/// <summary>
/// What happens to every number of a layer's rows: whole registers, wherever a row ends, as long as rows fill registers
/// evenly; so a narrow layer costs no more than a wide one.
/// </summary>
internal sealed class ElementLoops(NetworkPlan plan, VectorText text)
{
    /// <summary>Whether registers may reach from row to row: their padding repeats.</summary>
    public bool AreFlat(LayerPlan layer, int stride) =>
        text.Widest % stride == 0 || (stride % text.Widest == 0 && layer.FanOut == stride);

    /// <summary>y from u, both in rows of their own or in the same.</summary>
    public IEnumerable<string> Activations(LayerPlan layer, int stride) => Over(stride,
    [
        $"var u = {text.Load("uRows", "p", text.Widest)};",
        .. text.Assign("var y", layer.ValueCode, text.Widest, _ => "u", "0"),
        text.Store(layer.LeavesZero ? Masked("y", layer, stride) : "y", "yRows", "p", text.Widest),
    ]);

    /// <summary>δ from ∂y, in the same rows.</summary>
    public IEnumerable<string> HiddenDeltas(LayerPlan layer, int stride) => Over(stride,
    [
        $"var dy = {text.Load("δRows", "p", text.Widest)};",
        $"var y = {text.Load("yRows", "p", text.Widest)};",
        .. layer.DeltaIsOfSums ? [$"var u = {text.Load("uRows", "p", text.Widest)};"] : Array.Empty<string>(),
        .. text.Assign("var δ", layer.DeltaCode, text.Widest, symbol => symbol, "d"),
        text.Store("δ", "δRows", "p", text.Widest),
    ]);

    /// <summary>
    /// E into the local e, and δ: whole registers, then, where a register holds several rows, <paramref name="rest"/>
    /// for each row that is left.
    /// </summary>
    public IEnumerable<string> OutputDeltas(LayerPlan layer, int stride, Func<string, IEnumerable<string>> rest)
    {
        int lanes = text.Widest;
        int together = Math.Max(1, lanes / stride);
        string end = together == 1 ? $"rows * {stride}" : "whole";
        return
        [
            .. together == 1 ? Array.Empty<string>() : [$"nuint whole = rows / {together} * {lanes};"],
            $"var errors = {text.Type(lanes)}.Zero;",
            $"for (nuint p = 0; p < {end}; p += {lanes})",
            "{",
            .. new[]
            {
                $"var y = {text.Load("yRows", "p", lanes)};",
                $"var t = {text.Load("tRows", "p", lanes)};",
            }
            .Concat(layer.KeepsSums ? [$"var u = {text.Load("uRows", "p", lanes)};"] : [])
            .Concat(text.Assign("var error", plan.ErrorCode, lanes, symbol => symbol, "e"))
            .Append($"errors += {(plan.ErrorLeavesZero ? Masked("error", layer, stride) : "error")};")
            .Concat(text.Assign("var δ", layer.DeltaCode, lanes, symbol => symbol, "d"))
            .Append(text.Store("δ", "δRows", "p", lanes))
            .Select(line => $"    {line}"),
            "}",
            "",
            $"{text.T} e = {text.Class(lanes)}.Sum(errors);",
            .. together == 1
                ? Array.Empty<string>()
                :
                [
                    $"for (nuint r = rows / {together} * {together}; r < rows; r++)",
                    "{",
                    .. rest("r").Select(line => $"    {line}"),
                    "}",
                ],
        ];
    }

    private IEnumerable<string> Over(int stride, IEnumerable<string> body) =>
    [
        $"for (nuint p = 0; p < rows * {stride}; p += {text.Widest})",
        "{",
        .. body.Select(line => $"    {line}"),
        "}",
    ];

    /// <summary>Padding lanes set to zero, in each of the rows that share a register.</summary>
    private string Masked(string register, LayerPlan layer, int stride) => layer.FanOut == stride
        ? register
        : $"({register} & {text.Mask(text.Widest, layer.FanOut, stride)})";
}
