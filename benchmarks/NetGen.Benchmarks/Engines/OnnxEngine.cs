using Microsoft.ML.OnnxRuntime;
using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Engines;

/// <summary>ONNX Runtime on one thread, its inputs and outputs bound once to the memory that all share.</summary>
internal sealed class OnnxEngine : Engine
{
    private static readonly string[] InputNames = [OnnxModel.Input], OutputNames = [OnnxModel.Output];

    private readonly SessionOptions _options = new()
    {
        IntraOpNumThreads = 1,
        InterOpNumThreads = 1,
        ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
        GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
    };

    private readonly RunOptions _run = new();
    private readonly List<IDisposable> _owned;

    public OnnxEngine(Problem problem)
        : base("ONNX Runtime", problem)
    {
        _owned = [_options, _run];
        Operations = new Dictionary<Operation, Action<int>>
        {
            [Operation.Predict] = Loop(1),
            [Operation.PredictBatch] = Loop(Problem.BatchRows),
        };
    }

    public override IReadOnlyDictionary<Operation, Action<int>> Operations { get; }

    protected override void Dispose(bool disposing)
    {
        for (int n = _owned.Count - 1; n >= 0; n--) _owned[n].Dispose();
        base.Dispose(disposing);
    }

    private Action<int> Loop(int rows)
    {
        var session = new InferenceSession(OnnxModel.Of(Problem, rows), _options);
        _owned.Add(session);
        OrtValue[][] inputs = Bind(Problem.Inputs, rows, Problem.Topology.Inputs);
        OrtValue[][] outputs = Bind(Outputs, rows, Problem.Topology.Outputs);
        return samples =>
        {
            for (int s = 0; s < samples; s += rows)
            {
                int group = s / rows % inputs.Length;
                session.Run(_run, InputNames, inputs[group], OutputNames, outputs[group]);
            }
        };
    }

    private OrtValue[][] Bind(Memory<float> memory, int rows, int width) =>
    [
        .. Enumerable.Range(0, Problem.Rows / rows).Select(n =>
        {
            OrtValue value = OrtValue.CreateTensorValueFromMemory(
                OrtMemoryInfo.DefaultInstance, memory.Slice(n * rows * width, rows * width), [rows, width]);
            _owned.Add(value);
            return new[] { value };
        }),
    ];
}
