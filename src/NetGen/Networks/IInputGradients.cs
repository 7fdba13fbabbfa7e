#if HAS_SPAN
using System;

namespace NetGen;

/// <summary>
/// A network that also back-propagates to its inputs. A class with <see cref="NetworkAttribute.InputGradients"/> = true
/// implements it.
/// </summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public interface IInputGradients<T>
    where T : unmanaged
{
    /// <summary>∂y_i = ∂E/∂x_i of the inputs, from the last backward pass; valid until the next one.</summary>
    ReadOnlySpan<T> InputGradients { get; }
}
#endif
