#if NETGEN_GENERATOR
namespace NetGen.Compiler.Model;
#else
namespace NetGen;
#endif

/// <summary>Counts the changes after which the same network, data and options give other bits.</summary>
/// <remarks>
/// The generator compiles this file too: generated code carries the version that it was written with, and the library
/// has its own. Raise it, at most once per release, if a change alters a bit of Scalar; a test compares.
/// </remarks>
internal static class ArithmeticVersion
{
    public const int Current = 1;
}
