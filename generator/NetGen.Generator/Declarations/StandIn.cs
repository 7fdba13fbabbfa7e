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
        int inputs = Right(model.Inputs), outputs = Right(model.Outputs);
        int[] hidden = [.. model.HiddenLayers.Select(Right)];
        if (ShapeRules.Parameters([inputs, .. hidden, outputs]) > ShapeRules.MaxParameters)
        {
            (inputs, outputs) = (Math.Min(inputs, ShapeRules.MaxWidth), Math.Min(outputs, ShapeRules.MaxWidth));
            hidden = [.. hidden.Select(_ => Size)];
        }

        return model with
        {
            Inputs = inputs,
            HiddenLayers = new(hidden),
            Outputs = outputs,
            HiddenActivation = Activation.Identity,
            OutputActivation = Activation.Identity,
            Loss = Loss.SumSquares,
            Optimizer = new OptimizerModel
            {
                Kind = Enum.IsDefined(typeof(Optimizer), model.Optimizer.Kind)
                    ? model.Optimizer.Kind
                    : Optimizer.GradientDescent,
            },

            // The shortest code; all kernels have the same members, but that Scalar has no threads.
            Kernel = Kernel.Loop,
            Parallel = model.Parallel && model.Kernel != Kernel.Scalar,
            MaxBytes = 0,
            Consumer = model.Consumer with { ChecksOverflow = false },
        };
    }

    private static int Right(int size) => size > 0 ? size : Size;
}
