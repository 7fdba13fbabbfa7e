using System;

namespace NetGen;

/// <summary>A file from which training goes on after it was stopped or killed, to the same bits.</summary>
public sealed class CheckpointOptions
{
    /// <summary>Keeps the state of training in a file, which is replaced whole or not at all.</summary>
    /// <param name="path">The file; its folder must be there.</param>
    public CheckpointOptions(string path) => Path = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>How often it is written; at the end it always is, unless training is cancelled.</summary>
    public int EveryEpochs { get; set; } = 1;

    /// <summary>
    /// Whether to go on from the file if it is there. The network, the data and the options must then be those it was
    /// written with, <see cref="FitOptions{T}.Epochs"/> excepted: more epochs prolong a run. So must the kernel and the
    /// version of its arithmetic and, for kernels with vectors, the machine's registers and whether it fuses
    /// multiply-adds: all that decides a bit.
    /// </summary>
    public bool Resume { get; set; } = true;
}
