using System;

namespace NetGen;

/// <summary>Numbers as the little-endian bytes of model files.</summary>
internal static class Elements
{
    /// <summary>4 or 8 bytes.</summary>
    /// <exception cref="NotSupportedException">T is neither <c>float</c> nor <c>double</c>.</exception>
    public static int SizeOf<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? sizeof(float)
        : typeof(T) == typeof(double) ? sizeof(double)
        : throw new NotSupportedException($"Model files hold float or double; {typeof(T).Name} is neither.");

    /// <summary>What safetensors calls the type.</summary>
    public static string NameOf<T>()
        where T : unmanaged => SizeOf<T>() == sizeof(float) ? "F32" : "F64";

    /// <summary>values[index] ← bytes</summary>
    public static void Load<T>(byte[] bytes, int offset, T[] values, int index, int size)
        where T : unmanaged
    {
        ToOtherOrder(bytes, offset, size);
        Buffer.BlockCopy(bytes, offset, values, index * size, size);
    }

    /// <summary>bytes ← values[index]</summary>
    public static void Store<T>(T[] values, int index, byte[] bytes, int offset, int size)
        where T : unmanaged
    {
        Buffer.BlockCopy(values, index * size, bytes, offset, size);
        ToOtherOrder(bytes, offset, size);
    }

    private static void ToOtherOrder(byte[] bytes, int offset, int size)
    {
        if (!BitConverter.IsLittleEndian)
        {
            Array.Reverse(bytes, offset, size);
        }
    }
}
