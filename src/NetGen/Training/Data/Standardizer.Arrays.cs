using System;

namespace NetGen;

/// <content>For arrays: before C# 14, the compiler infers no type argument from an array for a span.</content>
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
