namespace NetGen.Compiler.Program;

/// <summary>What the numbers of a program are: how wide, and how an exact result is rounded to one of them.</summary>
internal abstract record NumberFormat
{
    /// <summary>IEEE 754 in 32 bits.</summary>
    public static NumberFormat Single { get; } = new SingleFormat();

    /// <summary>IEEE 754 in 64 bits.</summary>
    public static NumberFormat Double { get; } = new DoubleFormat();

    /// <summary>What counts and finds places: whole numbers that never overflow.</summary>
    public static NumberFormat Index { get; } = new IndexFormat();

    /// <summary>Whole numbers in 32 bits, which wrap around.</summary>
    public static NumberFormat Int32 { get; } = new Int32Format();

    /// <summary>Whole numbers in 64 bits, which wrap around.</summary>
    /// <remarks>
    /// As a double such a number would lose digits, so its lane is the double that has the same bits: only
    /// <see cref="ToBits"/> tells which number it is.
    /// </remarks>
    public static NumberFormat Int64 { get; } = new Int64Format();

    /// <summary>Whether something holds: 1 or 0.</summary>
    public static NumberFormat Truth { get; } = new TruthFormat();

    /// <summary>The bits of one number.</summary>
    public abstract int Bits { get; }

    /// <summary>Whether its numbers are whole and wrap around.</summary>
    public virtual bool Wraps => false;

    /// <summary>The number of this format that is nearest to a value.</summary>
    public abstract double Round(double value);

    /// <summary>A number's bits; of a whole number, the number itself.</summary>
    public virtual long ToBits(double number) => (long)number;

    /// <summary>The number that has such bits: the lowest of them, as many as it has.</summary>
    public virtual double FromBits(long bits) => bits;

    private sealed record SingleFormat : NumberFormat
    {
        public override int Bits => 32;

        public override double Round(double value) => (float)value;

        public override long ToBits(double number) => BitConverter.ToInt32(BitConverter.GetBytes((float)number), 0);

        public override double FromBits(long bits) =>
            BitConverter.ToSingle(BitConverter.GetBytes(unchecked((int)bits)), 0);
    }

    private sealed record DoubleFormat : NumberFormat
    {
        public override int Bits => 64;

        public override double Round(double value) => value;

        public override long ToBits(double number) => BitConverter.DoubleToInt64Bits(number);

        public override double FromBits(long bits) => BitConverter.Int64BitsToDouble(bits);
    }

    private sealed record IndexFormat : NumberFormat
    {
        public override int Bits => 64;

        public override double Round(double value) => Math.Truncate(value);
    }

    private sealed record Int32Format : NumberFormat
    {
        public override int Bits => 32;

        public override bool Wraps => true;

        public override double Round(double value) => value;

        public override double FromBits(long bits) => unchecked((int)bits);
    }

    private sealed record Int64Format : NumberFormat
    {
        public override int Bits => 64;

        public override bool Wraps => true;

        public override double Round(double value) => value;

        public override long ToBits(double number) => BitConverter.DoubleToInt64Bits(number);

        public override double FromBits(long bits) => BitConverter.Int64BitsToDouble(bits);
    }

    private sealed record TruthFormat : NumberFormat
    {
        public override int Bits => 1;

        public override double Round(double value) => value;
    }
}
