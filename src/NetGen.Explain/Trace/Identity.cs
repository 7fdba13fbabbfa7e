using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace NetGen.Explain.Trace;

/// <summary>Tells objects apart that are equal: the same statement may stand at two lines.</summary>
internal sealed class Identity<T> : IEqualityComparer<T>
    where T : class
{
    public static Identity<T> Comparer { get; } = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
