#if HAS_SPAN
using NetGen.C99.Stored;

namespace NetGen.C99;

public static partial class StoredFiles
{
    /// <inheritdoc cref="SaveStored{T}(IArrayTrainable{T}, string)"/>
    public static void SaveStored<T>(this ITrainable<T> network, string path)
        where T : unmanaged => Save(StoredNetwork<T>.Of(network), path);

    /// <inheritdoc cref="LoadStored{T}(IArrayTrainable{T}, string)"/>
    public static void LoadStored<T>(this ITrainable<T> network, string path)
        where T : unmanaged => Load(StoredNetwork<T>.Of(network), path);
}
#endif
