using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

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
