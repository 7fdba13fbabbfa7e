using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Usage;

/// <summary>
/// Calls that build on others: Update on gradients, Backward on a forward pass. Only where nothing else can have made
/// the other call: the network is created here, and never leaves the method.
/// </summary>
internal static class OrderRules
{
    /// <summary>What gives a network gradients. TrainStep leaves none, by its contract.</summary>
    private static readonly HashSet<string> GiveGradients =
        new(StringComparer.Ordinal) { "Backward", "BackwardBatch", "TrainBatch", "LoadGradients" };

    private static readonly HashSet<string> GoForward = new(StringComparer.Ordinal) { "Forward" };

    public static IEnumerable<Diagnostic> Problems(
        IInvocationOperation call, NetworkType network, MethodBody body, Func<ControlFlowGraph> graph)
    {
        (DiagnosticDescriptor Rule, HashSet<string> Needed)? order = call.TargetMethod.Name switch
        {
            "Update" => (DiagnosticDescriptors.UpdateWithoutGradients, GiveGradients),
            "Backward" => (DiagnosticDescriptors.BackwardWithoutForward, GoForward),
            _ => null,
        };
        if (order is { } wanted
            && call.Instance is ILocalReferenceOperation { Local: { } local }
            && Creation(body.OnlyValueOf(local)) is { Initializer: null } creation
            && network.IsGeneratedConstructor(creation.Constructor)
            && Calls(body.ReferencesTo(local), network) is { } calls
            && calls.Where(other => wanted.Needed.Contains(other.TargetMethod.Name)).ToList() is var needed
            && (needed.Count == 0
                || (calls.All(IsInMethodItself) && !needed.Any(other => Flow.MayFollow(graph(), other, call)))))
        {
            yield return Diagnostic.Create(wanted.Rule, NameOf(call), local.Name);
        }
    }

    /// <summary>new Xor(1), or new(1), which is converted to its type.</summary>
    private static IObjectCreationOperation? Creation(IOperation? value) =>
        value is IConversionOperation { IsImplicit: true } conversion
            ? Creation(conversion.Operand)
            : value as IObjectCreationOperation;

    /// <summary>The calls of generated methods on a local; null where anything else is done with it.</summary>
    private static List<IInvocationOperation>? Calls(
        IReadOnlyList<ILocalReferenceOperation> references, NetworkType network)
    {
        List<IInvocationOperation> calls =
        [
            .. references.Select(reference => reference.Parent).OfType<IInvocationOperation>().Where(call =>
                call.Instance is ILocalReferenceOperation
                && NetworkType.IsMemberName(call.TargetMethod.Name)
                && network.IsGenerated(call.TargetMethod)),
        ];
        return calls.Count == references.Count ? calls : null;
    }

    /// <summary>Lambdas and local functions run when they are called.</summary>
    private static bool IsInMethodItself(IOperation? operation)
    {
        while (operation is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation)
        {
            operation = operation.Parent;
        }

        return operation is null;
    }

    /// <summary>Where the call's name stands.</summary>
    private static Location NameOf(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            ? access.Name.GetLocation()
            : call.Syntax.GetLocation();
}
