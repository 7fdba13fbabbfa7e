using NetGen.Compiler.Algebra;

namespace NetGen.Compiler.Program.Functions;

/// <summary>What functions of numbers, or registers, of one format are written with.</summary>
internal class Notation(NumberFormat format, int lanes = 1)
{
    public NumberType Type { get; } = new(format, lanes);

    /// <summary>Whole numbers that count: exponents and bits.</summary>
    public static NumberType Count { get; } = new(NumberFormat.Int32);

    public bool IsSingle => format == NumberFormat.Single;

    /// <summary>The format of numbers' bits.</summary>
    protected NumberFormat BitsFormat => IsSingle ? NumberFormat.Int32 : NumberFormat.Int64;

    public Local Local(string name) => new(name, Type);

    public static Local Counter(string name) => new(name, Count);

    public Number Of(double amount) => new(amount, Type);

    public Number Infinity => Of(double.PositiveInfinity);

    /// <summary>A constant of the format. Constants of floats that doubles have too begin with Single.</summary>
    public NamedNumber Named(string name, double amount, string reason) => new(name, Of(amount), reason);

    /// <summary>A constant that counts.</summary>
    public NamedNumber NamedCount(string name, int count, string reason) =>
        new(name, new Number(count, Count), reason);

    /// <summary>The bits of a number, as a constant.</summary>
    public NamedNumber NamedBits(string name, long bits, string reason) =>
        new(name, new Number(BitsFormat.FromBits(bits), new NumberType(BitsFormat)), reason);

    /// <summary>c₁, c₂, … of a polynomial, each under its name.</summary>
    public IReadOnlyList<NamedNumber> Coefficients(string name, string reason, params double[] numbers) =>
        [.. numbers.Select((number, index) => Named($"{name}{index + 1}", number, reason))];

    /// <summary>A number's bits.</summary>
    public Value Bits(Value number) => new Reinterpret(number, BitsFormat);

    /// <summary>The number with such bits.</summary>
    public Value FromBits(Value bits) => new Reinterpret(bits, format);

    /// <summary>A count where bits are, to be shifted there.</summary>
    public Value AsBits(Value count) => IsSingle ? count : new ToNumber(count, BitsFormat);

    /// <summary>The lowest bits, as a count.</summary>
    public Value AsCount(Value bits) => IsSingle ? bits : new ToNumber(bits, NumberFormat.Int32);

    /// <summary>A count as a number of the format.</summary>
    public Value AsNumber(Value count) => new ToNumber(count, format);

    public Routine Function(string name, Local x, string summary, string? remarks, params Statement[] body) =>
        new(name, [new ValueParameter(x)], Type, body) { Summary = summary, Remarks = remarks };

    /// <summary>A part of functions.</summary>
    public static Routine Part(
        string name, NumberType returns, IReadOnlyList<Local> parameters, string summary, params Statement[] body) =>
        new(name, [.. parameters.Select(local => new ValueParameter(local))], returns, body) { Summary = summary };

    public static Declare Let(Local local, Value value) => new(local, value);

    public static If When(Value condition, params Statement[] then) => new(condition, then);

    /// <summary>Statements with a reason above them.</summary>
    public static Paragraph Because(string reason, params Statement[] statements) => new(reason, statements);

    public static Value Equal(Value left, Value right) => new Compare(Relation.Equal, left, right);

    public static Value Either(Value condition, Value then, Value otherwise) => new Choose(condition, then, otherwise);

    public static Value Call(Routine routine, params Value[] arguments) => new ResultOf(routine, arguments);
}
