#if NETGEN_GENERATOR
namespace NetGen.Compiler.Model;
#else
namespace NetGen;
#endif

/// <summary>The kind of code that is written for a network.</summary>
public enum Kernel
{
    /// <summary>
    /// Chosen per network: Vector while unrolling pays, Loop for larger networks. If there are no vectors, Scalar and
    /// Compact.
    /// </summary>
    Auto,

    /// <summary>The textbook: one statement per value, no intrinsics, the same bits on every machine.</summary>
    Scalar,

    /// <summary>
    /// Unrolled over <c>Vector512</c>, <c>Vector256</c> or <c>Vector128</c>, whichever the hardware accelerates.
    /// </summary>
    Vector,

    /// <summary>Loops with constant bounds around unrolled tiles, for wide networks.</summary>
    Loop,

    /// <summary>
    /// The textbook as loops: the same bits as Scalar on every machine, in code whose size does not grow with the
    /// network.
    /// </summary>
    Compact,
}
