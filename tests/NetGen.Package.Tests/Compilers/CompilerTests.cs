using System.Collections.Concurrent;
using NetGen.Tests;

namespace NetGen.Package.Tests.Compilers;

/// <summary>The packed generator in every compiler from the lowest on: the same text, and nothing to say about it.</summary>
[Collection(PackedTests.Name)]
public sealed class CompilerTests(LocalFeed feed)
{
    private const string Networks = """
        using NetGen;

        namespace Demo
        {
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar)]
            public partial class Textbook { }

            [Network(Inputs = 4, HiddenLayers = new[] { 5, 4 }, Outputs = 3, Loss = Loss.CrossEntropy,
                HiddenActivation = Activation.GELU, Optimizer = Optimizer.Adam, Precision = Precision.Double)]
            public partial class Iris { }

            public partial interface IRobot
            {
                [Network(Inputs = 12, Hidden = 8, Outputs = 3, Loss = Loss.Huber, Kernel = Kernel.Loop)]
                internal sealed partial class Brain { }
            }

            [Network(Inputs = 3, Hidden = 4, Outputs = 1, Gradients = false, Loss = Loss.BinaryCrossEntropy)]
            internal partial class @class { }
        }
        """;

    private const string Wrong = """
        using NetGen;

        [Network(Inputs = 2, Hidden = 3, Outputs = 1)]
        public class NotPartial { }

        [Network(Inputs = 0, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy, OutputActivation = Activation.ReLU)]
        public partial class NotPossible { }
        """;

    private static readonly ConcurrentDictionary<string, Compiler> Loaded = [];
    private static readonly ConcurrentDictionary<(string, string, string), string> Done = [];

    private static string Newest => Metadata.CompilerVersions[^1];

    /// <summary>By default the lowest, which is compared with the newest; all if all tests are asked for.</summary>
    public static TheoryData<string> Versions => [.. Metadata.CompilerVersions.Take(AllTests.AreAskedFor ? int.MaxValue : 1)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Each_writes_what_the_newest_writes_and_compiles_it_without_a_warning(string version)
    {
        foreach (string[] references in new[] { NetStandard20(), Net10() })
        {
            string text = Run(version, Networks, references);
            Assert.Contains("partial class Textbook", text, StringComparison.Ordinal);
            Assert.Equal(Run(Newest, Networks, references), text);
            Assert.DoesNotContain(": warning ", text, StringComparison.Ordinal);
            Assert.DoesNotContain(": error ", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Each_says_what_is_wrong(string version)
    {
        string text = Run(version, Wrong, NetStandard20());
        Assert.Equal(Run(Newest, Wrong, NetStandard20()), text);
        Assert.Contains("File0.cs(4,14): error NETGEN001: ", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Each_is_the_version_that_was_asked_for(string version) =>
        Assert.StartsWith(version, In(version).RoslynVersion, StringComparison.Ordinal);

    private string Run(string version, string source, string[] references) => Done.GetOrAdd(
        (version, source, references[^1]), _ => In(version).Run([source], references));

    /// <summary>Loaded once: that takes longer than anything it does here.</summary>
    private Compiler In(string version) => Loaded.GetOrAdd(version, _ => new Compiler(
        version,
        [
            .. new[] { "Generator", "Compiler", "CodeFixes" }
                .Select(name => Extracted($"analyzers/dotnet/cs/NetGen.{name}.dll")),
        ]));

    private string Extracted(string file)
    {
        string path = feed.At(Path.Combine("extracted", file));
        return File.Exists(path) ? path : feed.Package("NetGen").Extract(file, feed.At("extracted"));
    }

    private string[] NetStandard20() =>
    [
        .. Directory.GetFiles(
            Path.Combine(Metadata.NuGetPackages, "netstandard.library", "2.0.3", "build", "netstandard2.0", "ref"), "*.dll"),
        Extracted("lib/netstandard2.0/NetGen.dll"),
    ];

    private string[] Net10() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) == Path.GetDirectoryName(typeof(object).Assembly.Location)),
        Extracted("lib/net10.0/NetGen.dll"),
    ];
}
