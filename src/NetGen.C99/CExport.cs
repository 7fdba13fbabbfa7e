namespace NetGen.C99;

/// <summary>What <c>SaveC</c> writes. Without options: prediction with the trained parameters, which stay in flash.</summary>
public sealed class CExport
{
    /// <summary>
    /// What the files, functions and macros begin with: a letter, then letters, digits and underscores, all lower case.
    /// <see langword="null"/>, the default, is the class's name in snake case: <c>xor</c> for a class <c>Xor</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// Whether the network learns on the device: <c>xor_train_step</c>, and an instance that holds the parameters and
    /// what the optimizer keeps. The default is <see langword="false"/>.
    /// </summary>
    public bool Training { get; set; }

    /// <summary>
    /// Whether a training step can be taken apart, into <c>xor_forward</c>, <c>xor_backward</c> or
    /// <c>xor_accumulate</c>, and <c>xor_update</c>: an instance then holds the gradients too. Includes
    /// <see cref="Training"/>. The default is <see langword="false"/>.
    /// </summary>
    public bool Gradients { get; set; }

    /// <summary>
    /// Whether <c>xor_test.c</c> is written too: golden values and, with <see cref="Gradients"/>, a check of gradients,
    /// which run on the device and print one line. The default is <see langword="false"/>.
    /// </summary>
    public bool SelfTest { get; set; }

    /// <summary>How the code is written. The default is <see cref="CForm.Auto"/>.</summary>
    public CForm Form { get; set; }
}
