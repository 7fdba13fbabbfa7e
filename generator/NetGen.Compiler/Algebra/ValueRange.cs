namespace NetGen.Compiler.Algebra;

/// <summary>Between which bounds a formula's values lie, as far as its form tells: interval arithmetic.</summary>
/// <param name="Low">No value is below it.</param>
/// <param name="High">No value is above it.</param>
/// <param name="HoldsLow">Whether a value may be <paramref name="Low"/> itself.</param>
/// <param name="HoldsHigh">Whether a value may be <paramref name="High"/> itself.</param>
internal sealed record ValueRange(double Low, double High, bool HoldsLow, bool HoldsHigh)
{
    private static readonly ValueRange All = new(double.NegativeInfinity, double.PositiveInfinity, false, false);

    private static readonly ValueRange NotNegativeNumbers = new(0, double.PositiveInfinity, true, false);

    public bool IsNotNegative => Low >= 0;

    public bool IsInsideZeroToOne => (Low > 0 || (Low == 0 && !HoldsLow)) && (High < 1 || (High == 1 && !HoldsHigh));

    /// <summary>The range of a formula whose symbols may be any number; n is at least 1.</summary>
    public static ValueRange Of(Expression formula) => Of(formula, All);

    /// <summary>The range of a formula of y between 0 and 1, which rounding may make 0 or 1.</summary>
    public static ValueRange OfOutputsInsideZeroToOne(Expression formula) => Of(formula, new(0, 1, true, true));

    private static ValueRange Of(Expression formula, ValueRange outputs)
    {
        return Range(formula);

        ValueRange Range(Expression part) => part switch
        {
            Constant constant => new(constant.Value, constant.Value, true, true),
            Reference reference when reference == Symbols.Y => outputs,
            Reference reference when reference == Symbols.N => new(1, double.PositiveInfinity, true, false),
            Negation(var a) => Range(a).Negated(),
            Sum(var a, var b) => Range(a).Plus(Range(b)),
            Difference(var a, var b) => Range(a).Plus(Range(b).Negated()),
            Product(var a, var b) when a.Equals(b) => Range(a).Squared(),
            Product(var a, var b) => Range(a).Times(Range(b)),
            Quotient(var a, var b) => Range(b).Reciprocal() is { } reciprocal ? Range(a).Times(reciprocal) : All,
            Minimum(var a, var b) => Range(a).Least(Range(b)),
            Maximum(var a, var b) => Range(a).Negated().Least(Range(b).Negated()).Negated(),
            Choice(_, var a, var b) => Range(a).Or(Range(b)),
            Call(var function, var a) => OfCall(function, Range(a)),
            _ => All,
        };
    }

    private static ValueRange OfCall(Function function, ValueRange of) => function switch
    {
        Function.Exp => of.Map(Math.Exp),
        Function.Tanh => of.Map(Math.Tanh),
        Function.Sinh => of.Map(Math.Sinh),
        Function.Atan => of.Map(Math.Atan),
        Function.Sigmoid => of.Map(static a => 1 / (1 + Math.Exp(-a))),
        Function.Log when of.Low >= 0 => of.Map(Math.Log),
        Function.Sqrt when of.Low >= 0 => of.Map(Math.Sqrt),
        Function.Sqrt => NotNegativeNumbers,
        Function.Abs when of.Low >= 0 => of,
        Function.Abs => NotNegativeNumbers,
        Function.Cosh => new(1, double.PositiveInfinity, true, false),
        Function.Sign or Function.Sin or Function.Cos => new(-1, 1, true, true),
        _ => All,
    };

    /// <summary>
    /// Of a function that never falls. A bound at infinity, or one that rounding made, is not reached.
    /// </summary>
    private ValueRange Map(Func<double, double> rising) => new(
        rising(Low), rising(High), HoldsLow && !double.IsInfinity(Low), HoldsHigh && !double.IsInfinity(High));

    /// <remarks>0 − 0 is 0, where −0 would be divided by as if it were negative.</remarks>
    private ValueRange Negated() => new(0 - High, 0 - Low, HoldsHigh, HoldsLow);

    private ValueRange Plus(ValueRange other) =>
        new(Low + other.Low, High + other.High, HoldsLow && other.HoldsLow, HoldsHigh && other.HoldsHigh);

    private ValueRange Least(ValueRange other) => new(
        Math.Min(Low, other.Low),
        Math.Min(High, other.High),
        (HoldsLow && Low <= other.Low) || (other.HoldsLow && other.Low <= Low),
        High == other.High ? HoldsHigh || other.HoldsHigh : High < other.High ? HoldsHigh : other.HoldsHigh);

    private ValueRange Or(ValueRange other) => new(
        Math.Min(Low, other.Low),
        Math.Max(High, other.High),
        (HoldsLow && Low <= other.Low) || (other.HoldsLow && other.Low <= Low),
        (HoldsHigh && High >= other.High) || (other.HoldsHigh && other.High >= High));

    private ValueRange Squared()
    {
        double low = Low * Low, high = High * High;
        return Low >= 0 ? new(low, high, HoldsLow, HoldsHigh)
            : High <= 0 ? new(high, low, HoldsHigh, HoldsLow)
            : low == high ? new(0, high, true, HoldsLow || HoldsHigh)
            : low > high ? new(0, low, true, HoldsLow)
            : new(0, high, true, HoldsHigh);
    }

    /// <summary>The extremes are products of bounds. 0·∞ is 0 here: a bound of 0 stays one.</summary>
    private ValueRange Times(ValueRange other)
    {
        (double Value, bool Holds)[] corners =
        [
            Corner(Low, HoldsLow, other.Low, other.HoldsLow), Corner(Low, HoldsLow, other.High, other.HoldsHigh),
            Corner(High, HoldsHigh, other.Low, other.HoldsLow), Corner(High, HoldsHigh, other.High, other.HoldsHigh),
        ];
        double low = corners.Min(static corner => corner.Value), high = corners.Max(static corner => corner.Value);
        return new(
            low,
            high,
            corners.Any(corner => corner.Value == low && corner.Holds),
            corners.Any(corner => corner.Value == high && corner.Holds));

        static (double, bool) Corner(double a, bool holdsA, double b, bool holdsB) => (
            a == 0 || b == 0 ? 0 : a * b,
            (holdsA && holdsB) || (a == 0 && holdsA) || (b == 0 && holdsB));
    }

    /// <summary>Null where it may divide by 0.</summary>
    private ValueRange? Reciprocal()
    {
        if (Low < 0 && (High < 0 || (High == 0 && !HoldsHigh)))
        {
            return Negated().Reciprocal()?.Negated();
        }

        return Low > 0 || (Low == 0 && !HoldsLow)
            ? new(1 / High, 1 / Low, HoldsHigh, HoldsLow && Low > 0)
            : null;
    }
}
