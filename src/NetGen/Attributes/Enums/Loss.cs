#if NETGEN_GENERATOR
namespace NetGen.Compiler.Model;
#else
namespace NetGen;
#endif

/// <summary>
/// What training minimizes: E of one sample, from outputs y and targets t. A batch's E is the mean over its samples.
/// </summary>
public enum Loss
{
    /// <summary>
    /// E = ½·Σ_k (y_k − t_k)². The chapter's loss for regression; partner: <see cref="Activation.Identity"/>.
    /// </summary>
    SumSquares,

    /// <summary>E = (1/n)·Σ_k (y_k − t_k)²</summary>
    MeanSquaredError,

    /// <summary>E = −Σ_k t_k·ln y_k, t a distribution (one-hot). Needs <see cref="Activation.Softmax"/>.</summary>
    CrossEntropy,

    /// <summary>
    /// E = −Σ_k (t_k·ln y_k + (1 − t_k)·ln(1 − y_k)), t between 0 and 1. Partner: <see cref="Activation.Sigmoid"/>.
    /// </summary>
    BinaryCrossEntropy,

    /// <summary>E = Σ_k |y_k − t_k|</summary>
    AbsoluteError,

    /// <summary>E = Σ_k ½·d² for |d| ≤ 1, else |d| − ½, with d = y_k − t_k.</summary>
    Huber,

    /// <summary>E = Σ_k ln cosh(y_k − t_k)</summary>
    LogCosh,

    /// <summary>
    /// E by a method of your own: what a topology says where <c>LossFormula</c> names one. It is not for the attribute
    /// itself.
    /// </summary>
    Custom,
}
