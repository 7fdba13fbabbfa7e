using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan.Layout;

/// <summary>
/// What a method of many rows keeps on the stack: for a chunk of rows y and δ of every layer, and copies of small
/// weight matrices with the other side in the lanes.
/// </summary>
internal sealed record BatchPlan
{
    /// <summary>Rows of a chunk, a multiple of <see cref="Budgets.RowsOfBlock"/>.</summary>
    public required int Rows { get; init; }

    /// <summary>One a layer, from the first hidden layer.</summary>
    public required IReadOnlyList<BatchRows> Layers { get; init; }

    /// <summary>Where the targets' padded rows lie; −1 where they are read as they come.</summary>
    public required int Targets { get; init; }

    /// <summary>Where a row of the outputs' ∂y lies, on its way to δ.</summary>
    public required int OutputGradients { get; init; }

    /// <summary>Numbers in all.</summary>
    public required int Length { get; init; }

    /// <summary>Rows without padding come first, so many numbers: what is read of them was written before.</summary>
    public required int Unpadded { get; init; }

    /// <summary>
    /// The plan for predicting (no δ), or for gradients; null where not even the smallest chunk fits.
    /// </summary>
    public static BatchPlan? For(
        NetworkModel model, IReadOnlyList<LayerStorage> storage, IReadOnlyList<bool> keepsSums, bool gradients)
    {
        IReadOnlyList<int> sizes = model.Sizes;
        int bytes = model.Precision == Precision.Single ? 4 : 8;
        foreach ((int rows, int budget) in new[]
        {
            (4 * Budgets.RowsOfBlock, Budgets.CacheBytes), (2 * Budgets.RowsOfBlock, Budgets.CacheBytes),
            (2 * Budgets.RowsOfBlock, Budgets.BatchStackBytes),
        })
        {
            BatchPlan plan = OfRows(rows);
            if ((long)plan.Length * bytes <= budget)
            {
                return plan;
            }
        }

        return null;

        BatchPlan OfRows(int rows)
        {
            int length = 0;
            int[] strides = [.. sizes.Select(size => Tiling.Pad(size, model.Precision))];
            var layers = new BatchRows[sizes.Count - 1];
            TakeRows(padded: false);
            int unpadded = length;
            TakeRows(padded: true);
            for (int k = 1; k < sizes.Count; k++)
            {
                LaneAxis axis = storage[k - 1].Axis;
                // Forward, fan-in in the lanes would be reduced sum by sum; backward, fan-out would.
                bool copies = axis == LaneAxis.FanIn || (k > model.FirstTrainable && gradients);
                (int height, int width) = axis == LaneAxis.FanIn
                    ? (sizes[k - 1] + 1, strides[k])
                    : (sizes[k], strides[k - 1]);
                bool fits = (long)height * width * bytes <= Budgets.CopyBytes;
                layers[k - 1] = layers[k - 1] with { Copy = copies && fits ? Take(height * width) : -1 };
            }

            int last = layers[layers.Length - 1].Stride;
            int targets = gradients && last != model.Outputs ? Take(rows * last) : -1;
            int outputGradients = gradients ? Take(last) : -1;
            return new BatchPlan
            {
                Rows = rows, Layers = layers, Targets = targets, OutputGradients = outputGradients, Length = length,
                Unpadded = unpadded,
            };

            void TakeRows(bool padded)
            {
                for (int k = 1; k < sizes.Count; k++)
                {
                    if (padded == (strides[k] != sizes[k]))
                    {
                        layers[k - 1] = new BatchRows
                        {
                            Stride = strides[k],
                            Outputs = Take(rows * strides[k]),
                            Sums = keepsSums[k - 1] && gradients ? Take(rows * strides[k]) : -1,
                            Deltas = gradients && k >= model.FirstTrainable ? Take(rows * strides[k]) : -1,
                            Gradients = gradients && k > model.FirstTrainable && model.Layers[k - 1].IsResidual
                                ? Take(rows * strides[k])
                                : -1,
                            Copy = -1,
                        };
                    }
                }
            }

            int Take(int count)
            {
                int offset = length;
                length += Tiling.PadToWidest(count, model.Precision);
                return offset;
            }
        }
    }
}

/// <summary>A layer's part of a <see cref="BatchPlan"/>: indexes of first numbers, −1 for what it lacks.</summary>
internal sealed record BatchRows
{
    /// <summary>From a row's first number to the next row's: the layer's neurons, padded.</summary>
    public required int Stride { get; init; }

    public required int Outputs { get; init; }

    public required int Sums { get; init; }

    public required int Deltas { get; init; }

    /// <summary>∂y, where it is still asked for when δ is known: else it stands where δ will.</summary>
    public required int Gradients { get; init; }

    /// <summary>The weights with the other side in the lanes.</summary>
    public required int Copy { get; init; }
}
