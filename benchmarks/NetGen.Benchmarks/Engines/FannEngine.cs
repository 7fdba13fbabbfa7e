using System.Runtime.InteropServices;
using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Engines;

/// <summary>libfann, where its headers are (Debian: libfann-dev).</summary>
internal sealed unsafe class FannEngine : Engine
{
    private static readonly Lazy<nint> LazyLibrary = new(() =>
        Gcc.Version is null ? 0 : Gcc.Load("fann.c", [], "floatfann", out _));

    private readonly nint _network;

    private FannEngine(Problem problem)
        : base("libfann", problem)
    {
        Topology topology = problem.Topology;
        fixed (int* sizes = topology.Sizes.ToArray())
        {
            _network = ((delegate* unmanaged<int, int*, nint>)Export("create"))(topology.Sizes.Count, sizes);
        }

        var forward = (delegate* unmanaged<nint, float*, nint, nint, nint, float>)Export("run_forward");
        var step = (delegate* unmanaged<nint, float*, float*, nint, nint, nint, nint, float, void>)Export("run_step");
        var x = (float*)problem.Inputs.Pin().Pointer;
        var t = (float*)problem.Targets.Pin().Pointer;
        Operations = new Dictionary<Operation, Action<int>>
        {
            [Operation.Predict] = samples => Sink(forward(_network, x, topology.Inputs, Problem.Rows, samples)),
            [Operation.TrainStep] = samples =>
                step(_network, x, t, topology.Inputs, topology.Outputs, Problem.Rows, samples, problem.LearningRate),
        };
    }

    public static bool IsThere => LazyLibrary.Value != 0;

    public override IReadOnlyDictionary<Operation, Action<int>> Operations { get; }

    public static FannEngine? Of(Problem problem) => IsThere ? new FannEngine(problem) : null;

    protected override void Dispose(bool disposing)
    {
        ((delegate* unmanaged<nint, void>)Export("destroy"))(_network);
        base.Dispose(disposing);
    }

    private static nint Export(string name) => NativeLibrary.GetExport(LazyLibrary.Value, name);
}
