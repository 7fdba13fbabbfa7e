namespace NetGen;

/// <summary><c>IInputGradients&lt;T&gt;</c> for frameworks without spans.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public interface IArrayInputGradients<T>
    where T : unmanaged
{
    /// <summary>∂y_i = ∂E/∂x_i of the inputs, from the last backward pass; overwritten by the next one.</summary>
    T[] InputGradients { get; }
}
