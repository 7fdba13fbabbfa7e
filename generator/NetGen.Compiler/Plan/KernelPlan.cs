using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan;

/// <summary>How the scalar code is written.</summary>
internal enum ScalarForm
{
    /// <summary>Unrolled, every value a local of one method: the textbook.</summary>
    Locals,

    /// <summary>Unrolled, values in arrays, so that the code can be split over several methods.</summary>
    Arrays,

    /// <summary>Loops with constant bounds.</summary>
    Loops,
}

/// <summary>The vector code of one register width.</summary>
/// <param name="Bits">512, 256 or 128: the widest register that it uses.</param>
/// <param name="IsUnrolled">Unrolled with its values in registers; otherwise loops around unrolled tiles.</param>
internal sealed record VectorForm(int Bits, bool IsUnrolled);

/// <summary>What is written for a network, and why.</summary>
internal sealed record KernelPlan
{
    /// <summary>Scalar, Compact, Vector or Loop.</summary>
    public required Kernel Kind { get; init; }

    /// <summary>Half a sentence for the generated remarks.</summary>
    public required string Reason { get; init; }

    public required ScalarForm Scalar { get; init; }

    /// <summary>
    /// A sum of so many terms at most is written out where others are loops. C# is read: every Σ of several terms is a
    /// loop there.
    /// </summary>
    public int TermsWithoutLoop { get; init; } = 1;

    /// <summary>Widest first; empty where there is scalar code only.</summary>
    public required IReadOnlyList<VectorForm> Vectors { get; init; }

    /// <summary>
    /// The register widths, widest first, whose lanes hold the samples of a batch: of tiny networks, whose layers would
    /// leave most lanes empty.
    /// </summary>
    public IReadOnlyList<int> SampleLanes { get; init; } = [];
}
