namespace NetGen.Compiler.Print.C99;

/// <summary>A kind of machine, and what the statements of a program cost on it.</summary>
/// <remarks>
/// The costs were found by least squares over 72 drawn networks of <c>float</c> and 72 of <c>double</c> (prediction,
/// training, gradients; unrolled and as loops), compiled by gcc with -Os. Code and parameters together are off by 6 %
/// on average for <c>float</c>, and by 4 % for <c>double</c>.
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
        [14.3, 11.5, 7.2, 9.2, 8.2, 0, 0, 0.7, 37.6, 15.3, 18.8, 0]);

    public static CTarget CortexM4F { get; } = new(
        "Cortex-M4F",
        [0.3, 6.6, 11.1, 6.3, 4.6, 3.9, 9.6, 1.5, 15.3, 3.9, 7.7, 16.7],
        [16.5, 13.3, 9.2, 7.7, 3.9, 0, 0.5, 0.3, 27.1, 12.5, 16.3, 8.4],
        DoubleSums: 266);

    public static CTarget CortexM7 { get; } = new(
        "Cortex-M7",
        [0.4, 6.4, 11.1, 5.3, 4.7, 3.7, 9.7, 1.8, 15.7, 3.8, 7.8, 16.6],
        [16.6, 13.2, 9.5, 7.7, 3.9, 0, 0.2, 0.3, 26.7, 12.6, 16.4, 8.3],
        DoubleSums: 266);

    public static CTarget RiscV32 { get; } = new(
        "RV32IMAC",
        [7.7, 15.1, 10.4, 19.1, 5.3, 10.2, 10, 0, 5.2, 7.7, 10.4, 38.1],
        [15.9, 20, 32.4, 21.9, 4.8, 2.9, 3.6, 0.6, 29.7, 17.5, 19.3, 31]);

    public static CTarget Avr { get; } = new(
        "AVR",
        [18, 8.2, 10.8, 21.8, 24.6, 38.2, 0.9, 2.7, 0, 0, 42.9, 0],
        DoubleCosts: null);

    /// <summary>Whether <c>double</c> has 64 bits.</summary>
    public bool HasDouble => DoubleCosts is not null;

    /// <summary>All of them, in the order of reports.</summary>
    public static IReadOnlyList<CTarget> All { get; } = [CortexM0, CortexM4F, CortexM7, RiscV32, Avr];
}
