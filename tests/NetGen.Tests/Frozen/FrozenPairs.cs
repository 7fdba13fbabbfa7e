using System.Numerics;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.TestSupport;

namespace NetGen.Tests.Frozen;

/// <summary>Networks, and for each a frozen class of the same parameters.</summary>
internal static class FrozenPairs
{
    private const string Prefix = "Frozen";

    /// <summary>Both in one assembly.</summary>
    public static CompiledNetworks Compile(IReadOnlyCollection<NetworkSpec> specs)
    {
        string trained = string.Concat(specs.Select(spec => WithoutGradients(spec).ToSource()));
        return NetworkCompiler.Compile(LanguageVersion.CSharp9, [trained, .. Frozen(specs)]);
    }

    /// <summary>The frozen classes alone, from what <see cref="Frozen(IReadOnlyCollection{NetworkSpec})"/> gives.</summary>
    /// <remarks>C# 9: the oldest language that the written file promises to be.</remarks>
    public static CompiledNetworks CompileFrozen(params string[] sources) =>
        NetworkCompiler.Compile(LanguageVersion.CSharp9, sources);

    /// <summary>Compares each network with its frozen class.</summary>
    public static void Check(params IReadOnlyCollection<NetworkSpec> specs)
    {
        using CompiledNetworks trained = NetworkCompiler.Compile(specs.Select(WithoutGradients));
        using CompiledNetworks frozen = CompileFrozen(Frozen(specs, trained));
        Assert.All(specs, spec => FrozenCheck.Run(TrainedOf(trained, spec), FrozenOf(frozen, spec)));
    }

    /// <summary>What SaveFrozen writes of each network, and the class that the comment of that file shows.</summary>
    public static string[] Frozen(IReadOnlyCollection<NetworkSpec> specs)
    {
        using CompiledNetworks trained = NetworkCompiler.Compile(specs.Select(WithoutGradients));
        return Frozen(specs, trained);
    }

    private static string[] Frozen(IReadOnlyCollection<NetworkSpec> specs, CompiledNetworks trained) =>
    [
        .. specs.SelectMany(spec => spec.Precision == Precision.Double
            ? Freeze(spec, trained.CreateTrainable<double>(spec, 1))
            : Freeze(spec, trained.CreateTrainable<float>(spec, 1))),
    ];

    /// <summary>The frozen class beside a network's.</summary>
    public static Type FrozenOf(Type trained) =>
        trained.Assembly.GetType($"{trained.Namespace}.{Prefix}{trained.Name}", throwOnError: true)!;

    public static Type FrozenOf(CompiledNetworks frozen, NetworkSpec spec) =>
        TrainedOf(frozen, spec with { Name = Prefix + spec.Name });

    private static Type TrainedOf(CompiledNetworks networks, NetworkSpec spec) =>
        networks.Assembly.GetType($"{NetworkCompiler.Namespace}.{spec.Name}", throwOnError: true)!;

    /// <summary>What SaveFrozen writes.</summary>
    public static string Text<T>(IPredictor<T> network, string? className = null)
        where T : unmanaged
    {
        using var stream = new MemoryStream();
        network.SaveFrozen(stream, className);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The class that the file's own comment shows, in its namespace.</summary>
    public static string ClassOf(string text)
    {
        IEnumerable<string> lines = text.Split('\n')
            .SkipWhile(line => !line.Contains("[Network(", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith("//  ", StringComparison.Ordinal)).Select(line => line[2..]);
        return $$"""
            namespace {{NetworkCompiler.Namespace}}
            {
                using System;
                using NetGen;

            {{string.Join("\n", lines)}}
            }
            """;
    }

    /// <summary>Nobody asks for gradients here, and without them there is far less to compile.</summary>
    private static NetworkSpec WithoutGradients(NetworkSpec spec) =>
        spec with { Gradients = false, InputGradients = false };

    private static string[] Freeze<T>(NetworkSpec spec, IPredictor<T> network)
        where T : unmanaged, INumber<T>
    {
        network.LoadParameters(Numbers.Random<T>(new Random(spec.Name.Length), spec.ParameterCount));
        string text = Text(network, $"{NetworkCompiler.Namespace}.{Prefix}{spec.Name}");
        return [text, ClassOf(text)];
    }
}
