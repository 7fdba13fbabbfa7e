namespace NetGen.C99;

/// <summary>How the code of an export is written. All forms give the same bits.</summary>
public enum CForm
{
    /// <summary>
    /// Unrolled up to 16 weights, where it is faster and little larger; loops beyond, and on AVR: the smallest code.
    /// </summary>
    Auto,

    /// <summary>A statement per value: the textbook, and the fastest code. Up to 16,384 weights.</summary>
    Unrolled,

    /// <summary>A loop per index of the equations: the smallest code for all but tiny networks.</summary>
    Loops,
}
