using System;
using System.Buffers.Binary;
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
    private const int Version = 3;

    private readonly CheckpointOptions _options;
    private readonly int _epochs;
    private readonly IReadOnlyList<(string Name, string Value)> _identity;

    public CheckpointFile(CheckpointOptions options, INetwork<T> network, Dataset<T> train, FitOptions<T> fit)
    {
        if (options.EveryEpochs < 1)
        {
            throw new ArgumentException(
                $"Checkpoint.EveryEpochs is {options.EveryEpochs}; it must be at least 1.", nameof(options));
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

    /// <summary>Continues from the file, if there is one and it is asked for.</summary>
    /// <returns>
    /// Whether the run in the file is over: it ended, or it has made as many epochs as are asked for.
    /// </returns>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is not a checkpoint, or belongs to another run; the network is unchanged.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read, or could not be written.</exception>
    public bool Read(FitState<T> state)
    {
        // Now, and not after the first epochs.
        AtomicFile.Check(_options.Path);
        if (!_options.Resume || !File.Exists(_options.Path))
        {
            return false;
        }

        try
        {
            return Read(ReadAll(), state);
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException(
                $"The checkpoint {_options.Path} {problem.Message}. "
                + "Delete it, name another file, or set Resume = false to start again.",
                problem);
        }
    }

    private bool Read(byte[] bytes, FitState<T> state)
    {
        int end = bytes.Length - sizeof(ulong);
        var reader = new CheckpointReader(bytes, Math.Max(0, end));
        if (bytes.Length < 16 || (uint)reader.Int32() != Magic)
        {
            throw new InvalidDataException("is not a NetGen checkpoint");
        }

        int version = reader.Int32();
        if (version != Version)
        {
            throw new InvalidDataException($"has version {version}; this library reads version {Version}");
        }

        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(end)) != Fingerprint.Of(bytes.AsSpan(0, end)))
        {
            throw CheckpointReader.Damaged("its fingerprint does not match its content");
        }

        CheckIdentity(reader);
        bool wasDone = reader.Boolean();
        var reason = (StopReason)reader.Int32();
        if (reason is not (StopReason.Completed or StopReason.NoImprovement or StopReason.TargetReached))
        {
            throw CheckpointReader.Damaged($"{reason} as the reason to stop");
        }

        CheckpointState.Read(reader, state);
        state.History.StopReason = reason;
        return (wasDone && reason != StopReason.Completed) || state.History.Epochs.Count >= _epochs;
    }

    private byte[] ReadAll()
    {
        using FileStream file = InputFile.Open(_options.Path);
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>Compares the file's entries with the run's, including those that only one of them has.</summary>
    private void CheckIdentity(CheckpointReader reader)
    {
        int count = reader.Count(0, reader.Left / 2, "entries");
        var came = new Dictionary<string, string>();
        for (int n = 0; n < count; n++)
        {
            string name = reader.String();
            if (came.ContainsKey(name))
            {
                throw CheckpointReader.Damaged("an entry occurs twice");
            }

            came.Add(name, reader.String());
        }

        Dictionary<string, string> wanted = _identity.ToDictionary(entry => entry.Name, entry => entry.Value);
        string[] differences =
        [
            .. from name in _identity.Select(entry => entry.Name).Union(came.Keys)
               let was = came.TryGetValue(name, out string? old) ? old : "none"
               let now = wanted.TryGetValue(name, out string? value) ? value : "none"
               where was != now
               select $"{name} was \"{was}\" and is \"{now}\"",
        ];
        if (differences.Length > 0)
        {
            throw new InvalidDataException($"belongs to another run: {string.Join("; ", differences)}");
        }
    }
}
