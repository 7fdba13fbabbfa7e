using NetGen.C99.Tests.Bits;
using NetGen.TestSupport;

namespace NetGen.C99.Tests.Code;

/// <summary>Exports to look at: every function, activation and optimizer is in one of them.</summary>
public sealed class Exports : IDisposable
{
    private const int Count = 12;
    private readonly TemporaryFolder _folder = new();

    public Exports()
    {
        NetworkSpec[] specs = [.. Enumerable.Range(0, Count).Select(number => DrawnNetworks.Of(number))];
        using CompiledNetworks networks = NetworkCompiler.Compile(specs);
        for (int n = 0; n < specs.Length; n++)
        {
            Save(networks, specs[n], new CExport
            {
                Training = n % 4 > 0,
                Gradients = n % 4 > 1,
                Form = (CForm)(n % 3),
            });
        }

        Names = [.. specs.Select(spec => $"net{spec.Name["Net".Length..]}")];
        Singles = [.. Names.Zip(specs).Where(pair => pair.Second.Precision == Precision.Single).Select(pair => pair.First)];
        Doubles = [.. Names.Except(Singles)];
        WithInputSkip = [.. Names.Zip(specs).Where(pair => pair.Second.InputSkip).Select(pair => pair.First)];
    }

    public string Folder => _folder.File("");

    /// <summary>What files begin with.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Those of <c>float</c>.</summary>
    public IReadOnlyList<string> Singles { get; }

    /// <summary>Those of <c>double</c>.</summary>
    public IReadOnlyList<string> Doubles { get; }

    /// <summary>Those whose output layer takes the inputs too.</summary>
    public IReadOnlyList<string> WithInputSkip { get; }

    public string Text(string file) => File.ReadAllText(_folder.File(file));

    public void Dispose() => _folder.Dispose();

    private void Save(CompiledNetworks networks, NetworkSpec spec, CExport export)
    {
        if (spec.Precision == Precision.Single)
        {
            networks.CreateTrainable<float>(spec, 1).SaveC(Folder, export);
        }
        else
        {
            networks.CreateTrainable<double>(spec, 1).SaveC(Folder, export);
        }
    }
}

/// <summary>All tests that look at them share them.</summary>
[CollectionDefinition(nameof(Exports))]
public sealed class SharedExports : ICollectionFixture<Exports>;
