using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>A type as its declaration has it.</summary>
internal sealed class SourceType(MemberDeclarationSyntax declaration)
{
    public string Name { get; } = declaration switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => "",
    };

    public bool IsPublic { get; } = declaration.Modifiers.Any(SyntaxKind.PublicKeyword);

    public IReadOnlySet<string> Bases { get; } = declaration is BaseTypeDeclarationSyntax { BaseList: { } bases }
        ? Names(bases).ToHashSet()
        : [];

    /// <summary>The names of its extension methods.</summary>
    public IReadOnlySet<string> Extensions { get; } =
        ExtensionMethods(declaration).Select(method => method.Identifier.ValueText).ToHashSet();

    /// <summary>The types that its extension methods extend.</summary>
    public IReadOnlySet<string> Extended { get; } =
        ExtensionMethods(declaration).SelectMany(method => Names(method.ParameterList.Parameters[0].Type!)).ToHashSet();

    /// <summary>The types that others meet in its members: parameters, results, properties.</summary>
    public IReadOnlySet<string> Signatures { get; } = declaration is TypeDeclarationSyntax type
        ? Names(type.ParameterList).Concat(type.Members.SelectMany(Signature)).ToHashSet()
        : [];

    /// <summary>The names in a piece of code that may be those of types: not what follows a dot.</summary>
    public static IEnumerable<string> Names(SyntaxNode? code) =>
        (code?.DescendantNodesAndSelf() ?? []).OfType<SimpleNameSyntax>()
            .Where(name => name.Parent is not MemberAccessExpressionSyntax access || access.Name != name)
            .Select(name => name.Identifier.ValueText);

    private static IEnumerable<string> Signature(MemberDeclarationSyntax member) =>
        IsVisible(member)
            ? member switch
            {
                MethodDeclarationSyntax method => [.. Names(method.ReturnType), .. Names(method.ParameterList)],
                ConstructorDeclarationSyntax constructor => Names(constructor.ParameterList),
                BasePropertyDeclarationSyntax property => Names(property.Type),
                BaseFieldDeclarationSyntax field => Names(field.Declaration.Type),
                _ => [],
            }
            : [];

    private static bool IsVisible(MemberDeclarationSyntax member) =>
        member.Parent is InterfaceDeclarationSyntax
        || member.Modifiers.Any(modifier => modifier.Kind() is
            SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);

    private static IEnumerable<MethodDeclarationSyntax> ExtensionMethods(MemberDeclarationSyntax declaration) =>
        declaration is TypeDeclarationSyntax type
            ? type.Members.OfType<MethodDeclarationSyntax>().Where(method =>
                method.ParameterList.Parameters.Any(parameter => parameter.Modifiers.Any(SyntaxKind.ThisKeyword)))
            : [];
}
