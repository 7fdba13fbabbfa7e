namespace NetGen.Compiler.Print.C99;

/// <summary>Where a value is held.</summary>
internal enum CValueKind
{
    /// <summary>With the network's numbers.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Word,

    /// <summary>A whole number of 64 bits.</summary>
    LongWord,

    /// <summary>An address, or an index.</summary>
    Address,

    /// <summary>A number that a loop needs in every turn.</summary>
    Constant,

    /// <summary>In the processor's flags.</summary>
    Condition,
}
