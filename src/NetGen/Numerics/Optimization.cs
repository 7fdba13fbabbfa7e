using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>How the JIT treats methods that compute.</summary>
internal static class Optimization
{
    /// <summary>
    /// Full optimization at the first call (docs/decisions/0019-no-warm-up.md).
    /// <c>MethodImplOptions.AggressiveOptimization</c> by its number, because .NET Standard has no name for it: what is
    /// compiled for it may run on a runtime that knows it, and others ignore it.
    /// </summary>
    internal const MethodImplOptions FromFirstCall = (MethodImplOptions)512;
}
