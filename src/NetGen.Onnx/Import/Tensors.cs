using System.Linq;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>The numbers of a file's tensors, checked before they are read.</summary>
internal static class Tensors
{
    private const string Advice = "Export it again";

    /// <summary>Such as "[3, 2]".</summary>
    public static string ShapeOf(TensorProto tensor) => Excerpt.Of($"[{string.Join(", ", tensor.Dims.Take(9))}]");

    /// <summary>Whether the tensor has exactly this shape.</summary>
    public static bool HasShape(TensorProto tensor, params int[] shape)
    {
        bool fits = tensor.Dims.Count == shape.Length;
        for (int n = 0; fits && n < shape.Length; n++)
        {
            fits = tensor.Dims[n] == shape[n];
        }

        return fits;
    }

    /// <summary>The one number of a tensor; null if it has not exactly one, or is of another type.</summary>
    public static double? Scalar(TensorProto tensor)
    {
        foreach (long size in tensor.Dims)
        {
            if (size != 1)
            {
                return null;
            }
        }

        var type = (TensorProto.Types.DataType)tensor.DataType;
        return type == TensorProto.Types.DataType.Float && Count<float>(tensor) == 1 ? Values<float>(tensor, 1, "")[0]
            : type == TensorProto.Types.DataType.Double && Count<double>(tensor) == 1 ? Values<double>(tensor, 1, "")[0]
            : null;
    }

    /// <summary>Exactly so many numbers of the network's own type.</summary>
    /// <exception cref="ModelFileException">There are others.</exception>
    public static T[] Values<T>(TensorProto tensor, int count, string what)
        where T : unmanaged
    {
        bool isFloat = typeof(T) == typeof(float);
        var wanted = isFloat ? TensorProto.Types.DataType.Float : TensorProto.Types.DataType.Double;
        if (tensor.DataType != (int)wanted)
        {
            throw new ModelFileException(
                $"{what} \"{Excerpt.Of(tensor.Name)}\" is of ONNX's type {tensor.DataType}; the network's "
                + $"{(isFloat ? "float" : "double")} is {(int)wanted}. {Advice} from a "
                + $"{(isFloat ? "float32" : "float64")} model, or give the network the file's Precision.");
        }

        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
        {
            throw new ModelFileException(
                $"The numbers of \"{Excerpt.Of(tensor.Name)}\" are in a separate file. {Advice} as a single file.");
        }

        if (Count<T>(tensor) != count)
        {
            throw new ModelFileException(
                $"{what} \"{Excerpt.Of(tensor.Name)}\" has {Amount<T>(tensor)}; its shape takes {count} numbers of "
                + $"{Elements.SizeOf<T>()} bytes. The file is damaged.");
        }

        var values = new T[count];
        if (!tensor.RawData.IsEmpty)
        {
            int size = Elements.SizeOf<T>();
            byte[] bytes = tensor.RawData.ToByteArray();
            for (int n = 0; n < count; n++)
            {
                Elements.Load(bytes, n * size, values, n, size);
            }
        }
        else if (isFloat)
        {
            tensor.FloatData.CopyTo((float[])(object)values, 0);
        }
        else
        {
            tensor.DoubleData.CopyTo((double[])(object)values, 0);
        }

        return values;
    }

    private static string Amount<T>(TensorProto tensor)
        where T : unmanaged =>
        tensor.RawData.IsEmpty ? $"{Count<T>(tensor)} numbers" : $"{tensor.RawData.Length} bytes";

    /// <summary>How many numbers are there, whatever the shape says; −1 for a broken one.</summary>
    private static int Count<T>(TensorProto tensor)
        where T : unmanaged
    {
        int size = Elements.SizeOf<T>();
        return !tensor.RawData.IsEmpty ? tensor.RawData.Length % size == 0 ? tensor.RawData.Length / size : -1
            : size == sizeof(float) ? tensor.FloatData.Count
            : tensor.DoubleData.Count;
    }
}
