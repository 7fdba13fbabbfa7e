using NetGen.Compiler.Model;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Declarations;

/// <summary>
/// A network with an error → one without, which has the members that the other would have: layers, precision and what
/// is left out stay, and so do the sizes as far as they make sense, for the constants' sake.
/// </summary>
internal static class StandIn
{
    /// <summary>For a size that is none. Not 1: a constant that divides or counts is best not at its edge.</summary>
    private const int Size = 64;

    public static NetworkModel For(NetworkModel model)
    {
        int[] sizes = [.. model.Sizes.Select(Right)];
        if (ShapeRules.Parameters(sizes) > ShapeRules.MaxParameters)
        {
            int last = sizes.Length - 1;
            sizes = [.. sizes.Select((size, index) => index % last == 0 ? Math.Min(size, ShapeRules.MaxWidth) : Size)];
        }

        return model with
        {
            Inputs = sizes[0],
            Layers = new(model.Layers.Zip(
                sizes.Skip(1), (layer, size) => layer with
                {
                    Size = size, Activation = Activation.Identity, IsResidual = false,
                })),
            Loss = Loss.SumSquares,
            Optimizer = new OptimizerModel
            {
                Formula = OptimizerConstants.Of(model.Optimizer.Formula.Name).Count > 0
                    ? model.Optimizer.Formula
                    : Optimizer.GradientDescent,
            },

            // The shortest code; all kernels have the same members, but only those with vector code have threads.
            Kernel = Kernel.Loop,
            Parallel = model.Parallel && model.Kernel.HasVectorCode(),
            MaxBytes = 0,
            Consumer = model.Consumer with { ChecksOverflow = false },
        };
    }

    private static int Right(int size) => size > 0 ? size : Size;
}
