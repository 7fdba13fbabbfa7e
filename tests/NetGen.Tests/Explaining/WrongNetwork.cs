namespace NetGen.Tests.Explaining;

/// <summary>A network whose gradients are changed on their way out, as a mistake in back-propagation would.</summary>
internal class WrongNetwork<T>(INetwork<T> inner, Action<T[]> mistake) : INetwork<T>
    where T : unmanaged
{
    /// <summary>Throws at this call of Backward, counted from 1; 0: never.</summary>
    public int ThrowsAt { get; init; }

    public int Calls { get; private set; }

    public NetworkTopology Topology => inner.Topology;

    public int OptimizerStateCount => inner.OptimizerStateCount;

    public void CopyGradientsTo(Span<T> destination)
    {
        var gradients = new T[destination.Length];
        inner.CopyGradientsTo(gradients);
        mistake(gradients);
        gradients.CopyTo(destination);
    }

    public T Backward(ReadOnlySpan<T> t) =>
        ++Calls == ThrowsAt ? throw new TimeoutException() : inner.Backward(t);

    public ReadOnlySpan<T> Forward(ReadOnlySpan<T> x) => inner.Forward(x);

    public void Predict(ReadOnlySpan<T> x, Span<T> y) => inner.Predict(x, y);

    public void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs) => inner.PredictBatch(inputs, outputs);

    public T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets) => inner.Evaluate(inputs, targets);

    public void CopyParametersTo(Span<T> destination) => inner.CopyParametersTo(destination);

    public void LoadParameters(ReadOnlySpan<T> source) => inner.LoadParameters(source);

    public void Initialize(int seed) => inner.Initialize(seed);

    public T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<T> t, T learningRate) => inner.TrainStep(x, t, learningRate);

    public void CopyOptimizerStateTo(Span<double> destination) => inner.CopyOptimizerStateTo(destination);

    public void LoadOptimizerState(ReadOnlySpan<double> source) => inner.LoadOptimizerState(source);

    public void Update(T learningRate) => inner.Update(learningRate);

    public T BackwardBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets) => inner.BackwardBatch(inputs, targets);

    public T TrainBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate) =>
        inner.TrainBatch(inputs, targets, learningRate);

    public void LoadGradients(ReadOnlySpan<T> source) => inner.LoadGradients(source);
}
