using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Usage;

/// <summary>
/// What a method does with its locals, lambdas and local functions included. Looked at when it is first asked.
/// </summary>
internal sealed class MethodBody(ImmutableArray<IOperation> blocks)
{
    private readonly Lazy<Dictionary<ILocalSymbol, Local>> _locals = new(() => Find(blocks));

    /// <summary>What a local holds from its declaration on, or null where it may be given another value.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol symbol) =>
        _locals.Value.TryGetValue(symbol, out Local? local) && local.References.All(IsRead) ? local.Value : null;

    /// <summary>Whether the method may ask for a local's length before it goes where the use stands.</summary>
    public bool IsTested(ILocalSymbol symbol, IOperation use) =>
        ReferencesTo(symbol).Any(reference => LengthTest.Is(reference, use));

    /// <summary>Every mention of a local.</summary>
    public IReadOnlyList<ILocalReferenceOperation> ReferencesTo(ILocalSymbol symbol) =>
        _locals.Value.TryGetValue(symbol, out Local? local) ? local.References : [];

    private static Dictionary<ILocalSymbol, Local> Find(ImmutableArray<IOperation> blocks)
    {
        var locals = new Dictionary<ILocalSymbol, Local>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in blocks.SelectMany(block => block.DescendantsAndSelf()))
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None } declarator:
                    Of(declarator.Symbol).Value = declarator.GetVariableInitializer()?.Value;
                    break;
                case ILocalReferenceOperation reference:
                    Of(reference.Local).References.Add(reference);
                    break;
            }
        }

        return locals;

        Local Of(ILocalSymbol symbol)
        {
            if (!locals.TryGetValue(symbol, out Local? local))
            {
                locals.Add(symbol, local = new Local());
            }

            return local;
        }
    }

    /// <summary>Whether a mention leaves the local as it is. What is not known here counts as a change.</summary>
    private static bool IsRead(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.None or RefKind.In,
        ISimpleAssignmentOperation assignment => assignment.Value == reference && !assignment.IsRef,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None } } => true,
        IInvocationOperation call => IsOwn(call.TargetMethod, reference.Local),
        IMemberReferenceOperation member => IsOwn(member.Member, reference.Local),
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => true,
        IConversionOperation or IReturnOperation or IBinaryOperation => true,
        _ => false,
    };

    /// <summary>An extension may take a span by reference, and give it another value.</summary>
    private static bool IsOwn(ISymbol member, ILocalSymbol local) =>
        local.Type.IsReferenceType || SymbolEqualityComparer.Default.Equals(member.ContainingType, local.Type);

    private sealed class Local
    {
        public IOperation? Value { get; set; }

        public List<ILocalReferenceOperation> References { get; } = [];
    }
}
