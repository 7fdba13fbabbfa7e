using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>How the JIT treats methods that compute.</summary>
internal static class Optimization
{
    /// <summary>
    /// Full optimization at the first call, where the framework can be asked for it: otherwise a method runs unoptimized
    /// until it has been called often and a processor is idle.
    /// </summary>
#if HAS_SPAN
    internal const MethodImplOptions FromFirstCall = MethodImplOptions.AggressiveOptimization;
#else
    internal const MethodImplOptions FromFirstCall = 0;
#endif
}
