namespace NetGen.Compiler.Algebra;

/// <summary>The quantities that formulas speak of, under the chapter's names.</summary>
internal static class Symbols
{
    /// <summary>u: a neuron's weighted sum.</summary>
    public static readonly Reference U = PerNeuron("u");

    /// <summary>y = f(u): a neuron's output.</summary>
    public static readonly Reference Y = PerNeuron("y");

    /// <summary>r: y of the layer above, at the same place of its row, which a residual layer adds.</summary>
    public static readonly Reference R = new("r");

    /// <summary>t: an output's target.</summary>
    public static readonly Reference T = PerNeuron("t", SymbolPlace.Subtracted);

    /// <summary>∂y = ∂E/∂y: an output's gradient.</summary>
    public static readonly Reference DY = PerNeuron("∂y", SymbolPlace.Error);

    /// <summary>n: the number of outputs.</summary>
    public static readonly Reference N = new("n");

    /// <summary>s = Σ_r ∂y_r·y_r: what softmax's Jacobian takes off every output.</summary>
    public static readonly Reference S = new(new Symbol("s") { Place = SymbolPlace.Subtracted });

    /// <summary>z = Σ_r e^(u_r): what softmax divides by.</summary>
    public static readonly Reference Z = new(new Symbol("z") { Prose = "Σ_r e^(u_r)" });

    /// <summary>w: a weight or bias, in an optimizer's formulas.</summary>
    public static readonly Reference W = new("w");

    /// <summary>∂w: its gradient, in an optimizer's formulas.</summary>
    public static readonly Reference G = new("∂w");

    /// <summary>η: the learning rate.</summary>
    public static readonly Reference LearningRate = new("η");

    private static Reference PerNeuron(string name, SymbolPlace place = SymbolPlace.Middle) =>
        new(new Symbol(name) { IsIndexed = true, Place = place });
}
