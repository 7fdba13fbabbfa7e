using System;
using System.IO;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The numbers of a run, out and in.</summary>
internal static class CheckpointState
{
    public static void Write<T>(BinaryWriter writer, FitState<T> state)
        where T : unmanaged
    {
        var parameters = new T[state.Good.Parameters.Length];
        double[] optimizer = new double[state.Good.State.Length];
        state.Network.CopyParametersTo(parameters);
        state.Network.CopyOptimizerStateTo(optimizer);
        WriteArray<T>(writer, parameters);
        WriteArray<double>(writer, optimizer);
        WriteArray<double>(writer, state.Memory);
        writer.Write(state.Best.Loss);
        writer.Write(state.Best.Reference);
        writer.Write(state.Best.Waited);
        WriteArray<T>(writer, state.Best.Parameters);
        writer.Write(state.Good.Loss);
        WriteArray<T>(writer, state.Good.Parameters);
        WriteArray<double>(writer, state.Good.State);
        writer.Write(state.History.Epochs.Count);
        foreach (EpochRecord record in state.History.Epochs)
        {
            writer.Write(record.Epoch);
            writer.Write(record.LearningRate);
            writer.Write(record.TrainingLoss);
            writer.Write(record.ValidationLoss);
            writer.Write(record.GradientNorm);
            foreach (double metric in record.Metrics)
            {
                writer.Write(metric);
            }
        }
    }

    public static void Read<T>(BinaryReader reader, FitState<T> state)
        where T : unmanaged
    {
        var parameters = new T[state.Good.Parameters.Length];
        double[] optimizer = new double[state.Good.State.Length];
        ReadArray<T>(reader, parameters);
        ReadArray<double>(reader, optimizer);
        ReadArray<double>(reader, state.Memory);
        state.Best.Loss = reader.ReadDouble();
        state.Best.Reference = reader.ReadDouble();
        state.Best.Waited = reader.ReadInt32();
        ReadArray<T>(reader, state.Best.Parameters);
        state.Good.Loss = reader.ReadDouble();
        ReadArray<T>(reader, state.Good.Parameters);
        ReadArray<double>(reader, state.Good.State);
        int epochs = reader.ReadInt32();
        for (int n = 0; n < epochs; n++)
        {
            int epoch = reader.ReadInt32();
            double rate = reader.ReadDouble(), training = reader.ReadDouble(), validation = reader.ReadDouble();
            double norm = reader.ReadDouble();
            double[] metrics = state.History.Metrics.Count == 0
                ? Array.Empty<double>()
                : new double[state.History.Metrics.Count];
            for (int m = 0; m < metrics.Length; m++)
            {
                metrics[m] = reader.ReadDouble();
            }

            state.History.Add(new EpochRecord(epoch, rate, training, validation, norm, state.History.Metrics, metrics));
        }

        state.Network.LoadParameters(parameters);
        state.Network.LoadOptimizerState(optimizer);
        state.Good.StartEpoch(state.Network);
    }

    private static void WriteArray<TValue>(BinaryWriter writer, TValue[] values)
        where TValue : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes<TValue>(values));
    }

    /// <summary>Fills an array whose length the run's identity has settled.</summary>
    private static void ReadArray<TValue>(BinaryReader reader, TValue[] values)
        where TValue : unmanaged
    {
        int length = reader.ReadInt32();
        if (length != values.Length)
        {
            throw new InvalidDataException($"The checkpoint has {length} numbers where {values.Length} are wanted.");
        }

        // A stream may give fewer bytes than asked for; one in memory only at its end.
        Span<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan());
        if (reader.Read(bytes) != bytes.Length)
        {
            throw new EndOfStreamException("The checkpoint ends too early.");
        }
    }
}
