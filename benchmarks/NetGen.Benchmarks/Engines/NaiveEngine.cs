using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Engines;

/// <summary>The loops that a C# programmer writes first: jagged arrays, a dot product a neuron.</summary>
internal sealed class NaiveEngine : Engine
{
    private readonly float[][][] _w; // [layer][fan-out][fan-in]
    private readonly float[][] _b;
    private readonly float[][] _y;
    private readonly float[][] _δ;
    private readonly float[] _input;

    public NaiveEngine(Problem problem)
        : base("C# loops", problem)
    {
        IReadOnlyList<int> sizes = problem.Topology.Sizes;
        int[] layers = [.. Enumerable.Range(1, problem.Topology.Layers)];
        _w = [.. layers.Select(n => Enumerable.Range(0, sizes[n]).Select(_ => new float[sizes[n - 1]]).ToArray())];
        _b = [.. layers.Select(n => new float[sizes[n]])];
        _y = [.. layers.Select(n => new float[sizes[n]])];
        _δ = [.. layers.Select(n => new float[sizes[n]])];
        _input = new float[sizes[0]];
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
            Problem.Inputs.Span.Slice(row * inputs, inputs).CopyTo(_input);
            Forward(_input).CopyTo(Outputs.Span.Slice(row * outputs, outputs));
        }
    }

    private void TrainStep(int samples)
    {
        int inputs = Problem.Topology.Inputs, outputs = Problem.Topology.Outputs;
        for (int s = 0; s < samples; s++)
        {
            int row = s % Problem.Rows;
            Problem.Inputs.Span.Slice(row * inputs, inputs).CopyTo(_input);
            Forward(_input);
            Backward(Problem.Targets.Span.Slice(row * outputs, outputs));
            Update(_input, Problem.LearningRate);
        }
    }

    private float[] Forward(float[] x)
    {
        for (int n = 0; n < _w.Length; n++)
        {
            float[] y = _y[n];
            for (int j = 0; j < y.Length; j++)
            {
                float u = _b[n][j];
                float[] w = _w[n][j];
                for (int i = 0; i < w.Length; i++) u += x[i] * w[i];
                y[j] = n == _w.Length - 1 ? u : 1f / (1f + MathF.Exp(-u));
            }

            x = y;
        }

        return x;
    }

    private void Backward(ReadOnlySpan<float> t)
    {
        int last = _w.Length - 1;
        for (int k = 0; k < t.Length; k++) _δ[last][k] = _y[last][k] - t[k];
        for (int n = last - 1; n >= 0; n--)
        {
            for (int j = 0; j < _y[n].Length; j++)
            {
                float dy = 0f;
                for (int r = 0; r < _δ[n + 1].Length; r++) dy += _δ[n + 1][r] * _w[n + 1][r][j];
                _δ[n][j] = dy * (1f - _y[n][j]) * _y[n][j];
            }
        }
    }

    private void Update(float[] x, float learningRate)
    {
        for (int n = 0; n < _w.Length; n++)
        {
            for (int j = 0; j < _w[n].Length; j++)
            {
                float step = learningRate * _δ[n][j];
                float[] w = _w[n][j];
                for (int i = 0; i < w.Length; i++) w[i] -= step * x[i];
                _b[n][j] -= step;
            }

            x = _y[n];
        }
    }
}
