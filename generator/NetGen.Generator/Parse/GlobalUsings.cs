using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parse;

/// <summary>What a project's <c>global using</c> directives bring into every file, generated ones included.</summary>
internal sealed class GlobalUsings(CSharpCompilation compilation, CancellationToken cancellation)
{
    /// <summary>Read once for all names.</summary>
    private readonly List<(string? Alias, ISymbol Target)> _directives = [.. Directives(compilation, cancellation)];

    /// <summary>
    /// What a bare name may stand for by them: an alias's target, a type of a namespace, a type or a static member of a
    /// class. An alias is written without type arguments, whatever it stands for.
    /// </summary>
    public IEnumerable<(ISymbol Symbol, bool IsAlias)> Named(string name)
    {
        foreach ((string? alias, ISymbol target) in _directives)
        {
            if (alias is not null)
            {
                if (alias == name)
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

    private static IEnumerable<(string? Alias, ISymbol Target)> Directives(
        CSharpCompilation compilation, CancellationToken cancellation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (UsingDirectiveSyntax directive in ((CompilationUnitSyntax)tree.GetRoot(cancellation)).Usings
                .Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)))
            {
                // A directive's name is its last part: of an alias the target, which may be no name in C# 12.
                if (directive.ChildNodes().LastOrDefault() is { } node
                    && compilation.GetSemanticModel(tree).GetSymbolInfo(node, cancellation).Symbol is { } target)
                {
                    yield return (directive.Alias?.Name.Identifier.ValueText, target);
                }
            }
        }
    }

    private static bool IsBrought(ISymbol member) =>
        member is INamedTypeSymbol
        || (member is { ContainingType: not null, IsStatic: true } and not IMethodSymbol { IsExtensionMethod: true });
}
