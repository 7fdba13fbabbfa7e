extern alias Library;

using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Places;

/// <summary>A project may leave its stack as it finds it: what generated code keeps there it has written before.</summary>
public sealed class SkipLocalsInitTests
{
    private static readonly string[] Networks =
    [
        "Inputs = 64, Hidden = 64, Outputs = 10, Loss = Loss.CrossEntropy, Kernel = Kernel.Vector",
        "Inputs = 7, Hidden = 13, Outputs = 5, Kernel = Kernel.Vector",
        "Inputs = 7, HiddenLayers = new[] { 13, 9 }, Outputs = 5, Kernel = Kernel.Loop, HiddenActivation = Activation.Softplus",
        "Inputs = 33, Hidden = 30, Outputs = 3, Kernel = Kernel.Scalar, Optimizer = Optimizer.Adam",
        "Inputs = 2, Hidden = 3, Outputs = 1",
    ];

    [Fact]
    [Trait("Category", "Slow")]
    public void Gives_the_same_bits()
    {
        using LoadedProject plain = Load(""), dirty = Load("[module: System.Runtime.CompilerServices.SkipLocalsInit]");
        for (int n = 0; n < Networks.Length; n++)
        {
            Assert.Equal(Results(plain.Create($"N{n}", seed: 3)), Results(dirty.Create($"N{n}", seed: 3)));
        }
    }

    private static LoadedProject Load(string module)
    {
        string classes = string.Concat(Networks.Select((arguments, n) => $"\n[Network({arguments})] public partial class N{n};"));
        CSharpCompilation project = GeneratorRunner.Compile("using NetGen;" + module + classes);
        project = project.WithOptions(
            project.Options.WithAllowUnsafe(true).WithOptimizationLevel(OptimizationLevel.Release));
        GeneratorRunner.Run(project, out CSharpCompilation output);
        return new LoadedProject(output);
    }

    /// <summary>The bits of all that a network computes, each time on a stack that was full of NaN.</summary>
    private static int[] Results(Library::NetGen.INetwork<float> network)
    {
        (int inputs, int outputs) = (network.Topology.Inputs, network.Topology.Outputs);
        const int Rows = 37;
        var random = new Random(5);
        float[] x = [.. Enumerable.Range(0, Rows * inputs).Select(_ => random.NextSingle() - 0.5f)];
        float[] t = [.. Enumerable.Range(0, Rows * outputs).Select(n => n % outputs == 0 ? 1f : 0f)];
        float[] y = new float[Rows * outputs];
        var results = new List<float>();
        for (int step = 0; step < 5; step++)
        {
            Soil();
            network.Predict(x.AsSpan(0, inputs), y.AsSpan(0, outputs));
            results.AddRange(y[..outputs]);
            Soil();
            network.PredictBatch(x, y);
            results.AddRange(y);
            Soil();
            results.Add(network.Evaluate(x, t));
            Soil();
            results.Add(network.TrainStep(x.AsSpan(0, inputs), t.AsSpan(0, outputs), 0.1f));
            Soil();
            results.Add(network.TrainBatch(x, t, 0.1f));
            Soil();
            results.Add(network.BackwardBatch(x, t));
            Soil();
            network.Update(0.1f);
        }

        results.AddRange(LoadedProject.Parameters(network));
        Assert.All(results, value => Assert.True(float.IsFinite(value)));
        return [.. results.Select(BitConverter.SingleToInt32Bits)];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Soil()
    {
        Span<float> stack = stackalloc float[65_536];
        stack.Fill(float.NaN);
        GC.KeepAlive(stack[^1]);
    }
}
