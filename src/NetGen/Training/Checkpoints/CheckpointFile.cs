using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>
/// Writes and reads the state of a run. The file: "NGCP", version, identity, state, history, and a fingerprint of all
/// that; little-endian, floating-point numbers as their bits.
/// </summary>
internal sealed class CheckpointFile<T>
    where T : unmanaged
{
    private const uint Magic = 0x5043474E;
    private const int Version = 1;

    private readonly CheckpointOptions _options;
    private readonly int _epochs;
    private readonly IReadOnlyList<(string Name, string Value)> _identity;

    public CheckpointFile(CheckpointOptions options, INetwork<T> network, Dataset<T> train, FitOptions<T> fit)
    {
        if (options.EveryEpochs < 1)
        {
            throw new ArgumentException(
                $"Checkpoint.EveryEpochs is {options.EveryEpochs}; at least 1 is wanted.", nameof(options));
        }

        _options = options;
        _epochs = fit.Epochs;
        _identity = CheckpointIdentity.Of(network, train, fit);
    }

    public int EveryEpochs => _options.EveryEpochs;

    public void Write(FitState<T> state, bool isDone)
    {
        // A run that was cancelled in mid-epoch goes on from the file that is there.
        if (state.History.StopReason == StopReason.Cancelled && isDone)
        {
            return;
        }

        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(_identity.Count);
        foreach ((string name, string value) in _identity)
        {
            writer.Write(name);
            writer.Write(value);
        }

        writer.Write(isDone);
        writer.Write((int)state.History.StopReason);
        CheckpointState.Write(writer, state);
        writer.Flush();
        writer.Write(Fingerprint.Of(memory.GetBuffer().AsSpan(0, (int)memory.Length)));
        writer.Flush();
        AtomicFile.Write(_options.Path, memory.WriteTo);
    }

    /// <summary>Goes on from the file, if there is one and it is asked for.</summary>
    /// <returns>Whether the run in the file is over: it was, or as many epochs as are wanted have been made.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, of another kind, or of another run.</exception>
    public bool Read(FitState<T> state)
    {
        if (!_options.Resume || !File.Exists(_options.Path))
        {
            return false;
        }

        byte[] bytes = File.ReadAllBytes(_options.Path);
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (bytes.Length < 16 || reader.ReadUInt32() != Magic)
        {
            throw Bad("is no checkpoint of NetGen's");
        }

        int version = reader.ReadInt32();
        if (version != Version)
        {
            throw Bad($"is of version {version}; this library reads version {Version}");
        }

        if (BitConverter.ToUInt64(bytes, bytes.Length - 8) != Fingerprint.Of(bytes.AsSpan(0, bytes.Length - 8)))
        {
            throw Bad("is damaged: its fingerprint does not fit its content");
        }

        CheckIdentity(reader);
        bool wasDone = reader.ReadBoolean();
        var reason = (StopReason)reader.ReadInt32();
        CheckpointState.Read(reader, state);
        state.History.StopReason = reason;
        return (wasDone && reason != StopReason.Completed) || state.History.Epochs.Count >= _epochs;
    }

    private void CheckIdentity(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        var differences = new List<string>();
        for (int n = 0; n < count; n++)
        {
            (string name, string was) = (reader.ReadString(), reader.ReadString());
            string now = _identity.FirstOrDefault(entry => entry.Name == name).Value ?? "none";
            if (now != was)
            {
                differences.Add($"{name} was \"{was}\" and is \"{now}\"");
            }
        }

        if (differences.Count > 0)
        {
            throw Bad($"belongs to another run: {string.Join("; ", differences)}");
        }
    }

    private InvalidDataException Bad(string what) => new(
        $"The checkpoint {_options.Path} {what}. Delete it, name another file, or set Resume = false to begin anew.");
}
