using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>Values that a function holds at once.</summary>
/// <param name="Numbers">Of the network's format.</param>
/// <param name="Words">Whole numbers of 32 bits.</param>
/// <param name="LongWords">…and of 64.</param>
/// <param name="Addresses">Addresses and indexes.</param>
/// <param name="Constants">Numbers that a compiler takes out of a loop.</param>
internal readonly record struct CHeld(int Numbers, int Words, int LongWords, int Addresses, int Constants)
{
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

/// <summary>A value that a function computes or is given, from when to when it is held.</summary>
internal sealed class CValue(CValueKind kind, int born)
{
    public CValueKind Kind { get; } = kind;

    /// <summary>When it is there.</summary>
    public int Born { get; } = born;

    /// <summary>When it is read for the last time.</summary>
    public int Last { get; set; } = born;

    /// <summary>Whether it is read at all.</summary>
    public bool IsRead { get; set; }

    /// <summary>The kind of numbers of a format.</summary>
    public static CValueKind KindOf(NumberFormat format) =>
        format == NumberFormat.Index ? CValueKind.Address
        : format == NumberFormat.Truth ? CValueKind.Condition
        : !format.Wraps ? CValueKind.Number
        : format.Bits == 32 ? CValueKind.Word : CValueKind.LongWord;
}

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

/// <summary>One operation of a function, and what is held then.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Callee">The function that it calls; null: none of the export's.</param>
/// <param name="Across">What was there before and is read after it.</param>
/// <param name="All">That, its operands and its result.</param>
internal sealed record CMoment(CMomentKind Kind, Routine? Callee, CHeld Across, CHeld All);

/// <summary>What an operation is to a compiler.</summary>
internal enum CMomentKind
{
    /// <summary>An instruction or two.</summary>
    Plain,

    /// <summary>Arithmetic: a call where there are no instructions for it.</summary>
    Arithmetic,

    /// <summary>A call.</summary>
    Call,
}
