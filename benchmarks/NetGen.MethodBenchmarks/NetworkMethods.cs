using BenchmarkDotNet.Attributes;

namespace NetGen.MethodBenchmarks;

/// <summary>Each method of a network on its own; a batch is 32 rows.</summary>
/// <remarks>
/// Calls go through the interface. BenchmarkDotNet gives each network a process, in which the runtime's profile makes
/// them direct.
/// </remarks>
[MemoryDiagnoser]
[GenericTypeArguments(typeof(N2x3x1))]
[GenericTypeArguments(typeof(N4x16x3))]
[GenericTypeArguments(typeof(N8x8x8))]
[GenericTypeArguments(typeof(N16x32x8))]
[GenericTypeArguments(typeof(N64x64x10))]
[GenericTypeArguments(typeof(N784x128x10))]
[GenericTypeArguments(typeof(N16x32x32x16x4))]
public class NetworkMethods<TNetwork>
    where TNetwork : class, INetwork<float>, new()
{
    private const int Rows = 64, BatchRows = 32;
    private const float LearningRate = 0.001f;

    private readonly TNetwork _network = new();
    private readonly float[] _inputs, _targets, _outputs;
    private readonly int _inputCount, _outputCount;
    private int _row;

    public NetworkMethods()
    {
        NetworkTopology topology = _network.Topology;
        (_inputCount, _outputCount) = (topology.Inputs, topology.Outputs);
        var random = new Random(1);
        _inputs = [.. Enumerable.Range(0, Rows * _inputCount).Select(_ => (2f * random.NextSingle()) - 1f)];
        _targets = [.. Enumerable.Range(0, Rows * _outputCount).Select(_ => (2f * random.NextSingle()) - 1f)];
        _outputs = new float[BatchRows * _outputCount];
    }

    [Benchmark]
    public float Predict()
    {
        Next();
        _network.Predict(Row(_inputs, _inputCount, 1), _outputs.AsSpan(0, _outputCount));
        return _outputs[0];
    }

    [Benchmark]
    public float Forward()
    {
        Next();
        return _network.Forward(Row(_inputs, _inputCount, 1))[0];
    }

    [Benchmark]
    public float TrainStep()
    {
        Next();
        return _network.TrainStep(Row(_inputs, _inputCount, 1), Row(_targets, _outputCount, 1), LearningRate);
    }

    [Benchmark(OperationsPerInvoke = BatchRows)]
    public float PredictBatch()
    {
        NextBatch();
        _network.PredictBatch(Row(_inputs, _inputCount, BatchRows), _outputs);
        return _outputs[0];
    }

    [Benchmark(OperationsPerInvoke = BatchRows)]
    public float TrainBatch()
    {
        NextBatch();
        return _network.TrainBatch(
            Row(_inputs, _inputCount, BatchRows), Row(_targets, _outputCount, BatchRows), LearningRate);
    }

    private void Next() => _row = (_row + 1) % Rows;

    private void NextBatch() => _row = BatchRows - _row;

    private ReadOnlySpan<float> Row(float[] values, int width, int rows) => values.AsSpan(_row * width, rows * width);
}
