namespace NetGen.Compiler.Plan.Layout;

/// <summary>
/// How much of a matrix product stays in registers: a block of rows times neighbouring registers of each row. With 32
/// registers (AVX-512) a block takes 16 sums, else 8: enough to hide the multiply-add's latency, and each weight that
/// is loaded serves several rows.
/// </summary>
internal static class Blocking
{
    /// <summary>The most registers of a row in a block.</summary>
    public static int Tiles(int bits) => bits == 512 ? 4 : 2;

    /// <summary>The rows of a block that has so many registers of each.</summary>
    public static int Rows(int bits, int tiles) =>
        tiles == 1 || (tiles == 2 && bits == 512) ? Budgets.RowsOfBlock : Budgets.RowsOfBlock / 2;

    /// <summary>
    /// Partial sums of each register of a row, where a sample goes alone: two multiply-adds a cycle take eight
    /// independent ones. The fewer terms there are, the less it is worth adding up partial sums: eight sums of one
    /// register are worth it from 32 terms on.
    /// </summary>
    public static int Chains(int terms, int tiles)
    {
        int independent = terms < 2 ? 1 : terms < 8 ? 2 : terms < 16 ? 4 : 8;
        return Math.Max(1, Math.Min(terms < 32 ? 4 : 8, independent / tiles));
    }

    /// <summary>Partial sums of each sum over the rows of a chunk, of which a block has so many.</summary>
    public static int RowChains(int sums) => sums <= 2 ? 4 : sums <= 4 ? 2 : 1;

    /// <summary>
    /// Rows and columns of a block of dot products, each of which keeps a register: the block is loaded by its sides.
    /// </summary>
    public static (int Rows, int Columns) Dots(int bits, int group) => (bits == 512 ? 4 : 2, group);
}
