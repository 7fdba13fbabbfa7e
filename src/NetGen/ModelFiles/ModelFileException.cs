using System;

namespace NetGen;

/// <summary>
/// A model file is damaged, or holds another network than the one it is loaded into. The message says what came and
/// what was wanted; the network is as it was before.
/// </summary>
/// <remarks>A file that is missing or cannot be read is an <see cref="System.IO.IOException"/> instead.</remarks>
public sealed class ModelFileException : FormatException
{
    /// <summary>A model file that does not fit.</summary>
    public ModelFileException()
        : base("The model file does not fit.")
    {
    }

    /// <summary>A model file that does not fit, and why.</summary>
    /// <param name="message">What came, what was wanted, what to do.</param>
    public ModelFileException(string message)
        : base(message)
    {
    }

    /// <summary>A model file that does not fit, and why.</summary>
    /// <param name="message">What came, what was wanted, what to do.</param>
    /// <param name="innerException">What was found first.</param>
    public ModelFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
