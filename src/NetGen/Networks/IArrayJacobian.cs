using System;

namespace NetGen;

/// <summary><c>IJacobian&lt;T&gt;</c> for frameworks without spans.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public interface IArrayJacobian<T>
    where T : unmanaged
{
    /// <summary>∂y_k/∂x_i for x, row by row. It overwrites what Forward keeps; δ and ∂y are
    /// unspecified afterwards. ∂w, ∂b and parameters do not change.</summary>
    /// <param name="x">l inputs.</param>
    /// <param name="jacobian">Receives n rows of l numbers: a row for each output.</param>
    /// <exception cref="ArgumentException">A length does not fit; nothing has been written.</exception>
    void Jacobian(T[] x, T[] jacobian);
}
