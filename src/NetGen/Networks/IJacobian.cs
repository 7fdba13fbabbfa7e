#if HAS_SPAN
using System;

namespace NetGen;

/// <summary>
/// A network that says how its outputs change with its inputs. A class with
/// <see cref="NetworkAttribute.Jacobian"/> = true implements it.
/// </summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public interface IJacobian<T>
    where T : unmanaged
{
    /// <summary>∂y_k/∂x_i for x, row by row. It overwrites what Forward keeps; δ and ∂y are
    /// unspecified afterwards. ∂w, ∂b and parameters do not change.</summary>
    /// <param name="x">l inputs.</param>
    /// <param name="jacobian">Receives n rows of l numbers: a row for each output.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or the result would lie in the network's own memory; nothing has been written.
    /// </exception>
    void Jacobian(ReadOnlySpan<T> x, Span<T> jacobian);
}
#endif
