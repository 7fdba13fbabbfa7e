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

    /// <summary>The bits of one number.</summary>
    public abstract int Bits { get; }

    /// <summary>The number of this format that is nearest to a value.</summary>
    public abstract double Round(double value);

    private sealed record SingleFormat : NumberFormat
    {
        public override int Bits => 32;

        public override double Round(double value) => (float)value;
    }

    private sealed record DoubleFormat : NumberFormat
    {
        public override int Bits => 64;

        public override double Round(double value) => value;
    }

    private sealed record IndexFormat : NumberFormat
    {
        public override int Bits => 64;

        public override double Round(double value) => Math.Truncate(value);
    }
}

/// <summary>The type of a value: one number, or as many as a register has lanes.</summary>
/// <param name="Format">Of each number.</param>
/// <param name="Lanes">1 for a single number.</param>
internal readonly record struct NumberType(NumberFormat Format, int Lanes = 1)
{
    /// <summary>The bits of all lanes.</summary>
    public int Bits => Format.Bits * Lanes;

    public bool IsRegister => Lanes > 1;

    public NumberType WithLanes(int lanes) => this with { Lanes = lanes };
}
