namespace NetGen.Tests.Explaining;

/// <summary>A network as a framework without spans has it.</summary>
internal sealed class ArrayNetwork(ExplainedXor inner) : IArrayNetwork<double>, IArrayInputGradients<double>
{
    public NetworkTopology Topology => ExplainedXor.Topology;

    public int OptimizerStateCount => ExplainedXor.OptimizerStateCount;

    public double[] InputGradients => inner.InputGradients.ToArray();

    public double[] Forward(double[] x) => inner.Forward(x).ToArray();

    public double Backward(double[] t) => inner.Backward(t);

    public void CopyParametersTo(double[] destination) => inner.CopyParametersTo(destination);

    public void LoadParameters(double[] source) => inner.LoadParameters(source);

    public void CopyGradientsTo(double[] destination) => inner.CopyGradientsTo(destination);

    public void LoadGradients(double[] source) => throw new NotSupportedException();

    public void Update(double learningRate) => throw new NotSupportedException();

    public double BackwardBatch(double[] inputs, double[] targets) => inner.BackwardBatch(inputs, targets);

    public double TrainBatch(double[] inputs, double[] targets, double learningRate) => throw new NotSupportedException();

    public void Initialize(int seed) => throw new NotSupportedException();

    public double TrainStep(double[] x, double[] t, double learningRate) => throw new NotSupportedException();

    public void CopyOptimizerStateTo(double[] destination) => throw new NotSupportedException();

    public void LoadOptimizerState(double[] source) => throw new NotSupportedException();

    public void Predict(double[] x, double[] y) => throw new NotSupportedException();

    public void PredictBatch(double[] inputs, double[] outputs) => throw new NotSupportedException();

    public double Evaluate(double[] inputs, double[] targets) => inner.Evaluate(inputs, targets);
}
