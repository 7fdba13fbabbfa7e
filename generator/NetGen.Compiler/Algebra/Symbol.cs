namespace NetGen.Compiler.Algebra;

/// <summary>A quantity that formulas speak of, as the chapter writes it.</summary>
/// <remarks>Symbols are the same where their names are. What programs call it is no concern of the algebra.</remarks>
/// <param name="Name">Its sign: "u", "∂y", "η".</param>
internal sealed record Symbol(string Name)
{
    /// <summary>What prose writes for it; its name, unless a formula says more.</summary>
    public string Prose { get; init; } = Name;

    /// <summary>Whether <see cref="Prose"/> is a sum, which needs parentheses within a product.</summary>
    public bool IsSum { get; init; }

    /// <summary>Whether every neuron has its own, so that prose adds the neuron's index: u_j, ∂y_k.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>Where it reads well among others.</summary>
    public SymbolPlace Place { get; init; } = SymbolPlace.Middle;

    public static implicit operator Symbol(string name) => new(name);

    public bool Equals(Symbol? other) => other?.Name == Name;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    public override string ToString() => Name;
}

/// <summary>Where a symbol reads well in products and sums.</summary>
internal enum SymbolPlace
{
    /// <summary>An error opens both: ∂y·(1 − y)·y, ∂y − s.</summary>
    Error,

    Middle,

    /// <summary>What is taken off ends a sum: y − t, ∂y − s; a product has it in the middle.</summary>
    Subtracted,
}
