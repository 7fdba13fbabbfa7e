using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Parse;

namespace NetGen.Generator;

/// <summary>Completes every class that has the <c>[Network]</c> attribute.</summary>
[Microsoft.CodeAnalysis.Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Parse: a class with the attribute becomes a few values, or null where something is wrong with it. The generator
        // stays silent about that: the analyzer says it.
        IncrementalValuesProvider<NetworkModel?> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkDeclaration.AttributeName,
                static (node, _) => node is ClassDeclarationSyntax,
                static (target, cancellation) => NetworkParser.Parse(target, cancellation))
            .WithTrackingName(TrackingNames.Parse);

        // The cache gate: from here on nothing runs again until a model differs from the one before.
        IncrementalValuesProvider<NetworkModel> networks = parsed
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Networks);

        // Plan and emit: not "implementation only", because users call these members while they type.
        context.RegisterSourceOutput(networks, static (output, model) =>
        {
            foreach ((string hintName, string text) in SourceFiles.Write(model))
            {
                output.CancellationToken.ThrowIfCancellationRequested();
                output.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
            }
        });
    }
}
