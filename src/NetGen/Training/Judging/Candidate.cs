using System;

namespace NetGen;

/// <summary>A network to compare with others.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class Candidate<T>
    where T : unmanaged
{
    /// <summary>A network of a name.</summary>
    /// <param name="name">What tables and charts call it, such as "16 neurons" or "logistic regression".</param>
    /// <param name="create">Makes a new network at each call.</param>
    public Candidate(string name, Func<INetwork<T>> create)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Create = create ?? throw new ArgumentNullException(nameof(create));
    }

    /// <summary>What tables and charts call it.</summary>
    public string Name { get; }

    /// <summary>
    /// How it is trained, if it needs another learning rate than the others; null: as they are. Its epochs must be as
    /// many as theirs.
    /// </summary>
    public FitOptions<T>? Options { get; set; }

    internal Func<INetwork<T>> Create { get; }
}
