using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Compiler.Plan;

/// <summary>One layer: its shape, its formulas and its place in storage.</summary>
internal sealed record LayerPlan
{
    /// <summary>1 for the first hidden layer; the input layer is 0.</summary>
    public required int Index { get; init; }

    /// <summary>How many numbers it takes, from all its sources.</summary>
    public required int FanIn { get; init; }

    /// <summary>
    /// The rows of numbers that it takes, in the order of its weights; y of the layer above comes last.
    /// </summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>y of the layer above, or x in the first layer.</summary>
    public Source Above => Sources[Sources.Count - 1];

    /// <summary>Whether it takes x beside y of the layer above.</summary>
    public bool TakesInputs => Sources.Count > 1;

    /// <summary>Whether y of the layer above is added to f(u).</summary>
    public required bool IsResidual { get; init; }

    public required int FanOut { get; init; }

    public required bool IsOutput { get; init; }

    /// <summary>Whether training changes its weights and biases.</summary>
    public required bool IsTrainable { get; init; }

    /// <summary>y = f(u), and f′.</summary>
    public required ActivationFormula Activation { get; init; }

    /// <summary>δ = ∂E/∂u.</summary>
    public required DeltaFormula Delta { get; init; }

    /// <summary>
    /// y as code computes it: f(u), stabilised; plus y of the layer above, <see cref="Symbols.R"/>, if it is residual.
    /// Softmax has a procedure instead.
    /// </summary>
    public required Expression ValueCode { get; init; }

    /// <summary>δ as code computes it: stabilised, n a number.</summary>
    public required Expression DeltaCode { get; init; }

    /// <summary>Whether it is the output layer where ∂E/∂y_k comes from outside: δ_k is of ∂y_k then.</summary>
    public bool TakesGradient { get; init; }

    public required LayerStorage Storage { get; init; }

    /// <summary>Whether the error travels back to it, so that it has δ and ∂y.</summary>
    public bool IsReached => Storage.Deltas >= 0;

    /// <summary>Weights are drawn from [−limit, limit].</summary>
    public required WeightLimit Initial { get; init; }

    public int Weights => FanIn * FanOut;

    public int Parameters => Weights + FanOut;

    /// <summary>Where its parameters stand in section w, in canonical order.</summary>
    public IEnumerable<int> ParameterIndexes => Enumerable.Range(0, Weights)
        .Select(p => Storage.Weight(p / FanOut, p % FanOut))
        .Concat(Enumerable.Range(Storage.Biases, FanOut));

    /// <summary>The source that has a row of weights.</summary>
    public Source SourceOf(int row) => Sources.Last(source => source.First <= row);

    /// <summary>
    /// The neurons that the n-th parameter joins, in canonical order, and the layer of the first; the first is −1 for a
    /// bias.
    /// </summary>
    public (int Layer, int From, int To) Ends(int n)
    {
        if (n >= Weights)
        {
            return (Above.Layer, -1, n - Weights);
        }

        Source source = SourceOf(n / FanOut);
        return (source.Layer, (n / FanOut) - source.First, n % FanOut);
    }

    /// <summary>Whether δ or E asks for u, so that Forward must keep it.</summary>
    public required bool KeepsSums { get; init; }

    /// <summary>Whether δ asks for y.</summary>
    public bool DeltaIsOfOutputs => DeltaCode.Mentions(Symbols.Y);

    /// <summary>Whether δ asks for u.</summary>
    public bool DeltaIsOfSums => DeltaCode.Mentions(Symbols.U);

    /// <summary>Whether y is u.</summary>
    public bool IsIdentity => ValueCode.Equals(Symbols.U);

    /// <summary>
    /// Whether f(0) may not be 0, so that padding lanes must be set to zero after the activation. What a formula of the
    /// user's gives there depends on the last bits of the code's own functions.
    /// </summary>
    /// <remarks>Padding of the layer above, which is added, may wait for its own mask.</remarks>
    public bool LeavesZero => !Activation.IsSoftmax
        && (Activation.IsOfUser || IsResidual || ValueCode.Evaluate(_ => 0) != 0);

    /// <summary>
    /// Whether padding lanes may hold ∞ or NaN after the activation, because f is a user's formula. Then weights of 0
    /// do not make them harmless.
    /// </summary>
    public bool PaddingMayOverflow => Activation.IsOfUser;

    /// <summary>Whether δ of u = y = t = ∂y = 0 may not be 0, so that padding lanes must be set to zero.</summary>
    public bool DeltaLeavesZero => Delta.IsOfUser || DeltaCode.Evaluate(_ => 0) != 0;

    /// <summary>
    /// The layer's index letters in the chapter: i → j in a hidden layer, j → k in the output layer, i → k in an output
    /// layer that takes x.
    /// </summary>
    public (string Above, string Here) Letters => (IsOutput && Index > 1 ? "j" : "i", IsOutput ? "k" : "j");
}

/// <summary>A row of numbers that a layer takes.</summary>
/// <param name="Layer">Whose y they are; 0 is the input layer, whose y are x.</param>
/// <param name="First">The row of weights of its first number.</param>
/// <param name="Count">How many numbers it has.</param>
/// <param name="IsSkip">Whether it is x, beside y of the layer above.</param>
internal sealed record Source(int Layer, int First, int Count, bool IsSkip = false)
{
    public bool IsInput => Layer == 0;
}

/// <summary>The bound a of the uniform distribution over [−a, a] that a layer's weights are drawn from.</summary>
/// <param name="Value">a</param>
/// <param name="Formula">a as a reader would check it, such as "Glorot: √(6 / (2 + 3))".</param>
internal sealed record WeightLimit(double Value, string Formula)
{
    /// <summary>
    /// He's √(6 / fan-in) for activations that silence half of their inputs, so that the signal's variance survives;
    /// Glorot's √(6 / (fan-in + fan-out)) for all others.
    /// </summary>
    public static WeightLimit For(ActivationFormula activation, int fanIn, int fanOut) => activation.SilencesHalf
        ? new WeightLimit(Math.Sqrt(6.0 / fanIn), $"He: √(6 / {fanIn})")
        : new WeightLimit(Math.Sqrt(6.0 / (fanIn + fanOut)), $"Glorot: √(6 / ({fanIn} + {fanOut}))");
}
