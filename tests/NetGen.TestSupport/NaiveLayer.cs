namespace NetGen.TestSupport;

/// <summary>One layer's numbers, each under its name.</summary>
public sealed class NaiveLayer<T>(int fanIn, int fanOut)
    where T : unmanaged
{
    public int FanIn { get; } = fanIn;

    public int FanOut { get; } = fanOut;

    /// <summary>w[i, j]</summary>
    public T[,] Weights { get; } = new T[fanIn, fanOut];

    /// <summary>b[j]</summary>
    public T[] Biases { get; } = new T[fanOut];

    /// <summary>∂w[i, j]</summary>
    public T[,] WeightGradients { get; } = new T[fanIn, fanOut];

    /// <summary>∂b[j]</summary>
    public T[] BiasGradients { get; } = new T[fanOut];

    /// <summary>u[j]</summary>
    public T[] Sums { get; } = new T[fanOut];

    /// <summary>y[j]</summary>
    public T[] Outputs { get; } = new T[fanOut];

    /// <summary>δ[j]</summary>
    public T[] Deltas { get; } = new T[fanOut];

    /// <summary>∂y[j]</summary>
    public T[] OutputGradients { get; } = new T[fanOut];
}
