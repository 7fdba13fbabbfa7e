using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.C99.Export;
using NetGen.Compiler.Print.C99;

namespace NetGen.C99.Stored;

/// <summary>A network's numbers as bytes, and back.</summary>
internal sealed class StoredNetwork<T>
    where T : unmanaged
{
    private readonly ParameterAccess<T> _parameters;
    private readonly int _stateCount;
    private readonly Action<double[]> _copyState;
    private readonly Action<double[]> _loadState;

    private StoredNetwork(
        ParameterAccess<T> parameters, int stateCount, Action<double[]> copyState, Action<double[]> loadState) =>
        (_parameters, _stateCount, _copyState, _loadState) = (parameters, stateCount, copyState, loadState);

#if HAS_SPAN
    public static StoredNetwork<T> Of(ITrainable<T> network) => new(
        ParameterAccess<T>.Of(network),
        network.OptimizerStateCount,
        state => network.CopyOptimizerStateTo(state),
        state => network.LoadOptimizerState(state));
#endif

    public static StoredNetwork<T> Of(IArrayTrainable<T> network) => new(
        ParameterAccess<T>.Of(network),
        network.OptimizerStateCount,
        network.CopyOptimizerStateTo,
        network.LoadOptimizerState);

    private NetworkTopology Topology => _parameters.Topology;

    private int Width => Topology.Precision == Precision.Single ? 4 : 8;

    private int Length => StoredFormat.FrameBytes + (Width * (Topology.TrainableParameterCount + _stateCount));

    private uint Hash => StoredFormat.HashOf(
        CompiledTopology.Model(Topology, ""), [.. CNumbers.Of(_parameters.Copy())]);

    public byte[] ToBytes()
    {
        double[] state = new double[_stateCount];
        _copyState(state);
        var bytes = new MemoryStream();
        Put(bytes, StoredFormat.Mark, 4);
        Put(bytes, (uint)Length, 4);
        Put(bytes, Hash, 4);
        foreach (double number in Learned(CNumbers.Of(_parameters.Copy())).Concat(state))
        {
            Put(bytes, Width == 4 ? BitConverter.ToUInt32(BitConverter.GetBytes((float)number), 0)
                : (ulong)BitConverter.DoubleToInt64Bits(number), Width);
        }

        Put(bytes, StoredFormat.Crc(bytes.ToArray()), 4);
        return bytes.ToArray();
    }

    /// <summary>Checks first: what does not fit changes nothing.</summary>
    public void Load(Stream input)
    {
        // One byte more than there should be tells a file that is too long.
        byte[] bytes = new byte[Length + 1];
        int count = 0;
        for (int read; count < bytes.Length && (read = input.Read(bytes, count, bytes.Length - count)) > 0;)
        {
            count += read;
        }

        Check(bytes, count);
        double[] numbers = new double[Topology.TrainableParameterCount + _stateCount];
        for (int n = 0; n < numbers.Length; n++)
        {
            ulong bits = Get(bytes, StoredFormat.HeadBytes + (n * Width), Width);
            numbers[n] = Width == 4 ? BitConverter.ToSingle(BitConverter.GetBytes((uint)bits), 0)
                : BitConverter.Int64BitsToDouble((long)bits);
        }

        _parameters.Load(CNumbers.To<T>(WithLearned(CNumbers.Of(_parameters.Copy()), numbers)));
        _loadState([.. numbers.Skip(Topology.TrainableParameterCount)]);
    }

    /// <summary>Of all parameters, those of layers that learn.</summary>
    private IEnumerable<double> Learned(IEnumerable<double> parameters) =>
        parameters.Zip(Learn(), (parameter, learns) => (parameter, learns)).Where(one => one.learns)
            .Select(one => one.parameter);

    /// <summary>All parameters with the stored ones in the place of those that learn.</summary>
    private IEnumerable<double> WithLearned(IEnumerable<double> parameters, double[] stored)
    {
        int next = 0;
        return parameters.Zip(Learn(), (parameter, learns) => learns ? stored[next++] : parameter);
    }

    private IEnumerable<bool> Learn() => Topology.Layers.SelectMany(
        (layer, index) => Enumerable.Repeat(Topology.Trainable[index], layer.ParameterCount));

    private void Check(byte[] bytes, int count)
    {
        if (count < StoredFormat.HeadBytes || Get(bytes, 0, 4) != StoredFormat.Mark)
        {
            throw new ModelFileException(
                "these are not the bytes that a network's C stores: they do not begin with NGC and version 1.");
        }

        if (Get(bytes, 8, 4) != Hash)
        {
            throw new ModelFileException(
                $"the bytes belong to another network than {Topology}: shape, activations, loss, optimizer, precision "
                + "and the layers that do not learn have to be the same.");
        }

        if (count != Length || Get(bytes, 4, 4) != (uint)Length)
        {
            throw new ModelFileException(
                $"{Topology} is stored in {Length} bytes; the file states {Get(bytes, 4, 4)} and "
                + $"{(count > Length ? $"has more than {Length}" : $"has {count}")}. Save it again.");
        }

        if (Get(bytes, Length - 4, 4) != StoredFormat.Crc(bytes.Take(Length - 4)))
        {
            throw new ModelFileException("the bytes are damaged: their checksum is wrong. Save them again.");
        }
    }

    private static void Put(Stream bytes, ulong value, int count)
    {
        for (int k = 0; k < count; k++)
        {
            bytes.WriteByte((byte)(value >> (8 * k)));
        }
    }

    private static ulong Get(byte[] bytes, int at, int count)
    {
        ulong value = 0;
        for (int k = count - 1; k >= 0; k--)
        {
            value = (value << 8) | bytes[at + k];
        }

        return value;
    }
}
