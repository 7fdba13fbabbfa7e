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
        writer.Write((int)state.Folded);
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
            writer.Write(record.Penalty);
            writer.Write(record.GradientNorm);
            foreach (double metric in record.Metrics)
            {
                writer.Write(metric);
            }
        }
    }

    /// <exception cref="InvalidDataException">A value in it is impossible; the network is unchanged.</exception>
    public static void Read<T>(CheckpointReader reader, FitState<T> state)
        where T : unmanaged
    {
        var parameters = new T[state.Good.Parameters.Length];
        double[] optimizer = new double[state.Good.State.Length];
        reader.FillFinite(parameters, "the parameters");
        reader.Fill(optimizer, "the optimizer's state");
        var folded = (FoldedSides)reader.Count(0, (int)(FoldedSides.Inputs | FoldedSides.Targets), "as folded sides");
        reader.Fill(state.Memory, "the schedule's memory");
        state.Best.Loss = reader.Loss("the best");
        state.Best.Reference = reader.Loss("the one to undercut");
        state.Best.Waited = reader.Count(0, int.MaxValue, "epochs waited");
        reader.FillFinite(state.Best.Parameters, "the best parameters");
        state.Good.Loss = reader.Loss("the last good");
        reader.FillFinite(state.Good.Parameters, "the last good parameters");
        reader.Fill(state.Good.State, "the last good state");
        ReadHistory(reader, state.History);
        if (state.Best.Waited > state.History.Epochs.Count)
        {
            throw CheckpointReader.Damaged(
                $"{state.Best.Waited} epochs waited of {state.History.Epochs.Count} in all");
        }

        if (reader.Left > 0)
        {
            throw CheckpointReader.Damaged($"{reader.Left} bytes too many");
        }

        // Not before: if the file is refused, the network stays unchanged.
        state.Folded = folded;
        state.Network.LoadParameters(parameters);
        state.Network.LoadOptimizerState(optimizer);
        state.Good.StartEpoch(state.Network);
    }

    private static void ReadHistory(CheckpointReader reader, FitHistory history)
    {
        int bytesEach = sizeof(int) + ((5 + history.Metrics.Count) * sizeof(double));
        int epochs = reader.Count(1, reader.Left / bytesEach, "epochs");
        for (int n = 0; n < epochs; n++)
        {
            int epoch = reader.Count(n + 1, n + 1, $"as the number of epoch {n + 1}");
            double rate = reader.Double(), training = reader.Loss("an epoch's"), validation = reader.Double();
            double penalty = reader.Double(), norm = reader.Double();
            double[] metrics = history.Metrics.Count == 0
                ? Array.Empty<double>()
                : new double[history.Metrics.Count];
            for (int m = 0; m < metrics.Length; m++)
            {
                metrics[m] = reader.Double();
            }

            history.Add(new EpochRecord(
                epoch, rate, training, validation, penalty, norm, history.Metrics, metrics));
        }
    }

    public static void WriteArray<TValue>(BinaryWriter writer, TValue[] values)
        where TValue : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes<TValue>(values));
    }
}
