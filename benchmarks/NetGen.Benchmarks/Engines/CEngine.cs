using System.Runtime.InteropServices;
using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Engines;

/// <summary>
/// Static-shape loop nests in C, in one of the two layouts of the weights and one of the two orders of a batch.
/// </summary>
internal sealed unsafe class CEngine : Engine
{
    private readonly nint _library;
    private readonly float* _x, _t, _y;

    private CEngine(Problem problem, nint library, bool transposed, bool layers)
        : base($"C [{(transposed ? "out,in" : "in,out")}] by {(layers ? "layer" : "sample")}", problem)
    {
        _library = library;
        IsPlain = !transposed && !layers;
        _x = Address(problem.Inputs);
        _t = Address(problem.Targets);
        _y = Address(Outputs);
        var forward = (delegate* unmanaged<float*, float*, nint, nint, void>)Export("run_forward");
        var step = (delegate* unmanaged<float*, float*, nint, nint, float, void>)Export("run_step");
        var forwardLayers = (delegate* unmanaged<float*, float*, nint, nint, void>)Export("run_forward_layers");
        var train = (delegate* unmanaged<float*, float*, nint, nint, float, void>)Export(
            layers ? "run_train_layers" : "run_train_samples");
        var operations = new Dictionary<Operation, Action<int>>
        {
            [Operation.PredictBatch] = samples => (layers ? forwardLayers : forward)(_x, _y, Problem.Rows, samples),
            [Operation.TrainBatch] = samples => train(_x, _t, Problem.Rows, samples, Problem.LearningRate),
        };
        if (!layers)
        {
            operations[Operation.Predict] = samples => forward(_x, _y, Problem.Rows, samples);
            operations[Operation.TrainStep] = samples => step(_x, _t, Problem.Rows, samples, Problem.LearningRate);
        }

        Operations = operations;
    }

    /// <summary>The textbook's: weights [fan-in, fan-out], one sample after another.</summary>
    public bool IsPlain { get; }

    public override IReadOnlyDictionary<Operation, Action<int>> Operations { get; }

    public override Action<float[]> Load => parameters => Copy("load", parameters);

    public override Action<float[]> Save => parameters => Copy("save", parameters);

    /// <summary>Every variant; none without gcc.</summary>
    public static IEnumerable<CEngine> All(Problem problem)
    {
        if (Gcc.Version is null) yield break;

        foreach (bool transposed in new[] { false, true })
        {
            string[] defines =
            [
                $"LAYERS={problem.Topology.Layers}",
                .. problem.Topology.Sizes.Select((size, n) => $"SIZE{n}={size}"),
                $"BATCH={Problem.BatchRows}",
                $"TRANSPOSED={(transposed ? 1 : 0)}",
            ];
            nint library = Gcc.Load("network.c", defines, "m", out string said);
            if (library == 0) throw new InvalidOperationException($"gcc does not compile network.c: {said}");
            yield return new CEngine(problem, library, transposed, layers: false);
            yield return new CEngine(problem, library, transposed, layers: true);
        }
    }

    private static float* Address(Memory<float> pinned) => (float*)pinned.Pin().Pointer;

    private nint Export(string name) => NativeLibrary.GetExport(_library, name);

    private void Copy(string function, float[] parameters)
    {
        fixed (float* first = parameters) ((delegate* unmanaged<float*, void>)Export(function))(first);
    }
}
