using System;

namespace NetGen;

/// <summary>
/// A model file is damaged, or holds another network than the one it is loaded into. The message says what the file has
/// and what was expected; the network is unchanged.
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
    /// <param name="message">What the file has, what was expected, and what to do.</param>
    public ModelFileException(string message)
        : base(message)
    {
    }

    /// <summary>A model file that does not fit, and why.</summary>
    /// <param name="message">What the file has, what was expected, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ModelFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
