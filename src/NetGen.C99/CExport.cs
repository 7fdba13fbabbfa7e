namespace NetGen.C99;

/// <summary>
/// What <c>SaveC</c> writes. Without options: prediction with the trained parameters, which stay in flash.
/// </summary>
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

    /// <summary>
    /// The machine: it decides what <see cref="MaxBytes"/> counts, and for <see cref="CTarget.Avr"/> that
    /// <see cref="CForm.Auto"/> means loops. The bits do not depend on it. The default is <see cref="CTarget.Any"/>.
    /// </summary>
    public CTarget Target { get; set; }

    /// <summary>
    /// The bytes of flash that parameters and code may take on the <see cref="Target"/>; an export that takes more is
    /// an
    /// error. The code is an estimate for gcc's smallest code (<c>-Os</c>), without what keeps what was learned. The
    /// default, 0, is no limit.
    /// </summary>
    public int MaxBytes { get; set; }
}
