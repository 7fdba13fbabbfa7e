using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;

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

    /// <summary>A new instance of a spec's class, with or without gradients.</summary>
    public ITrainable<T> CreateTrainable<T>(NetworkSpec spec, int seed)
        where T : unmanaged => (ITrainable<T>)Create($"{NetworkCompiler.Namespace}.{spec.Name}", seed);

    /// <summary>The bytes that a new instance takes, objects and arrays that belong to it included.</summary>
    public long InstanceBytes(NetworkSpec spec)
    {
        Type type = Assembly.GetType($"{NetworkCompiler.Namespace}.{spec.Name}", throwOnError: true)!;
        Func<object> create = Expression.Lambda<Func<object>>(
            Expression.New(type.GetConstructor([typeof(int)])!, Expression.Constant(1))).Compile();
        create(); // what is static stands now, and the code is compiled
        create();
        return Allocated.By(() => create());
    }

    /// <summary>The bytes that the header of the spec's class states: "instance     344 bytes".</summary>
    public long StatedBytes(NetworkSpec spec)
    {
        string source = GeneratedSources[$"{NetworkCompiler.Namespace}.{spec.Name}.g.cs"];
        Match stated = Regex.Match(source, @"^//     instance +(\d+) bytes", RegexOptions.Multiline);
        return long.Parse(stated.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>A new instance of a class by its full name.</summary>
    public object Create(string typeName, int? seed = null)
    {
        Type type = Assembly.GetType(typeName, throwOnError: true)!;
        return seed is null ? Activator.CreateInstance(type)! : Activator.CreateInstance(type, seed.Value)!;
    }

    public void Dispose() => _context.Unload();
}
