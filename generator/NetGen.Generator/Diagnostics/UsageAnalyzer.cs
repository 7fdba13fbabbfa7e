using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Diagnostics.Usage;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Says what is wrong with a call of a network's generated members, wherever it stands. It asks the class's symbol
/// alone, so that networks of other assemblies are looked at too.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticDescriptors.Usage;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(NetworkDeclaration.AttributeName) is null)
            {
                return;
            }

            var networks = new NetworkTypes();
            start.RegisterOperationBlockStartAction(block =>
            {
                var body = new MethodBody(block.OperationBlocks);
                block.RegisterOperationAction(
                    operation => Analyze(operation, networks, body), OperationKind.Invocation);
            });
        });
    }

    private static void Analyze(OperationAnalysisContext context, NetworkTypes networks, MethodBody body)
    {
        var call = (IInvocationOperation)context.Operation;

        // By name first: next to no call gets beyond this.
        if (!NetworkType.IsMemberName(call.TargetMethod.Name)
            || networks.Of(call.TargetMethod.ContainingType) is not { } network
            || !network.IsGenerated(call.TargetMethod))
        {
            return;
        }

        // The graph last: it is dear, and next to no call has a problem.
        Diagnostic[] problems =
        [
            .. LengthRules.Problems(call, network, body),
            .. OrderRules.Problems(call, network, body, context.GetControlFlowGraph),
        ];
        if (problems.Length > 0 && Reachability.MayRun(context.GetControlFlowGraph(), call))
        {
            foreach (Diagnostic problem in problems)
            {
                context.ReportDiagnostic(problem);
            }
        }
    }
}

/// <summary>The networks of a compilation, each looked at once. Asked from many threads.</summary>
internal sealed class NetworkTypes
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, NetworkType?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>What is known of a class, or null where it is no network.</summary>
    public NetworkType? Of(INamedTypeSymbol type) => _known.GetOrAdd(type, NetworkType.Of);
}
