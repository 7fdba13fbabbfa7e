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
        // Without gradients, which nobody asks for here, there is far less to compile.
        specs = [.. specs.Select(spec => spec with { Gradients = false, InputGradients = false })];
        using CompiledNetworks trained = NetworkCompiler.Compile(specs);
        IEnumerable<string> frozen = specs.SelectMany(spec => spec.Precision == Precision.Double
            ? Freeze(spec, trained.CreateTrainable<double>(spec, 1))
            : Freeze(spec, trained.CreateTrainable<float>(spec, 1)));
        return NetworkCompiler.Compile(
            LanguageVersion.CSharp9, [string.Concat(specs.Select(spec => spec.ToSource())), .. frozen, .. more]);
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
                using NetGen;

            {{string.Join("\n", lines)}}
            }
            """;
    }

    private static string[] Freeze<T>(NetworkSpec spec, IPredictor<T> network)
        where T : unmanaged, INumber<T>
    {
        network.LoadParameters(Numbers.Random<T>(new Random(spec.Name.Length), spec.ParameterCount));
        string text = Text(network, $"{NetworkCompiler.Namespace}.{Prefix}{spec.Name}");
        return [text, ClassOf(text)];
    }
}
