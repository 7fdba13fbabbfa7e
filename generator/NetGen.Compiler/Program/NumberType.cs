namespace NetGen.Compiler.Program;

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
