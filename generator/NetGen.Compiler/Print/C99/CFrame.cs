namespace NetGen.Compiler.Print.C99;

/// <summary>What functions of one kind keep on the stack.</summary>
/// <param name="Always">Bytes of each.</param>
/// <param name="PerByte">Bytes for each byte of what they hold at once.</param>
/// <param name="FreeWhole">Registers of 32 bits that hold something between calls and are not saved.</param>
/// <param name="FreeAcross">Registers of a floating-point unit that callees leave alone.</param>
/// <param name="FreeBetween">…and those that may be used between calls.</param>
internal sealed record CFrame(
    double Always, double PerByte, int FreeWhole = 0, int FreeAcross = 0, int FreeBetween = 0);
