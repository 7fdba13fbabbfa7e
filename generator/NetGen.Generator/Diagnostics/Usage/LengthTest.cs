using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Usage;

/// <summary>Tests of a local's length: who asks for it may know what does not fit.</summary>
internal static class LengthTest
{
    /// <summary>Whether a mention is of the length, and decides what runs.</summary>
    /// <param name="reference">The mention.</param>
    /// <param name="use">Where the local is passed on.</param>
    public static bool Is(ILocalReferenceOperation reference, IOperation use)
    {
        if (reference.Parent is not IPropertyReferenceOperation { Property.IsIndexer: false })
        {
            return false;
        }

        IOperation part = reference;
        for (IOperation? whole = part.Parent; whole is not null; part = whole, whole = whole.Parent)
        {
            switch (whole)
            {
                // A loop over the elements says nothing of what is behind it.
                case IForLoopOperation loop when loop.Condition == part:
                    return loop.Syntax.Span.Contains(use.Syntax.Span);
                case IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or IWhileLoopOperation:
                case IIsPatternOperation or IVariableInitializerOperation or IReturnOperation:
                case IBinaryOperation
                {
                    OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr,
                }:
                case IAssignmentOperation given when given.Value == part:
                    return true;
                case IBlockOperation or IExpressionStatementOperation:
                    return false;
            }
        }

        return false;
    }
}
