using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parse;

/// <summary>What a project's <c>global using</c> directives bring into every file, generated ones included.</summary>
internal static class GlobalUsings
{
    /// <summary>
    /// What a bare name may stand for by them: an alias's target, a type of a namespace, a type or a static member of a
    /// class. An alias is written without type arguments, whatever it stands for.
    /// </summary>
    public static IEnumerable<(ISymbol Symbol, bool IsAlias)> Named(
        CSharpCompilation compilation, string name, CancellationToken cancellation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (UsingDirectiveSyntax directive in ((CompilationUnitSyntax)tree.GetRoot(cancellation)).Usings
                .Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)))
            {
                // A directive's name is its last part: of an alias the target, which may be no name in C# 12.
                ISymbol? target = directive.ChildNodes().LastOrDefault() is { } node
                    ? compilation.GetSemanticModel(tree).GetSymbolInfo(node, cancellation).Symbol
                    : null;
                if (directive.Alias is { } alias)
                {
                    if (alias.Name.Identifier.ValueText == name && target is not null)
                    {
                        yield return (target, true);
                    }
                }
                else if (target is INamespaceOrTypeSymbol owner)
                {
                    foreach (ISymbol member in owner.GetMembers(name).Where(IsBrought))
                    {
                        yield return (member, false);
                    }
                }
            }
        }
    }

    private static bool IsBrought(ISymbol member) =>
        member is INamedTypeSymbol
        || (member is { ContainingType: not null, IsStatic: true } and not IMethodSymbol { IsExtensionMethod: true });
}
