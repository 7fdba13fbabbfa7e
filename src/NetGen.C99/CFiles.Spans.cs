#if HAS_SPAN
namespace NetGen.C99;

public static partial class CFiles
{
    /// <inheritdoc cref="SaveC{T}(IArrayPredictor{T}, string)"/>
    public static void SaveC<T>(this IPredictor<T> network, string folder)
        where T : unmanaged => network.SaveC(folder, new CExport());

    /// <inheritdoc cref="SaveC{T}(IArrayPredictor{T}, string, CExport)"/>
    public static void SaveC<T>(this IPredictor<T> network, string folder, CExport export)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), network.GetType(), folder, export);
}
#endif
