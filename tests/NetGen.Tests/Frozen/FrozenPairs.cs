using System.Numerics;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.TestSupport;

namespace NetGen.Tests.Frozen;

/// <summary>Networks, each beside a frozen class of the same parameters in the same assembly.</summary>
internal static class FrozenPairs
{
    private const string Prefix = "Frozen";

    /// <summary>C# 9: the oldest language that the written file promises to be.</summary>
    public static CompiledNetworks Compile(params IReadOnlyCollection<NetworkSpec> specs) => Compile(specs, []);

    /// <summary>The same with more sources.</summary>
    public static CompiledNetworks Compile(IReadOnlyCollection<NetworkSpec> specs, string[] more)
    {
        string trained = string.Concat(specs.Select(spec => WithoutGradients(spec).ToSource()));
        return NetworkCompiler.Compile(LanguageVersion.CSharp9, [trained, .. Frozen(specs), .. more]);
    }

    /// <summary>What SaveFrozen writes of each network, and the class that the comment of that file shows.</summary>
    public static string[] Frozen(IReadOnlyCollection<NetworkSpec> specs)
    {
        specs = [.. specs.Select(WithoutGradients)];
        using CompiledNetworks trained = NetworkCompiler.Compile(specs);
        return
        [
            .. specs.SelectMany(spec => spec.Precision == Precision.Double
                ? Freeze(spec, trained.CreateTrainable<double>(spec, 1))
                : Freeze(spec, trained.CreateTrainable<float>(spec, 1))),
        ];
    }

    public static Type FrozenOf(Type trained) =>
        trained.Assembly.GetType($"{trained.Namespace}.{Prefix}{trained.Name}", throwOnError: true)!;

    public static Type TrainedOf(CompiledNetworks pairs, NetworkSpec spec) =>
        pairs.Assembly.GetType($"{NetworkCompiler.Namespace}.{spec.Name}", throwOnError: true)!;

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
