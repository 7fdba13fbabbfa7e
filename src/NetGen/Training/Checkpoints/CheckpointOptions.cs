using System;

namespace NetGen;

/// <summary>A file from which training continues after it was stopped or killed, with the same bits.</summary>
public sealed class CheckpointOptions
{
    /// <summary>Keeps the state of training in a file, which is replaced whole or not at all.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    public CheckpointOptions(string path) => Path = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>
    /// After how many epochs it is written. It is always written at the end, unless training is cancelled.
    /// </summary>
    public int EveryEpochs { get; set; } = 1;

    /// <summary>
    /// Whether to go on from the file if it is there. The network, the data and the options must then be those it was
    /// written with, except for <see cref="FitOptions{T}.Epochs"/>: more epochs prolong a run. So must everything else
    /// that decides a bit: the kernel, the version of its arithmetic and, for kernels with vectors, the machine's
    /// registers and whether it fuses multiply-adds.
    /// </summary>
    public bool Resume { get; set; } = true;
}
