#if HAS_SPAN
using System.Collections.Generic;
using System.IO;

namespace NetGen;

public static partial class ModelFile
{
    /// <inheritdoc cref="Save{T}(IArrayPredictor{T}, string)"/>
    public static void Save<T>(this IPredictor<T> network, string path)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), path, classNames: null);

    /// <inheritdoc cref="Save{T}(IArrayPredictor{T}, Stream)"/>
    public static void Save<T>(this IPredictor<T> network, Stream stream)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), stream, classNames: null);

    /// <inheritdoc cref="Save{T}(IArrayPredictor{T}, string, IReadOnlyList{string})"/>
    public static void Save<T>(this IPredictor<T> network, string path, IReadOnlyList<string>? classNames)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), path, classNames);

    /// <inheritdoc cref="Save{T}(IArrayPredictor{T}, Stream, IReadOnlyList{string})"/>
    public static void Save<T>(this IPredictor<T> network, Stream stream, IReadOnlyList<string>? classNames)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), stream, classNames);

    /// <inheritdoc cref="Load{T}(IArrayPredictor{T}, string, string[])"/>
    public static void Load<T>(this IPredictor<T> network, string path, params string[] layerNames)
        where T : unmanaged => Load(ParameterAccess<T>.Of(network), path, layerNames);

    /// <inheritdoc cref="Load{T}(IArrayPredictor{T}, Stream, string[])"/>
    public static void Load<T>(this IPredictor<T> network, Stream stream, params string[] layerNames)
        where T : unmanaged => Load(ParameterAccess<T>.Of(network), stream, layerNames);
}
#endif
