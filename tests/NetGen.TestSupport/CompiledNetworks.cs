using System.Reflection;
using System.Runtime.Loader;

namespace NetGen.TestSupport;

/// <summary>A compiled batch of networks, loaded so that it can be unloaded.</summary>
public sealed class CompiledNetworks : IDisposable
{
    private readonly AssemblyLoadContext _context = new("networks", isCollectible: true);

    internal CompiledNetworks(byte[] image, IReadOnlyDictionary<string, string> generatedSources)
    {
        Image = image;
        GeneratedSources = generatedSources;
        Assembly = _context.LoadFromStream(new MemoryStream(image));
    }

    /// <summary>The assembly's bytes, for a process of its own.</summary>
    public byte[] Image { get; }

    public Assembly Assembly { get; }

    /// <summary>What the generator wrote, by hint name.</summary>
    public IReadOnlyDictionary<string, string> GeneratedSources { get; }

    /// <summary>A new instance of a spec's class; with a seed, by the constructor that takes one.</summary>
    public ITestNetwork<T> Create<T>(NetworkSpec spec, int? seed = null)
        where T : unmanaged => (ITestNetwork<T>)Create($"{NetworkCompiler.Namespace}.{spec.Name}", seed);

    /// <summary>A new instance of a class by its full name.</summary>
    public object Create(string typeName, int? seed = null)
    {
        Type type = Assembly.GetType(typeName, throwOnError: true)!;
        return seed is null ? Activator.CreateInstance(type)! : Activator.CreateInstance(type, seed.Value)!;
    }

    public void Dispose() => _context.Unload();
}
