using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Cases;

/// <summary>The rows and the first parameters that all contenders of a topology share.</summary>
public sealed class Problem
{
    /// <summary>Rows that calls cycle over, so that none sees the values of the one before.</summary>
    public const int Rows = 64;

    /// <summary>Rows of a mini-batch.</summary>
    public const int BatchRows = 32;

    public Problem(Topology topology)
    {
        Topology = topology;
        var random = new Random(1);
        Inputs = Pinned(Rows * topology.Inputs, random);
        Targets = Pinned(Rows * topology.Outputs, random);
        Parameters = new float[topology.Parameters];
        int next = 0;
        for (int n = 1; n <= topology.Layers; n++)
        {
            float limit = MathF.Sqrt(6f / (topology.Sizes[n - 1] + topology.Sizes[n]));
            int count = (topology.Sizes[n - 1] + 1) * topology.Sizes[n];
            for (int i = 0; i < count; i++) Parameters[next++] = limit * Draw(random);
        }
    }

    public Topology Topology { get; }

    /// <summary>In pinned memory from a 64-byte boundary on, for C and C# alike.</summary>
    public Memory<float> Inputs { get; }

    public Memory<float> Targets { get; }

    public float[] Parameters { get; }

    /// <summary>
    /// So small that a slice of 100,000 steps leaves the parameters much as they were: with large weights, exponentials
    /// take other paths than with those of a network in use.
    /// </summary>
    public float LearningRate { get; set; } = 1e-5f;

    /// <summary>Large enough to see in the parameters what a few steps did.</summary>
    public float VisibleLearningRate => 0.5f / Topology.Sizes.Max();

    /// <summary>Pinned zeros from a 64-byte boundary on.</summary>
    public static Memory<float> Pinned(int length)
    {
        float[] array = GC.AllocateArray<float>(length + 16, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        int start = (int)(-address & 63) / sizeof(float);
        return MemoryMarshal.CreateFromPinnedArray(array, start, length);
    }

    private static Memory<float> Pinned(int length, Random random)
    {
        Memory<float> memory = Pinned(length);
        foreach (ref float value in memory.Span) value = Draw(random);
        return memory;
    }

    private static float Draw(Random random) => (2f * random.NextSingle()) - 1f;
}
