using System;
using System.Buffers.Binary;
using System.IO;

namespace NetGen;

/// <summary>
/// Everything that a network needs to go on learning, in one file: parameters, the optimizer's state, and the
/// standardizers of its data, which are not folded in.
/// </summary>
/// <remarks>
/// A network that was loaded makes the next step with the bits with which the saved one would have made it. A model
/// file (<see cref="ModelFile"/>) has no optimizer state, and is what other tools read; a checkpoint
/// (<see cref="CheckpointOptions"/>) belongs to one run of <c>Fit</c>. The file: "NGLS", version, topology, parameters,
/// optimizer state, folded sides, standardizers, and a fingerprint of all that; little-endian.
/// </remarks>
public sealed class LearningState
{
    private const uint Magic = 0x534C474E;
    private const int Version = 1;

    private LearningState(Standardizer? inputs, Standardizer? targets) => (Inputs, Targets) = (inputs, targets);

    /// <summary>The inputs' standardizer, if one was saved.</summary>
    public Standardizer? Inputs { get; }

    /// <summary>The targets' standardizer, if one was saved.</summary>
    public Standardizer? Targets { get; }

    /// <summary>Writes the network's state to a file, whole or not at all.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="inputs">The standardizer that its inputs go through; null: none.</param>
    /// <param name="targets">The standardizer that its targets go through; null: none.</param>
    /// <exception cref="ArgumentException">
    /// A standardizer does not have one column per input or output, or a parameter is not finite: nothing was written.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public static void Save<T>(
        ITrainable<T> network, string path, Standardizer? inputs = null, Standardizer? targets = null)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        _ = path ?? throw new ArgumentNullException(nameof(path));
        NetworkTopology topology = network.Topology;
        CheckWidth(inputs, topology.Inputs, "inputs", nameof(inputs));
        CheckWidth(targets, topology.Outputs, "outputs", nameof(targets));
        T[] parameters = ParameterAccess<T>.Of(network).Copy();
        if (Real.FirstNotFinite<T>(parameters) is var broken and >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Parameter {broken} is {Real.ToDouble(parameters[broken])}: the network ")
                    + FormattableString.Invariant($"has ")
                + "nothing that is worth keeping. Load the last state that was good.",
                nameof(network));
        }

        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(topology.ToString());
        CheckpointState.WriteArray<T>(writer, parameters);
        double[] optimizer = new double[network.OptimizerStateCount];
        network.CopyOptimizerStateTo(optimizer);
        CheckpointState.WriteArray<double>(writer, optimizer);
        writer.Write((int)FoldedLayers.Of(topology, parameters));
        Write(writer, inputs);
        Write(writer, targets);
        writer.Flush();
        writer.Write(Fingerprint.Of(memory.GetBuffer().AsSpan(0, (int)memory.Length)));
        writer.Flush();
        AtomicFile.Write(path, memory.WriteTo);
    }

    /// <summary>Gives the network the state of a file.</summary>
    /// <param name="network">A network of the class that was saved.</param>
    /// <param name="path">The file.</param>
    /// <returns>The standardizers of its data.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or another network's; the message says what differs. The network is as it was.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read. The network is as it was.</exception>
    public static LearningState Load<T>(ITrainable<T> network, string path)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        byte[] bytes = ReadAll(path);
        try
        {
            return Load(network, bytes);
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException(
                $"The learning state {path} {problem.Message}. LearningState.Save writes such files.", problem);
        }
    }

    private static LearningState Load<T>(ITrainable<T> network, byte[] bytes)
        where T : unmanaged
    {
        int end = bytes.Length - sizeof(ulong);
        var reader = new CheckpointReader(bytes, Math.Max(0, end));
        if (bytes.Length < 16 || (uint)reader.Int32() != Magic)
        {
            throw new InvalidDataException("is not a file of this kind");
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

        NetworkTopology topology = network.Topology;
        string saved = reader.String();
        if (saved != topology.ToString())
        {
            throw new InvalidDataException(
                $"belongs to another network: it was \"{Excerpt.Of(saved)}\" and is "
                + $"\"{Excerpt.Of(topology.ToString())}\"");
        }

        var parameters = new T[topology.ParameterCount];
        double[] optimizer = new double[network.OptimizerStateCount];
        reader.FillFinite(parameters, "the parameters");
        reader.Fill(optimizer, "the optimizer's state");
        var folded = (FoldedSides)reader.Count(0, (int)(FoldedSides.Inputs | FoldedSides.Targets), "as folded sides");
        Standardizer? inputs = Read(reader, topology.Inputs), targets = Read(reader, topology.Outputs);
        if (reader.Left > 0)
        {
            throw CheckpointReader.Damaged($"{reader.Left} bytes too many");
        }

        network.LoadParameters(parameters);
        network.LoadOptimizerState(optimizer);
        FoldedLayers.Remember(topology, parameters, folded);
        return new LearningState(inputs, targets);
    }

    private static void Write(BinaryWriter writer, Standardizer? standardizer)
    {
        writer.Write(standardizer is not null);
        if (standardizer is not null)
        {
            CheckpointState.WriteArray<double>(writer, System.Linq.Enumerable.ToArray(standardizer.Means));
            CheckpointState.WriteArray<double>(writer, System.Linq.Enumerable.ToArray(standardizer.Deviations));
        }
    }

    private static Standardizer? Read(CheckpointReader reader, int width)
    {
        if (!reader.Boolean())
        {
            return null;
        }

        double[] means = new double[width], deviations = new double[width];
        reader.FillFinite(means, "a standardizer's means");
        reader.FillFinite(deviations, "a standardizer's deviations");
        return Array.TrueForAll(deviations, deviation => deviation >= 0)
            ? new Standardizer(means, deviations)
            : throw CheckpointReader.Damaged("a deviation is negative");
    }

    private static byte[] ReadAll(string path)
    {
        using FileStream file = InputFile.Open(path);
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        return memory.ToArray();
    }

    private static void CheckWidth(Standardizer? standardizer, int wanted, string what, string name)
    {
        if (standardizer is not null && standardizer.Means.Count != wanted)
        {
            throw new ArgumentException(
                $"The standardizer has {standardizer.Means.Count} columns; the network has {wanted} {what}.", name);
        }
    }
}
