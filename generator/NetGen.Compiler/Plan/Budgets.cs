namespace NetGen.Compiler.Plan;

/// <summary>What code and instances may cost: every bound that decides between forms, with its reason.</summary>
internal static class Budgets
{
    /// <summary>
    /// Unrolled scalar code keeps its values in locals up to so many weights. A training step refers to about a dozen
    /// locals a weight, and the JIT gives up optimizing at 8,000 references.
    /// </summary>
    public const int LocalWeights = 320;

    /// <summary>
    /// …and up to so many neurons, inputs included: inlining stops past 512 locals, and each has up to four.
    /// </summary>
    public const int LocalNeurons = 100;

    /// <summary>
    /// Unrolled statements that one method may hold, in intermediate-language instructions: well below the 20,000 (and
    /// 60,000 bytes) past which the JIT compiles without optimization.
    /// </summary>
    public const int MethodInstructions = 6_000;

    /// <summary>Scalar code is unrolled up to so many weights where nobody asked for it; beyond, it is loops.</summary>
    public const int UnrolledWeights = 1_024;

    /// <summary>
    /// …and up to so many where Kernel.Scalar is written, which more are refused: one statement each, and compilers
    /// take minutes.
    /// </summary>
    public const int WrittenWeights = 16_384;

    /// <summary>Vector code is unrolled up to so many multiply-adds of its widest register in a forward pass.</summary>
    public const int UnrolledTiles = 128;

    /// <summary>Bytes of rows that a method may keep on the stack, a sixteenth of the smallest default one.</summary>
    public const int StackBytes = 65_536;

    /// <summary>
    /// Batches of networks of so many parameters have samples in the lanes: the gradients' partial sums take a register
    /// each, and what does not fit 32 of them goes to the stack and back with every group of samples.
    /// </summary>
    public const int LaneParameters = 48;

    /// <summary>
    /// Bytes of rows that a batch works on at a time: with the weights that pass by they stay in the first cache.
    /// </summary>
    public const int CacheBytes = 24_576;

    /// <summary>
    /// …and where 16 rows take more, they may take so many bytes of the stack, a sixth of the smallest default one:
    /// else a batch goes row by row.
    /// </summary>
    public const int BatchStackBytes = 163_840;

    /// <summary>
    /// Bytes of a weight matrix that a batch copies with the other side in the lanes, rather than reduce sums.
    /// </summary>
    public const int CopyBytes = 8_192;

    /// <summary>
    /// Parts that a batch is cut into for several threads, each with gradients of its own, at the most…
    /// </summary>
    public const int BatchParts = 8;

    /// <summary>…and the multiply-adds that make a part worth a thread's while: tens of microseconds.</summary>
    public const int PartMultiplyAdds = 1 << 20;

    /// <summary>
    /// Rows whose ∂w and ∂b are added up one by one: so few lose no more than the last digits. Sums of more rows are
    /// sums of such blocks, as pairs of numbers, which takes a pass over the parameters a block.
    /// </summary>
    public const int BlockRows = 64;

    /// <summary>…and of batches in chunks, or with samples in the lanes, which add up few sums of many rows.</summary>
    public const int VectorBlockRows = 1_024;

    /// <summary>The terms of a sum that stand in one statement: the compiler recurses into longer ones.</summary>
    public const int TermsPerStatement = 16;

    /// <summary>
    /// In C, a sum of so many terms at most is written out where others are loops: a loop is about as large, and
    /// slower.
    /// </summary>
    public const int TermsWithoutLoopInC = 3;

    /// <summary>
    /// Registers that hold the sums of one block in a loop over tiles: with the broadcast factor and a load they fit 16
    /// registers…
    /// </summary>
    public const int SumRegisters = 8;

    /// <summary>…the registers of a row in a block that holds two values of each…</summary>
    public const int PairRegisters = 4;

    /// <summary>
    /// …and the registers of a row that go into reduced sums without a loop, in turn or out of the layer above: with
    /// eight sums they fit 16 registers.
    /// </summary>
    public const int RegistersAtOnce = 4;

    /// <summary>
    /// Rows of the largest block of a batch's matrix product, whose sums stay in registers: so many rows a batch must
    /// have to be worked on in blocks.
    /// </summary>
    public const int RowsOfBlock = 8;

    /// <summary>
    /// C is unrolled up to so many weights if nothing else is asked for: there it is about as small as loops, and
    /// faster.
    /// </summary>
    public const int UnrolledWeightsOfC = 16;

    /// <summary>
    /// C is unrolled up to so many weights if that is asked for: a compiler for a device takes minutes.
    /// </summary>
    public const int MostUnrolledWeightsOfC = WrittenWeights;
}
