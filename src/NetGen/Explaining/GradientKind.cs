namespace NetGen;

/// <summary>What an entry of a <see cref="GradientCheck"/> is the gradient of.</summary>
public enum GradientKind
{
    /// <summary>w_ij: ∂w_ij = ∂E/∂w_ij.</summary>
    Weight,

    /// <summary>b_j: ∂b_j = ∂E/∂b_j.</summary>
    Bias,

    /// <summary>x_i: ∂y_i = ∂E/∂x_i, of a network that has input gradients.</summary>
    Input,
}
