#if NETGEN_GENERATOR
namespace NetGen.Compiler.Model;
#else
namespace NetGen;
#endif

/// <summary>Counts the changes of what comes out of the same network, data and options: of bits, not of speed.</summary>
/// <remarks>
/// The generator compiles this file too: generated code carries the version that it was written with, and the library
/// has its own. Raise it, once a release, with whatever changes a bit of Scalar; a test compares.
/// </remarks>
internal static class ArithmeticVersion
{
    public const int Current = 1;
}
