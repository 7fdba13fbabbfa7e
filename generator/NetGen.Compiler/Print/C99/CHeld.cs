namespace NetGen.Compiler.Print.C99;

/// <summary>Values that a function holds at once.</summary>
/// <param name="Numbers">Of the network's format.</param>
/// <param name="Words">Whole numbers of 32 bits.</param>
/// <param name="LongWords">…and of 64.</param>
/// <param name="Addresses">Addresses and indexes.</param>
/// <param name="Constants">Numbers that a compiler takes out of a loop.</param>
internal readonly record struct CHeld(int Numbers, int Words, int LongWords, int Addresses, int Constants)
{
    public static CHeld operator +(CHeld one, CHeld other) => new(
        one.Numbers + other.Numbers,
        one.Words + other.Words,
        one.LongWords + other.LongWords,
        one.Addresses + other.Addresses,
        one.Constants + other.Constants);

    /// <summary>The same with one value more, or with one less.</summary>
    public CHeld With(CValue value, int count) => value.Kind switch
    {
        CValueKind.Number => this with { Numbers = Numbers + count },
        CValueKind.Word => this with { Words = Words + count },
        CValueKind.LongWord => this with { LongWords = LongWords + count },
        CValueKind.Address => this with { Addresses = Addresses + count },
        CValueKind.Constant => this with { Constants = Constants + count },
        _ => this,
    };
}
