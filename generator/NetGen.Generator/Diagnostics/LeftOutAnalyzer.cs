using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Diagnostics.Usage;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Says which option leaves out a member that is used: the compiler only says that it is not there. It looks at what
/// the compiler has refused, so that a project without errors pays nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeftOutAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        ImmutableArray.Create(DiagnosticDescriptors.MemberLeftOut);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.Invalid);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (Access(context.Operation.Syntax) is not var (receiver, name)
            || context.Operation.SemanticModel is not { } model
            || Type(model, receiver, context.CancellationToken) is not { } type
            || LeftOut.By(type, name.Identifier.ValueText, context.Compilation) is not { } option)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticDescriptors.MemberLeftOut,
            name.GetLocation(),
            type.Name,
            name.Identifier.ValueText,
            option.Cause,
            option.Advice));
    }

    /// <summary>What a member is asked of, and the member; a call is refused as a whole, or what is called.</summary>
    private static (ExpressionSyntax Receiver, SimpleNameSyntax Name)? Access(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } =>
            (access.Expression, access.Name),
        MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } access =>
            (access.Expression, access.Name),
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => Conditional(binding),
        MemberBindingExpressionSyntax { Parent: not InvocationExpressionSyntax } binding => Conditional(binding),
        _ => null,
    };

    private static (ExpressionSyntax Receiver, SimpleNameSyntax Name)? Conditional(
        MemberBindingExpressionSyntax binding) =>
        binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access
            ? (access.Expression, binding.Name)
            : null;

    private static INamedTypeSymbol? Type(
        SemanticModel model, ExpressionSyntax receiver, CancellationToken cancellation) =>
        (model.GetTypeInfo(receiver, cancellation).Type ?? model.GetSymbolInfo(receiver, cancellation).Symbol)
            as INamedTypeSymbol;
}
