using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <content>Rows of y in memory, for a frozen network's Predict.</content>
internal sealed partial class RegisterKernel
{
    /// <summary>Where a frozen network's Predict keeps what its next layer broadcasts.</summary>
    private IEnumerable<Paragraph> Rows()
    {
        var rows = new List<(string Name, int Offset)>();
        int length = 0;
        foreach (LayerPlan layer in plan.Layers.Where(HasRow))
        {
            rows.Add((Row(layer), length));
            length += Tiling.PadToWidest(layer.Storage.PaddedFanOut, text.Precision);
        }

        return rows.Count == 0
            ? []
            : [new Paragraph("rows of its own, to broadcast from", [.. text.Rows("PredictRows", rows, length, cleared: false)])];
    }

    /// <summary>
    /// All layers of a frozen network have their fan-out in the lanes. Each y goes to all lanes then, and out of a register
    /// that takes three operations, of which the processor has one unit: from memory it is a load.
    /// </summary>
    private bool HasRow(LayerPlan layer) =>
        plan.Model.Frozen && !layer.IsOutput && layer.FanOut > 2 * text.Group;

    private static string Row(LayerPlan layer) => $"row{layer.Index}";
}
