namespace NetGen.TestSupport;

/// <summary>A generated network, and what its class shows besides <see cref="INetwork{T}"/>.</summary>
public interface ITestNetwork<T> : INetwork<T>
    where T : unmanaged
{
    /// <summary>The views, from the first hidden layer to the output layer.</summary>
    LayerView<T>[] Layers { get; }

    /// <summary>∂y_i; empty where the network has no input gradients.</summary>
    T[] InputGradientsArray { get; }
}
