using System;

namespace NetGen;

/// <content>Of arrays: before C# 14 no type argument follows from an array where a span is wanted.</content>
public sealed partial class Standardizer
{
    /// <inheritdoc cref="Apply{T}(Span{T})"/>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    public void Apply<T>(T[] rows)
        where T : unmanaged => Apply(Whole(rows));

    /// <inheritdoc cref="Undo{T}(Span{T})"/>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    public void Undo<T>(T[] rows)
        where T : unmanaged => Undo(Whole(rows));

    private static Span<T> Whole<T>(T[] rows) => rows ?? throw new ArgumentNullException(nameof(rows));
}
