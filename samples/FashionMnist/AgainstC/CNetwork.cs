using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Samples.FashionMnist.Training;

namespace NetGen.Samples.FashionMnist.AgainstC;

/// <summary>A topology as loop nests in C, compiled for its sizes: <c>network.c</c>.</summary>
internal sealed unsafe class CNetwork
{
    private readonly delegate* unmanaged<float*, float*, nint, float, float> _train;
    private readonly delegate* unmanaged<float*, void> _load, _save;

    private CNetwork(NetworkTopology topology, bool transposed)
    {
        Name = $"C, weights {(transposed ? "[fan-out, fan-in]" : "[fan-in, fan-out]")}";
        string[] layers =
        [
            .. topology.Layers.Select((layer, n) =>
                string.Create(CultureInfo.InvariantCulture, $"L({n + 1},{n},{layer.FanIn},{layer.FanOut})")),
        ];
        nint library = Gcc.Load(
            Path.Combine(AppContext.BaseDirectory, "AgainstC", "network.c"),
            [
                $"LAYERS={string.Join(' ', layers)}", $"REVERSED={string.Join(' ', layers.Reverse())}",
                $"LAST={layers.Length}", $"INPUTS={topology.Inputs}", $"OUTPUTS={topology.Outputs}",
                $"BATCH={Trainer.BatchSize}", $"TRANSPOSED={(transposed ? 1 : 0)}",
            ]);
        _train = (delegate* unmanaged<float*, float*, nint, float, float>)NativeLibrary.GetExport(library, "train");
        _load = (delegate* unmanaged<float*, void>)NativeLibrary.GetExport(library, "load");
        _save = (delegate* unmanaged<float*, void>)NativeLibrary.GetExport(library, "save");
    }

    /// <summary>Which layout it is.</summary>
    public string Name { get; }

    /// <summary>Both layouts of the weights: which is faster depends on sizes and machine.</summary>
    public static CNetwork[] Variants(NetworkTopology topology) =>
        [new(topology, transposed: false), new(topology, transposed: true)];

    /// <summary>One step for each mini-batch.</summary>
    /// <returns>The mean of E.</returns>
    public float Train(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int batches, float learningRate)
    {
        fixed (float* x = inputs, t = targets)
        {
            return _train(x, t, batches, learningRate);
        }
    }

    public void LoadParameters(ReadOnlySpan<float> source)
    {
        fixed (float* first = source)
        {
            _load(first);
        }
    }

    public void CopyParametersTo(Span<float> destination)
    {
        fixed (float* first = destination)
        {
            _save(first);
        }
    }
}
