using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>How one optimizer moves a parameter w along its gradient g, as PyTorch defines it.</summary>
/// <remarks>
/// A parameter that is 0 and has gradients of 0 stays 0, so that padding may be updated along with the rest.
/// </remarks>
internal sealed partial class OptimizerFormula
{
    private OptimizerFormula(string name, params IReadOnlyList<Assignment> assignments) =>
        (Name, Assignments) = (name, assignments);

    /// <summary>What prose calls it: "gradient descent", "Adam".</summary>
    public string Name { get; }

    /// <summary>
    /// The names of what is kept per parameter, all 0 before the first step: "v"; "m", "v"; "step", "previous".
    /// </summary>
    public IReadOnlyList<string> States => [.. StateSymbols.Select(Identifiers.Of)];

    /// <summary>What is kept per parameter.</summary>
    public IReadOnlyList<Reference> StateSymbols { get; private init; } = [];

    /// <summary>
    /// What is kept once per network and is changed first in every step: 1 − β₁ᵗ, 1 − β₂ᵗ.
    /// </summary>
    public IReadOnlyList<RunningScalar> Running { get; private init; } = [];

    /// <summary>What is computed once per step, in order and after <see cref="Running"/>.</summary>
    public IReadOnlyList<Assignment> PerStep { get; private init; } = [];

    /// <summary>
    /// The names of the numbers that the formulas of a parameter mention and that are the same for all of them, η
    /// first, in the order in which they are passed.
    /// </summary>
    public IReadOnlyList<string> Scalars => [.. ScalarSymbols.Select(Identifiers.Of)];

    /// <inheritdoc cref="Scalars"/>
    public IReadOnlyList<Reference> ScalarSymbols =>
    [
        .. new[] { Symbols.LearningRate }
            .Concat(PerStep.Select(assignment => assignment.Target))
            .Where(scalar => Assignments.Any(assignment => assignment.Value.Mentions(scalar))),
    ];

    /// <summary>
    /// What is done to every parameter, in order. A target is w, a state, or g: that is a local copy of the gradient,
    /// which itself stays as it is.
    /// </summary>
    public IReadOnlyList<Assignment> Assignments { get; }
}

/// <summary><paramref name="Target"/> ← <paramref name="Value"/></summary>
internal sealed record Assignment(Reference Target, Expression Value);

/// <summary>
/// <paramref name="Target"/> ← <paramref name="Value"/> in every step; before the first, <paramref name="Initial"/>.
/// </summary>
internal sealed record RunningScalar(Reference Target, double Initial, Expression Value);
