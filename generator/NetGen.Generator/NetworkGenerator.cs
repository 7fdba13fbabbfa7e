using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Compiler.Model;
using NetGen.Compiler.Print.CSharp;
using NetGen.Generator.Declarations;
using NetGen.Generator.Parse;

namespace NetGen.Generator;

/// <summary>Completes every class that has the <c>[Network]</c> attribute.</summary>
[Microsoft.CodeAnalysis.Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Parse: a class with the attribute becomes a few values, of the network or of what is wrong with it.
        IncrementalValuesProvider<ParsedNetwork?> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkDeclaration.AttributeName,
                static (node, _) => node is ClassDeclarationSyntax,
                static (target, cancellation) => NetworkParser.Parse(target, cancellation))
            .WithTrackingName(TrackingNames.Parse);

        // The cache gate: from here on nothing runs again until a model differs from the one before.
        IncrementalValuesProvider<NetworkModel> networks = parsed
            .Where(static parsed => parsed?.Network is not null)
            .Select(static (parsed, _) => parsed!.Network!)
            .WithTrackingName(TrackingNames.Networks);

        // Plan and emit: not "implementation only", because users call these members while they type.
        // On several threads where the compiler may use them too.
        IncrementalValueProvider<bool> isConcurrent = context.CompilationProvider
            .Select(static (compilation, _) => compilation.Options.ConcurrentBuild);
        context.RegisterSourceOutput(networks.Combine(isConcurrent), static (output, pair) =>
        {
            (NetworkModel model, bool isConcurrent) = pair;
            foreach ((string hintName, string text) in isConcurrent
                ? SourceFiles.WriteInParallel(model, output.CancellationToken)
                : SourceFiles.Write(model))
            {
                output.CancellationToken.ThrowIfCancellationRequested();
                output.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
            }
        });

        // A network with an error: its members without code, so that nothing but the error is reported.
        IncrementalValuesProvider<NetworkModel> declared = parsed
            .Where(static parsed => parsed?.Declared is not null)
            .Select(static (parsed, _) => parsed!.Declared!)
            .WithTrackingName(TrackingNames.Declared);
        context.RegisterSourceOutput(declared, static (output, model) =>
        {
            (string hintName, string text) = DeclarationFile.Write(model);
            output.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
        });

        // The analyzer says what is wrong; where it cannot, or where nobody listens to it, the generator does. An
        // output of its own, because a place moves with every line above it; without an error none of its steps runs.
        IncrementalValuesProvider<Report> reports = parsed
            .SelectMany(static (parsed, _) => parsed?.Reports ?? default)
            .Combine(context.CompilationProvider.Combine(context.AnalyzerConfigOptionsProvider))
            .Where(static pair => !pair.Left.IsSpokenFor
                || AnalyzerSettings.AreSilent(pair.Left, pair.Right.Left, pair.Right.Right))
            .Select(static (pair, _) => pair.Left)
            .WithTrackingName(TrackingNames.Reports);
        context.RegisterSourceOutput(
            reports, static (output, report) => output.ReportDiagnostic(Reports.ToDiagnostic(report)));
    }
}

/// <summary>What the pipeline's steps are called: the caching tests ask for them.</summary>
internal static class TrackingNames
{
    /// <summary>Runs on every edit, as all of its kind; its outputs are equal unless the class has changed.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>The valid models: equal ones end here.</summary>
    public const string Networks = nameof(Networks);

    /// <summary>The networks with an error whose members are declared: equal ones end here.</summary>
    public const string Declared = nameof(Declared);

    /// <summary>The errors that the generator reports.</summary>
    public const string Reports = nameof(Reports);

    public static readonly IReadOnlyList<string> All = [Parse, Networks, Declared, Reports];
}
