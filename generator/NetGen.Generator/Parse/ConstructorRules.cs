using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parse;

/// <summary>
/// Whether a constructor of the user's may set the weights. By names, since what is generated has no symbols yet when
/// the generator asks; what is not known counts as setting them.
/// </summary>
internal static class ConstructorRules
{
    /// <summary>
    /// Whether a constructor goes by a generated one, hands the network on, or uses more of it than fields and plain
    /// properties.
    /// </summary>
    public static bool MaySetWeights(
        IMethodSymbol constructor, ILookup<string, GeneratedMember> generated, CancellationToken cancellation)
    {
        // Of a partial constructor, the part that has a body.
        SyntaxNode syntax = (constructor.PartialImplementationPart ?? constructor)
            .DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        return IsChained(syntax)
            || constructor.ContainingType.GetMembers().Any(IsOverride)
            || syntax.DescendantNodes().Any(node => node switch
            {
                ThisExpressionSyntax or BaseExpressionSyntax =>
                    node.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
                    || !IsPlain(Find(constructor.ContainingType, name)),
                SimpleNameSyntax { Identifier.ValueText: var name } when !IsOfAnother(node) =>
                    GeneratedMembers.IsPrivate(name)
                    || (Find(constructor.ContainingType, name) is { } own ? !IsPlain(own) : generated.Contains(name)),
                _ => false,
            });
    }

    private static bool IsChained(SyntaxNode constructor) => constructor is
        ConstructorDeclarationSyntax { Initializer.RawKind: (int)SyntaxKind.ThisConstructorInitializer };

    /// <summary>A constructor of the base class may call it.</summary>
    private static bool IsOverride(ISymbol member) => member is
        IMethodSymbol { OverriddenMethod.ContainingType.SpecialType: not SpecialType.System_Object };

    /// <summary>x.Name: this and base are looked at by themselves.</summary>
    private static bool IsOfAnother(SyntaxNode name) =>
        name.Parent is MemberBindingExpressionSyntax
        || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name);

    private static ISymbol? Find(INamedTypeSymbol? type, string name)
    {
        ISymbol? found = null;
        for (; type is not null && found is null; type = type.BaseType)
        {
            // Of overloads, one that could do something.
            found = type.GetMembers(name).OrderBy(IsPlain).FirstOrDefault();
        }

        return found;
    }

    /// <summary>What the network runs no code for: a field, { get; set; }, a type, a static member.</summary>
    private static bool IsPlain(ISymbol? member) => member switch
    {
        null => false,
        { IsStatic: true } or IFieldSymbol or ITypeSymbol => true,
        IPropertySymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } property =>
            property.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } declared
            && !declared.Modifiers.Any(SyntaxKind.PartialKeyword)
            && accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }),
        _ => false,
    };
}
