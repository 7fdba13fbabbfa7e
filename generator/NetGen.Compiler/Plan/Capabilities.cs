using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan;

/// <summary>What a network's class can do. The options Frozen, Gradients, InputGradients, BackwardFrom and
/// Jacobian decide it.</summary>
internal sealed record Capabilities
{
    /// <summary>
    /// Whether its parameters are constants of the source: then the class has no instance, its methods are static, and
    /// nothing but Predict needs storage.
    /// </summary>
    public required bool HasConstantParameters { get; init; }

    /// <summary>Whether it has targets: an error to evaluate, and a step that lowers it.</summary>
    public required bool Learns { get; init; }

    /// <summary>Whether it keeps ∂w and ∂b: Forward, Backward, Update and their batches.</summary>
    public required bool KeepsGradients { get; init; }

    /// <summary>Whether it back-propagates ∂E/∂y_k from outside.</summary>
    public required bool TakesOutputGradients { get; init; }

    /// <summary>Whether it finds ∂y_k/∂x_i.</summary>
    public required bool FindsJacobian { get; init; }

    /// <summary>Whether it keeps ∂y_i of the inputs.</summary>
    public required bool KeepsInputGradients { get; init; }

    public static Capabilities Of(NetworkModel model) => new()
    {
        HasConstantParameters = model.Frozen,
        Learns = !model.Frozen,
        KeepsGradients = model.Gradients,
        TakesOutputGradients = model.BackwardFrom,
        FindsJacobian = model.Jacobian,
        KeepsInputGradients = model.InputGradients || model.Jacobian,
    };
}
