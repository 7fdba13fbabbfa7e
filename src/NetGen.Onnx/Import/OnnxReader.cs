using System;
using System.IO;
using Google.Protobuf;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>Reads a model from a stream.</summary>
internal static class OnnxReader
{
    /// <summary>Names, notes and nodes: tools are talkative, but a small network's graph is small.</summary>
    private const int MaxDescriptionBytes = 1 << 20;

    /// <summary>Numbers in their longest form, with a tag each.</summary>
    private const int MaxBytesPerNumber = 16;

    /// <exception cref="ModelFileException">It is not an ONNX model, or far too long for the network.</exception>
    public static ModelProto Read(Stream stream, NetworkTopology topology)
    {
        long limit = MaxDescriptionBytes + ((long)MaxBytesPerNumber * topology.ParameterCount);
        byte[] bytes = ReadAll(stream, Math.Min(limit, int.MaxValue / 2), topology);
        try
        {
            return ModelProto.Parser.WithDiscardUnknownFields(true).ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException problem)
        {
            throw new ModelFileException($"It is not an ONNX file, or it is damaged: {problem.Message}", problem);
        }
    }

    private static byte[] ReadAll(Stream stream, long limit, NetworkTopology topology)
    {
        if (stream.CanSeek && stream.Length - stream.Position > limit)
        {
            throw TooLong();
        }

        using var content = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > limit)
            {
                throw TooLong();
            }
        }

        return content.ToArray();

        ModelFileException TooLong() => new(
            $"The file has more than {limit} bytes, too many for the network {ModelMetadata.Layers(topology)}.");
    }
}
