using System.Globalization;
using System.Numerics;
using NetGen.C99.Tests.Targets;
using NetGen.TestSupport;

namespace NetGen.C99.Tests.Stored;

/// <summary>What was learned goes from .NET to C and back, and what is damaged is refused.</summary>
public sealed class StoredTests
{
    private static readonly NetworkSpec Plain = new()
    {
        Name = "Plain", Inputs = 2, Hidden = [3], Outputs = 1, Kernel = Kernel.Scalar,
    };

    private static readonly NetworkSpec Adam = Plain with { Name = "Adam", Optimizer = Optimizer.Adam };

    private static readonly NetworkSpec Wide = Plain with
    {
        Name = "Wide", Optimizer = Optimizer.RMSProp, Precision = Precision.Double,
    };

    private static readonly NetworkSpec Tail = Adam with { Name = "Tail", Trainable = [false, true] };

    private static readonly CompiledNetworks Compiled = NetworkCompiler.Compile([Plain, Adam, Wide, Tail]);

    public static TheoryData<string> Names => ["Plain", "Adam", "Wide", "Tail"];

    [ToolchainFact("gcc")]
    public void What_dotnet_saved_is_restored_and_what_C_stored_is_loaded()
    {
        GoesBothWays<float>(Plain);
        GoesBothWays<float>(Adam);
        GoesBothWays<double>(Wide);
        GoesBothWays<float>(Tail);
    }

    private static void GoesBothWays<T>(NetworkSpec spec)
        where T : unmanaged, INumber<T>
    {
        using var folder = new TemporaryFolder();
        string name = spec.Name.ToLowerInvariant();
        ITrainable<T> network = Trained<T>(spec, steps: 5);
        network.SaveC(folder.File(""), new CExport { Training = true });
        network.SaveStored(folder.File("from_dotnet"));
        string printed = StoredProgram.Run(folder.File(""), name, "", $$"""
            {{name}}_real x[2] = {1, ({{name}}_real)0.5}, t[1] = {1};
            read_file("from_dotnet");
            printf("%d ", {{name}}_restore(&n, bytes));
            (void){{name}}_train_step(&n, x, t, ({{name}}_real)0.25);
            {{name}}_store(&n, bytes);
            write_file("from_c");
            """);
        Assert.Equal("0", printed);

        // .NET takes the same step, and another instance what C stored: both have to be the same.
        network.TrainStep([T.One, T.One / (T.One + T.One)], [T.One], T.CreateChecked(0.25));
        ITrainable<T> loaded = Compiled.CreateTrainable<T>(spec, 99);
        if (spec.Trainable is not null)
        {
            // Stored is what learns; the rest is part of the program, and has to be the same.
            Assert.Throws<ModelFileException>(() => loaded.LoadStored(folder.File("from_c")));
            var parameters = new T[spec.ParameterCount];
            network.CopyParametersTo(parameters);
            loaded.LoadParameters(parameters);
            loaded.TrainStep([T.One, T.Zero], [T.Zero], T.One);
        }

        loaded.LoadStored(folder.File("from_c"));
        Assert.Equal(Learned(network), Learned(loaded));
        loaded.SaveStored(folder.File("again"));
        Assert.Equal(File.ReadAllBytes(folder.File("from_c")), File.ReadAllBytes(folder.File("again")));
    }

    /// <summary>Any bit that is another one is noticed, and the network stays as it was.</summary>
    [ToolchainFact("gcc")]
    public void Damaged_bytes_are_refused_by_C()
    {
        using var folder = new TemporaryFolder();
        Trained<float>(Adam, steps: 3).SaveC(folder.File(""), new CExport { Training = true });
        string printed = StoredProgram.Run(folder.File(""), "adam", "", """
            int accepted = 0, changed = 0;
            adam_store(&n, bytes);
            n.w[0] = 7.0f;
            other = n;
            for (int bit = 0; bit < 8 * ADAM_STORED_BYTES; ++bit)
            {
                bytes[bit / 8] ^= (unsigned char)(1 << (bit % 8));
                accepted += adam_restore(&n, bytes) == ADAM_RESTORED;
                changed += memcmp(&n, &other, sizeof n) != 0;
                bytes[bit / 8] ^= (unsigned char)(1 << (bit % 8));
            }

            printf("%d %d %d", accepted, changed, adam_restore(&n, bytes));
            """);
        Assert.Equal("0 0 0", printed);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Damaged_bytes_are_refused_by_dotnet(string name)
    {
        using var folder = new TemporaryFolder();
        if (name == "Wide")
        {
            RefusesDamage(Trained<double>(Wide, steps: 3), folder);
        }
        else
        {
            NetworkSpec spec = name == "Adam" ? Adam : name == "Tail" ? Tail : Plain;
            RefusesDamage(Trained<float>(spec, steps: 3), folder);
        }
    }

    private static void RefusesDamage<T>(ITrainable<T> network, TemporaryFolder folder)
        where T : unmanaged
    {
        string file = folder.File("stored");
        network.SaveStored(file);
        byte[] bytes = File.ReadAllBytes(file);
        double[] before = Learned(network);
        for (int at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 0x10;
            Refuses(bytes);
            bytes[at] ^= 0x10;
        }

        Refuses([.. bytes, 0]);
        Refuses(bytes[..^1]);
        Refuses([]);

        void Refuses(byte[] damaged)
        {
            File.WriteAllBytes(file, damaged);
            ModelFileException problem = Assert.Throws<ModelFileException>(() => network.LoadStored(file));
            Assert.StartsWith($"{file}: ", problem.Message, StringComparison.Ordinal);
            Assert.Equal(before, Learned(network));
        }
    }

    [Fact]
    public void Bytes_of_another_network_are_refused()
    {
        using var folder = new TemporaryFolder();
        Trained<float>(Plain, steps: 1).SaveStored(folder.File("stored"));
        ModelFileException problem = Assert.Throws<ModelFileException>(
            () => Compiled.CreateTrainable<float>(Adam, 1).LoadStored(folder.File("stored")));
        Assert.Contains("the bytes belong to another network than 2-3-1 Sigmoid, Identity; SumSquares; Adam", problem.Message);
    }

    internal static ITrainable<T> Trained<T>(NetworkSpec spec, int steps)
        where T : unmanaged, INumber<T>
    {
        ITrainable<T> network = Compiled.CreateTrainable<T>(spec, 3);
        for (int step = 0; step < steps; step++)
        {
            network.TrainStep([T.One, T.CreateChecked(step)], [T.One], T.CreateChecked(0.125));
        }

        return network;
    }

    /// <summary>Parameters and optimizer state.</summary>
    private static double[] Learned<T>(ITrainable<T> network)
        where T : unmanaged
    {
        var parameters = new T[network.Topology.ParameterCount];
        network.CopyParametersTo(parameters);
        var state = new double[network.OptimizerStateCount];
        network.CopyOptimizerStateTo(state);
        return [.. parameters.Select(number => Convert.ToDouble(number, CultureInfo.InvariantCulture)), .. state];
    }
}
