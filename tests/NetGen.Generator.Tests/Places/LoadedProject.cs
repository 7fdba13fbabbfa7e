extern alias Library;

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Places;

/// <summary>A user's project with its networks, compiled and loaded.</summary>
internal sealed class LoadedProject : IDisposable
{
    private static readonly float[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly float[] Targets = [0, 1, 1, 0];

    private readonly AssemblyLoadContext _context = new("project", isCollectible: true);
    private readonly Assembly _assembly;

    /// <param name="output">What the generator has completed; the compiler must have nothing to say about it.</param>
    public LoadedProject(CSharpCompilation output)
    {
        using var image = new MemoryStream();
        GeneratorRunner.AssertNone(
            output.Emit(image).Diagnostics.Where(problem => problem.Severity > DiagnosticSeverity.Hidden));
        image.Position = 0;
        _assembly = _context.LoadFromStream(image);
    }

    public Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;

    public Library::NetGen.INetwork<float> Create(string typeName, int seed) =>
        (Library::NetGen.INetwork<float>)Activator.CreateInstance(Type(typeName), seed)!;

    /// <summary>The parameters of a 2-3-1 network after some steps of learning the exclusive or.</summary>
    public float[] TrainXor(string typeName)
    {
        Library::NetGen.INetwork<float> network = Create(typeName, seed: 1);
        for (int step = 0; step < 40; step++)
        {
            int row = step % Targets.Length;
            network.TrainStep(Inputs.AsSpan(2 * row, 2), Targets.AsSpan(row, 1), 0.5f);
            network.TrainBatch(Inputs, Targets, 0.1f);
        }

        return Parameters(network);
    }

    public static float[] Parameters(Library::NetGen.INetwork<float> network)
    {
        float[] parameters = new float[network.Topology.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    public void Dispose() => _context.Unload();
}
