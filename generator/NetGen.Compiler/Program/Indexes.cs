namespace NetGen.Compiler.Program;

/// <summary>
/// Builds indexes as a person would write them: no 0 added, no 1 multiplied, constants multiplied and added up.
/// </summary>
internal static class Indexes
{
    public static readonly NumberType Type = new(NumberFormat.Index);

    public static Number Of(int index) => new(index, Type);

    public static Local Counter(string name) => new(name, Type);

    /// <summary>variable·factor</summary>
    public static Value Times(Value variable, int factor) =>
        variable is Number known ? Of((int)known.Amount * factor)
        : factor == 1 ? variable : variable * Of(factor);

    /// <summary>variable + offset, where a missing variable is 0.</summary>
    public static Value Plus(Value? variable, int offset) =>
        variable is null or Number ? Of((int)((variable as Number)?.Amount ?? 0) + offset)
        : offset == 0 ? variable : variable + Of(offset);

    /// <summary>product + variable + offset, where what is missing is 0.</summary>
    public static Value Plus(Value? product, Value? variable, int offset) =>
        variable is null ? Plus(product, offset)
        : product is null ? Plus(variable, offset)
        : variable is Number known ? Plus(product, (int)known.Amount + offset)
        : product is Number first ? Plus(variable, (int)first.Amount + offset)
        : Plus(product + variable, offset);
}
