using Microsoft.CodeAnalysis;

namespace NetGen.Benchmarks.Compiling;

/// <summary>
/// A generator that does next to nothing: it takes the compiler's own machinery through its first run.
/// </summary>
internal sealed class ObsoleteCounter : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> names = context.SyntaxProvider.ForAttributeWithMetadataName(
            "System.ObsoleteAttribute", static (_, _) => true, static (found, _) => found.TargetSymbol.Name);
        context.RegisterSourceOutput(names, static (production, name) => production.AddSource(name, $"// {name}"));
    }
}
