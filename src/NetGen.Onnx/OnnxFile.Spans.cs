#if HAS_SPAN
using System.IO;

namespace NetGen.Onnx;

public static partial class OnnxFile
{
    /// <inheritdoc cref="SaveOnnx{T}(IArrayPredictor{T}, string)"/>
    public static void SaveOnnx<T>(this IPredictor<T> network, string path)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), path);

    /// <inheritdoc cref="SaveOnnx{T}(IArrayPredictor{T}, Stream)"/>
    public static void SaveOnnx<T>(this IPredictor<T> network, Stream stream)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), stream);

    /// <inheritdoc cref="LoadOnnx{T}(IArrayPredictor{T}, string)"/>
    public static void LoadOnnx<T>(this IPredictor<T> network, string path)
        where T : unmanaged => Load(ParameterAccess<T>.Of(network), path);

    /// <inheritdoc cref="LoadOnnx{T}(IArrayPredictor{T}, Stream)"/>
    public static void LoadOnnx<T>(this IPredictor<T> network, Stream stream)
        where T : unmanaged => Load(ParameterAccess<T>.Of(network), stream);
}
#endif
