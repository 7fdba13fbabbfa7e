using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>The passes of a network, paragraph by paragraph; unrolled or as loops.</summary>
internal interface IScalarParagraphs
{
    /// <summary>u and y of one layer.</summary>
    /// <param name="keep">Whether y and u go into the arrays, for Backward.</param>
    IEnumerable<Paragraph> Forward(LayerPlan layer, bool keep);

    /// <summary>Of softmax's u, less the largest, ln y_k: what E asks for.</summary>
    /// <param name="layer">The output layer.</param>
    /// <param name="keep">Whether it goes into the array, for Backward.</param>
    Paragraph Logarithms(LayerPlan layer, bool keep);

    /// <summary>E, from the outputs and the targets, in a variable e.</summary>
    /// <param name="declaration">"float e" where it is new.</param>
    Paragraph Error(string declaration);

    /// <summary>∂y_k and δ_k of the output layer.</summary>
    /// <param name="keep">Whether both go into the arrays; otherwise ∂y_k is computed only where δ_k needs it.</param>
    IEnumerable<Paragraph> OutputDeltas(bool keep);

    /// <summary>∂y of the layer above: here the error travels back.</summary>
    Paragraph GradientsAbove(LayerPlan layer, bool keep);

    /// <summary>δ of a hidden layer.</summary>
    Paragraph HiddenDeltas(LayerPlan layer, bool keep);

    /// <summary>∂w and ∂b of one layer, and what becomes of them.</summary>
    IEnumerable<Paragraph> Gradients(LayerPlan layer, GradientUse use);

    /// <summary>The optimizer's step of one layer's weights and biases, from the gradients that are there.</summary>
    Paragraph Update(LayerPlan layer);
}
