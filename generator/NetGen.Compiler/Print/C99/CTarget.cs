namespace NetGen.Compiler.Print.C99;

/// <summary>A kind of machine, and what the statements of a program cost on it.</summary>
/// <remarks>
/// The costs were found by least squares over 72 drawn networks of <c>float</c> and 72 of <c>double</c> (prediction,
/// training, gradients; unrolled and as loops), compiled by gcc with -Os. Code and parameters together are off by 6 %
/// on average for <c>float</c>, and by 4 % for <c>double</c>. What functions keep on the stack was found over 60 other
/// drawn networks, in both forms.
/// </remarks>
/// <param name="Name">Of the machine.</param>
/// <param name="SingleCosts">Bytes for each of <see cref="CSize.Features"/> in a network of <c>float</c>.</param>
/// <param name="DoubleCosts">…and of <c>double</c>; null: <c>double</c> has not 64 bits there.</param>
/// <param name="DoubleSums">Bytes of what puts sums of <c>double</c> right, once per export.</param>
internal sealed record CTarget(
    string Name, IReadOnlyList<double> SingleCosts, IReadOnlyList<double>? DoubleCosts, int DoubleSums = 0)
{
    public static CTarget CortexM0 { get; } = new(
        "Cortex-M0",
        [4.2, 9.4, 4.6, 14.2, 5.3, 6.6, 6.8, 0, 9.7, 9.7, 8.8, 3.5],
        [14.3, 11.5, 7.2, 9.2, 8.2, 0, 0, 0.7, 37.6, 15.3, 18.8, 0])
    {
        SingleFrames = new(
            new(9.68, 1.07, FreeWhole: 4),
            new(7.42, 1.17, FreeWhole: 4),
            new(15.98, 0.5),
            new(12.02, 0.97, FreeWhole: 8)),
        DoubleFrames = new(
            new(13.4, 1.05, FreeWhole: 4),
            new(3.03, 1.6, FreeWhole: 8),
            new(7.12, 0.71),
            new(21.19, 0.69)),
        DropsSums = true,
    };

    public static CTarget CortexM4F { get; } = new(
        "Cortex-M4F",
        [0.3, 6.6, 11.1, 6.3, 4.6, 3.9, 9.6, 1.5, 15.3, 3.9, 7.7, 16.7],
        [16.5, 13.3, 9.2, 7.7, 3.9, 0, 0.5, 0.3, 27.1, 12.5, 16.3, 8.4],
        DoubleSums: 266)
    {
        SingleFrames = new(
            new(3.5, 1.02, FreeWhole: 3, FreeAcross: 4, FreeBetween: 16),
            new(14.02, 0.83, FreeWhole: 6, FreeAcross: 12, FreeBetween: 20),
            new(0.37, 0.88, FreeWhole: 6, FreeAcross: 10, FreeBetween: 16),
            new(-0.02, 0.66, FreeWhole: 3, FreeBetween: 12)),
        DoubleFrames = new(
            new(8.95, 1.06, FreeWhole: 8),
            new(14.23, 1.14, FreeWhole: 4),
            new(1.18, 1.26, FreeWhole: 4),
            new(27.58, 0.65, FreeWhole: 12)),
        HasFloatUnit = true,
        DropsSums = true,
    };

    public static CTarget CortexM7 { get; } = new(
        "Cortex-M7",
        [0.4, 6.4, 11.1, 5.3, 4.7, 3.7, 9.7, 1.8, 15.7, 3.8, 7.8, 16.6],
        [16.6, 13.2, 9.5, 7.7, 3.9, 0, 0.2, 0.3, 26.7, 12.6, 16.4, 8.3],
        DoubleSums: 266)
    {
        SingleFrames = CortexM4F.SingleFrames,
        DoubleFrames = CortexM4F.DoubleFrames,
        HasFloatUnit = true,
        DropsSums = true,
    };

    public static CTarget RiscV32 { get; } = new(
        "RV32IMAC",
        [7.7, 15.1, 10.4, 19.1, 5.3, 10.2, 10, 0, 5.2, 7.7, 10.4, 38.1],
        [15.9, 20, 32.4, 21.9, 4.8, 2.9, 3.6, 0.6, 29.7, 17.5, 19.3, 31])
    {
        SingleFrames = new(
            new(15.2, 1.12, FreeWhole: 4),
            new(9.49, 1.39),
            new(11.22, 1.03, FreeWhole: 4),
            new(30.46, 0.07)),
        DoubleFrames = new(
            new(11.23, 1.11, FreeWhole: 4),
            new(2.44, 1.78, FreeWhole: 4),
            new(1.63, 1.45, FreeWhole: 8),
            new(25.88, 0.79, FreeWhole: 12)),
    };

    public static CTarget Avr { get; } = new(
        "AVR",
        [18, 8.2, 10.8, 21.8, 24.6, 38.2, 0.9, 2.7, 0, 0, 42.9, 0],
        DoubleCosts: null)
    {
        SingleFrames = new(
            new(-3.5, 1.52, FreeWhole: 4),
            new(2.56, 1.29, FreeWhole: 4),
            new(2.44, 1.01, FreeWhole: 4),
            new(15.45, 0.49, FreeWhole: 8)),
        AddressBytes = 2,
        KnowsCallees = false,
    };

    /// <summary>What functions of a network of <c>float</c> keep on the stack.</summary>
    public required CFrames SingleFrames { get; init; }

    /// <summary>…and of <c>double</c>.</summary>
    public CFrames? DoubleFrames { get; init; }

    /// <summary>Bytes of an address.</summary>
    public int AddressBytes { get; init; } = 4;

    /// <summary>Whether there are instructions for <c>float</c>.</summary>
    public bool HasFloatUnit { get; init; }

    /// <summary>Whether its gcc knows what a function writes that it calls: version 5 does not.</summary>
    public bool KnowsCallees { get; init; } = true;

    /// <summary>Whether its gcc leaves out an array that each turn of a loop reads as it wrote it.</summary>
    public bool DropsSums { get; init; }

    /// <summary>Whether <c>double</c> has 64 bits.</summary>
    public bool HasDouble => DoubleCosts is not null;

    /// <summary>All of them, in the order of reports.</summary>
    public static IReadOnlyList<CTarget> All { get; } = [CortexM0, CortexM4F, CortexM7, RiscV32, Avr];
}
