using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>How the steps of a pass are run by scalar code: unrolled or as loops.</summary>
internal interface IScalarSteps
{
    /// <summary>u and y of one layer.</summary>
    IEnumerable<Paragraph> Layer(LayerPlan layer);

    /// <summary>Of softmax's u, less the largest, ln y_k: what E asks for.</summary>
    Paragraph Logarithms(LayerPlan layer);

    /// <summary>E, from the outputs and the targets, in a variable e.</summary>
    Paragraph Error();

    /// <summary>∂y_k.</summary>
    Paragraph OutputGradient();

    /// <summary>δ of a layer.</summary>
    Paragraph Delta(LayerPlan layer);

    /// <summary>∂y of the layer above: here the error travels back.</summary>
    /// <param name="step">The layer whose weights it goes through, and whose ∂y it finds.</param>
    Paragraph GradientAbove(MathStep step);

    /// <summary>∂w and ∂b of one layer, and what becomes of them.</summary>
    IEnumerable<Paragraph> Gradients(LayerPlan layer, GradientUse use);

    /// <summary>The optimizer's step of one layer's weights and biases, from the gradients that are there.</summary>
    Paragraph Update(LayerPlan layer);
}

/// <summary>A step of a pass in one of these ways.</summary>
internal static class ScalarSteps
{
    public static IEnumerable<Paragraph> Lower(this IScalarSteps steps, MathStep step, GradientUse use) =>
        step.Kind switch
        {
            StepKind.Layer => steps.Layer(step.Layer),
            StepKind.Logarithms => [steps.Logarithms(step.Layer)],
            StepKind.Error => [steps.Error()],
            StepKind.OutputGradient => [steps.OutputGradient()],
            StepKind.Delta => [steps.Delta(step.Layer)],
            StepKind.GradientAbove => [steps.GradientAbove(step)],
            StepKind.Gradients => steps.Gradients(step.Layer, use),
            _ => [steps.Update(step.Layer)],
        };
}
