using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>How the steps of a pass are run by scalar code: unrolled or as loops.</summary>
internal interface IScalarSteps
{
    /// <summary>u and y of one layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="keep">Whether y and u go into the arrays, for Backward.</param>
    IEnumerable<Paragraph> Layer(LayerPlan layer, bool keep);

    /// <summary>Of softmax's u, less the largest, ln y_k: what E asks for.</summary>
    /// <param name="layer">The output layer.</param>
    /// <param name="keep">Whether it goes into the array, for Backward.</param>
    Paragraph Logarithms(LayerPlan layer, bool keep);

    /// <summary>E, from the outputs and the targets, in a variable e.</summary>
    /// <param name="isNew">Whether e is declared here.</param>
    Paragraph Error(bool isNew);

    /// <summary>∂y_k.</summary>
    /// <param name="keep">Whether it goes into the array.</param>
    Paragraph OutputGradient(bool keep);

    /// <summary>δ of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="keep">Whether it goes into the array.</param>
    Paragraph Delta(LayerPlan layer, bool keep);

    /// <summary>∂y of the layer above: here the error travels back.</summary>
    /// <param name="layer">The layer whose weights it goes through.</param>
    /// <param name="keep">Whether it goes into the array.</param>
    Paragraph GradientAbove(LayerPlan layer, bool keep);

    /// <summary>∂w and ∂b of one layer, and what becomes of them.</summary>
    IEnumerable<Paragraph> Gradients(LayerPlan layer, GradientUse use);

    /// <summary>The optimizer's step of one layer's weights and biases, from the gradients that are there.</summary>
    Paragraph Update(LayerPlan layer);
}
