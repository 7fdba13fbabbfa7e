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

    /// <summary>What a local holds wherever it is read, or null where it may be given another value.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol symbol) =>
        _locals.Value.TryGetValue(symbol, out Local? local) && local.References.All(IsRead) ? local.Value : null;

    /// <summary>Whether the method may ask for a local's length before it goes where the use stands.</summary>
    public bool IsTested(ILocalSymbol symbol, IOperation use) =>
        ReferencesTo(symbol).Any(reference => LengthTest.Is(reference, use));

    /// <summary>Every mention of a local, but for those that give it a value.</summary>
    public IReadOnlyList<ILocalReferenceOperation> ReferencesTo(ILocalSymbol symbol) =>
        _locals.Value.TryGetValue(symbol, out Local? local) ? local.References : [];

    private static Dictionary<ILocalSymbol, Local> Find(ImmutableArray<IOperation> blocks)
    {
        var locals = new Dictionary<ILocalSymbol, Local>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in blocks.SelectMany(block => block.DescendantsAndSelf()))
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None } declarator
                    when declarator.Parent is IVariableDeclarationOperation:
                    Of(declarator.Symbol).Declare(declarator.GetVariableInitializer()?.Value);
                    break;
                case ILocalReferenceOperation { Parent: ISimpleAssignmentOperation { IsRef: false } given } reference
                    when given.Target == reference && given.Parent is IExpressionStatementOperation:
                    Of(reference.Local).Give(given.Value);
                    break;
                case ILocalReferenceOperation reference when !IsName(reference):
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

    /// <summary>nameof(x) asks nothing of x.</summary>
    private static bool IsName(IOperation? operation) =>
        operation is not null and not IBlockOperation && (operation is INameOfOperation || IsName(operation.Parent));

    /// <summary>An extension may take a span by reference, and give it another value.</summary>
    private static bool IsOwn(ISymbol member, ILocalSymbol local) =>
        local.Type.IsReferenceType || SymbolEqualityComparer.Default.Equals(member.ContainingType, local.Type);

    private sealed class Local
    {
        private readonly List<IOperation> _values = [];

        private bool _isDeclared;

        /// <summary>The only value; of what is no plain declaration, there may be more.</summary>
        public IOperation? Value => _isDeclared && _values is [var one] ? one : null;

        public List<ILocalReferenceOperation> References { get; } = [];

        public void Declare(IOperation? value)
        {
            _isDeclared = true;
            if (value is not null)
            {
                Give(value);
            }
        }

        public void Give(IOperation value) => _values.Add(value);
    }
}
