using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>What is said of an activation once, in this file; everything else about it is derived.</summary>
/// <param name="Name">What prose calls it.</param>
/// <param name="Value">f(u)</param>
internal sealed record ActivationDefinition(string Name, Expression Value)
{
    private static readonly Constant Lambda = new(1.0507009873554805, "λ");

    private static readonly Constant Alpha = new(1.6732632423543772, "α");

    private static readonly Constant RootOfTwoOverPi = new(Math.Sqrt(2 / Math.PI), "√(2/π)");

    /// <summary>Whether y depends on the whole layer's u.</summary>
    public bool IsSoftmax { get; init; }

    /// <summary>Whether it is a formula of the user's.</summary>
    public bool IsOfUser { get; init; }

    /// <summary>A built-in activation, or one of the user's: nothing else is said of either.</summary>
    public static ActivationDefinition Of(FormulaId activation) => activation switch
    {
        { Definition: { } formula } => new(activation.Name, formula) { IsOfUser = true },
        _ => BuiltIn(activation.Name),
    };

    private static ActivationDefinition BuiltIn(string name) => name switch
    {
        nameof(Activation.Identity) => new("identity", U),
        nameof(Activation.Sigmoid) => new("sigmoid", Definitions.Sigmoid(U)),
        nameof(Activation.Tanh) => new("tanh", Tanh(U)),
        nameof(Activation.ReLU) => new("ReLU", Max(U, 0)),
        nameof(Activation.LeakyReLU) => new("leaky ReLU", When(Greater(U, 0), U, 0.01 * U)),
        nameof(Activation.ELU) => new("ELU", When(Greater(U, 0), U, Exp(U) - 1)),
        nameof(Activation.SELU) => new("SELU", When(Greater(U, 0), Lambda * U, Lambda * Alpha * (Exp(U) - 1))),
        nameof(Activation.Softplus) => new("softplus", Ln(1 + Exp(U))),
        nameof(Activation.Softsign) => new("softsign", U / (1 + Abs(U))),
        nameof(Activation.SiLU) => new("SiLU", U * Sigmoid(U)),
        nameof(Activation.GELU) => new("GELU", 0.5 * U * (1 + Tanh(RootOfTwoOverPi * (U + (0.044715 * Cube(U)))))),
        nameof(Activation.HardSigmoid) => new("hard sigmoid", Min(Max((U / 6) + 0.5, 0), 1)),
        nameof(Activation.HardTanh) => new("hard tanh", Min(Max(U, -1), 1)),
        nameof(Activation.Softmax) => new("softmax", Exp(U) / Z) { IsSoftmax = true },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
