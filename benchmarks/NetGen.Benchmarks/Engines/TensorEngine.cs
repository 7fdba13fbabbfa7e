using System.Numerics.Tensors;
using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Engines;

/// <summary>The same with System.Numerics.Tensors: what a C# programmer reaches for when loops are too slow.</summary>
internal sealed class TensorEngine : Engine
{
    private readonly float[][][] _w; // [layer][fan-out][fan-in]
    private readonly float[][] _b;
    private readonly float[][] _y;
    private readonly float[][] _δ;
    private readonly float[] _oneMinusY;

    public TensorEngine(Problem problem)
        : base("Tensors", problem)
    {
        IReadOnlyList<int> sizes = problem.Topology.Sizes;
        int[] layers = [.. Enumerable.Range(1, problem.Topology.Layers)];
        _w = [.. layers.Select(n => Enumerable.Range(0, sizes[n]).Select(_ => new float[sizes[n - 1]]).ToArray())];
        _b = [.. layers.Select(n => new float[sizes[n]])];
        _y = [.. layers.Select(n => new float[sizes[n]])];
        _δ = [.. layers.Select(n => new float[sizes[n]])];
        _oneMinusY = new float[sizes.Max()];
        Operations = new Dictionary<Operation, Action<int>>
        {
            [Operation.Predict] = Predict,
            [Operation.TrainStep] = TrainStep,
        };
    }

    public override IReadOnlyDictionary<Operation, Action<int>> Operations { get; }

    public override Action<float[]> Load => parameters => Layers.FromCanonical(parameters, _w, _b);

    public override Action<float[]> Save => parameters => Layers.ToCanonical(parameters, _w, _b);

    private void Predict(int samples)
    {
        int inputs = Problem.Topology.Inputs, outputs = Problem.Topology.Outputs;
        for (int s = 0; s < samples; s++)
        {
            int row = s % Problem.Rows;
            Forward(Problem.Inputs.Span.Slice(row * inputs, inputs))
                .CopyTo(Outputs.Span.Slice(row * outputs, outputs));
        }
    }

    private void TrainStep(int samples)
    {
        int inputs = Problem.Topology.Inputs, outputs = Problem.Topology.Outputs;
        for (int s = 0; s < samples; s++)
        {
            int row = s % Problem.Rows;
            ReadOnlySpan<float> x = Problem.Inputs.Span.Slice(row * inputs, inputs);
            Forward(x);
            Backward(Problem.Targets.Span.Slice(row * outputs, outputs));
            Update(x, Problem.LearningRate);
        }
    }

    private ReadOnlySpan<float> Forward(ReadOnlySpan<float> x)
    {
        for (int n = 0; n < _w.Length; n++)
        {
            float[] y = _y[n];
            for (int j = 0; j < y.Length; j++) y[j] = _b[n][j] + TensorPrimitives.Dot(x, _w[n][j]);
            if (n < _w.Length - 1) TensorPrimitives.Sigmoid(y, y);
            x = y;
        }

        return x;
    }

    private void Backward(ReadOnlySpan<float> t)
    {
        int last = _w.Length - 1;
        TensorPrimitives.Subtract(_y[last], t, _δ[last]);
        for (int n = last - 1; n >= 0; n--)
        {
            float[] δ = _δ[n];
            Array.Clear(δ);
            for (int r = 0; r < _δ[n + 1].Length; r++) TensorPrimitives.MultiplyAdd(_w[n + 1][r], _δ[n + 1][r], δ, δ);
            Span<float> oneMinusY = _oneMinusY.AsSpan(0, δ.Length);
            TensorPrimitives.Subtract(1f, _y[n], oneMinusY);
            TensorPrimitives.Multiply(δ, oneMinusY, δ);
            TensorPrimitives.Multiply(δ, _y[n], δ);
        }
    }

    private void Update(ReadOnlySpan<float> x, float learningRate)
    {
        for (int n = 0; n < _w.Length; n++)
        {
            for (int j = 0; j < _w[n].Length; j++)
            {
                float step = -learningRate * _δ[n][j];
                TensorPrimitives.MultiplyAdd(x, step, _w[n][j], _w[n][j]);
                _b[n][j] += step;
            }

            x = _y[n];
        }
    }
}
