#if HAS_SPAN
using System.IO;

namespace NetGen;

#pragma warning disable RS0026 // a path is never taken for a stream
public static partial class FrozenFile
{
    /// <inheritdoc cref="SaveFrozen{T}(IArrayPredictor{T}, string, string)"/>
    public static void SaveFrozen<T>(this IPredictor<T> network, string path, string? className = null)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), path, className ?? NameOf(network));

    /// <inheritdoc cref="SaveFrozen{T}(IArrayPredictor{T}, Stream, string)"/>
    public static void SaveFrozen<T>(this IPredictor<T> network, Stream stream, string? className = null)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), stream, className ?? NameOf(network));
}
#endif
