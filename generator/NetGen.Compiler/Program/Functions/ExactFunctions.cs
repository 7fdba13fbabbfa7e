using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>
/// |x|, the lower and the higher of two numbers, and √x, as programs: for languages that have none of them, or whose
/// results depend on the machine. They are exact, and √x is rounded correctly, so they give .NET's bits.
/// </summary>
internal sealed class ExactFunctions
{
    private static readonly ExactFunctions Single = new(NumberFormat.Single, fractionBits: 23);
    private static readonly ExactFunctions Double = new(NumberFormat.Double, fractionBits: 52);

    private readonly Notation _in;
    private readonly NumberType _bits;
    private readonly int _fractionBits;
    private readonly Local _x, _a, _b;

    private ExactFunctions(NumberFormat format, int fractionBits)
    {
        _in = new Notation(format);
        _bits = new(format.Bits == 32 ? NumberFormat.Int32 : NumberFormat.Int64);
        _fractionBits = fractionBits;
        (_x, _a, _b) = (_in.Local("x"), _in.Local("a"), _in.Local("b"));
        Abs = _in.Function(
            "Abs", _x, "|x|: the number without its sign bit.", null,
            new Return(_in.FromBits(_in.Bits(_x) & Whole(format.Bits == 32 ? int.MaxValue : long.MaxValue))));
        Minimum = Extremum(
            "Min", "The lower of two numbers, NaN if one is NaN; −0 is lower than 0.", _a < _b, (a, b) => a | b);
        Maximum = Extremum(
            "Max", "The higher of two numbers, NaN if one is NaN; 0 is higher than −0.", _a > _b, (a, b) => a & b);
        Sqrt = Root();
    }

    /// <summary>|x|</summary>
    public Routine Abs { get; }

    /// <summary>The lower one, as <c>Math.Min</c> has it.</summary>
    public Routine Minimum { get; }

    /// <summary>The higher one, as <c>Math.Max</c> has it.</summary>
    public Routine Maximum { get; }

    /// <summary>√x</summary>
    public Routine Sqrt { get; }

    /// <summary>Those of a format.</summary>
    public static ExactFunctions Of(NumberFormat format) => format == NumberFormat.Single ? Single : Double;

    /// <remarks>Equal numbers have the same bits, or are zeros, of which the sign decides.</remarks>
    private Routine Extremum(string name, string summary, Value isFirst, Func<Value, Value, Value> ofEqual) => Part(
        name, _in.Type, [_a, _b], summary,
        When(Equal(_a, _b), new Return(_in.FromBits(ofEqual(_in.Bits(_a), _in.Bits(_b))))),
        new Return(Either(isFirst | !Equal(_a, _a), _a, _b)));

    /// <remarks>
    /// x = m·2ᵉ, where m has all digits of x as a whole number, and e is even. √m is found digit by digit, with one
    /// digit more than a number has: no root lies half-way between two numbers, so that digit says how to round.
    /// </remarks>
    private Routine Root()
    {
        int one = (1 << (_in.IsSingle ? 7 : 10)) - 1;
        Local bits = Bits("bits"), rest = Bits("rest"), root = Bits("root"), twice = Bits("twice"),
            digit = Bits("digit"), trial = Bits("trial"), exponent = Bits("exponent"), half = Bits("half"),
            lifted = _in.Local("lifted"), isSubnormal = new("isSubnormal", new NumberType(NumberFormat.Truth));
        Number shift = new(_fractionBits, Count), single = new(1, Count);
        double smallest = _in.IsSingle ? 1.17549435e-38f : 2.2250738585072014e-308;
        // An even power, so that half of it is whole.
        int lift = _fractionBits + 1 + (_fractionBits + 1) % 2;
        return _in.Function(
            "Sqrt", _x,
            "√x, correctly rounded, by whole numbers.",
            null,
            When(
                !(_x > _in.Of(0)) | Equal(_x, _in.Infinity),
                new Return(Either(_x < _in.Of(0), _in.Of(double.NaN), _x))),
            Because(
                "x = m·2ᵉ with an even e; a subnormal x is multiplied by an even power of two.",
                Let(isSubnormal, _x < _in.Of(smallest)),
                Let(lifted, Either(isSubnormal, _x * _in.Of(Math.Pow(2, lift)), _x)),
                Let(bits, _in.Bits(lifted)),
                Let(exponent, (bits >> shift) - Either(isSubnormal, Whole(one + lift), Whole(one))),
                Let(half, exponent >> single),
                Let(rest, (bits & Whole((1L << _fractionBits) - 1)) | Whole(1L << _fractionBits)),
                new Assign(rest, rest << new Number(1, Count)),
                When(
                    Equal(exponent & Whole(1), Whole(1)),
                    new Assign(rest, rest << new Number(1, Count)))),
            Because(
                "√m, a digit per turn: root holds those found, twice is twice that, rest what is left of m.",
                Let(root, Whole(0)),
                Let(twice, Whole(0)),
                Let(digit, Whole(1L << (_fractionBits + 1))),
                new For(
                    Indexes.Counter("turn"), Indexes.Of(0), Indexes.Of(_fractionBits + 2), 1,
                    [
                        Let(trial, twice + digit),
                        When(
                            trial <= rest,
                            new Assign(twice, trial + digit),
                            new Assign(rest, rest - trial),
                            new Assign(root, root + digit)),
                        new Assign(rest, rest + rest),
                        new Assign(digit, digit >> single),
                    ])),
            Because(
                "The last digit rounds; the first is a part of the exponent.",
                new Assign(root, (root + (root & Whole(1))) >> single),
                new Return(_in.FromBits(root + ((half + Whole(one - 1)) << shift)))));
    }

    private Local Bits(string name) => new(name, _bits);

    private Number Whole(long number) => new(_bits.Format.FromBits(number), _bits);
}
