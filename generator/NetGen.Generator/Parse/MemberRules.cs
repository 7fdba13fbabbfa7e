using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Model;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>The user's members beside the generated ones, and those that the class inherits.</summary>
internal static class MemberRules
{
    /// <summary>Types as <see cref="GeneratedMembers"/> writes them.</summary>
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat;

    public static IEnumerable<Problem> Problems(
        NetworkDeclaration declaration, NetworkModel model, CancellationToken cancellation)
    {
        INamedTypeSymbol symbol = declaration.Class;
        ILookup<string, GeneratedMember> byName = GeneratedMembers.Public(model).ToLookup(member => member.Name);

        return
        [
            .. ClassName(declaration, byName),
            .. Own(symbol, byName, model.Frozen, cancellation),
            .. symbol.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } ancestor
                ? Inherited(declaration, ancestor, byName, model.Frozen, cancellation)
                : [],
        ];
    }

    private static IEnumerable<Problem> ClassName(
        NetworkDeclaration declaration, ILookup<string, GeneratedMember> generated)
    {
        if (generated.Contains(declaration.Class.Name) || GeneratedMembers.IsPrivate(declaration.Class.Name))
        {
            yield return new Problem(DiagnosticDescriptors.ClassName, declaration.Identifier, declaration.Class.Name);
        }
    }

    private static IEnumerable<Problem> Own(
        INamedTypeSymbol symbol,
        ILookup<string, GeneratedMember> generated,
        bool isFrozen,
        CancellationToken cancellation)
    {
        foreach (ISymbol member in symbol.GetMembers().Where(IsWritten))
        {
            cancellation.ThrowIfCancellationRequested();

            // A primary constructor is refused for what it is.
            bool isPrimary = member is IMethodSymbol { MethodKind: MethodKind.Constructor }
                && member.DeclaringSyntaxReferences[0].GetSyntax(cancellation)
                    is TypeDeclarationSyntax;

            if (isPrimary)
            {
                continue;
            }

            if (Clashes(member, generated) || IsTopology(member))
            {
                yield return new Problem(
                    DiagnosticDescriptors.MemberClash, member.Locations[0], Display(member), symbol.Name);
            }
            else if (!isFrozen && member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
                && !ConstructorRules.MaySetWeights(constructor, generated, cancellation))
            {
                yield return new Problem(
                    DiagnosticDescriptors.ConstructorWithoutWeights, member.Locations[0], Display(member));
            }
        }
    }

    private static IEnumerable<Problem> Inherited(
        NetworkDeclaration declaration,
        INamedTypeSymbol ancestor,
        ILookup<string, GeneratedMember> generated,
        bool isFrozen,
        CancellationToken cancellation)
    {
        INamedTypeSymbol symbol = declaration.Class;
        Compilation compilation = declaration.Compilation;
        if (!isFrozen && (BaseConstructors.Called(symbol, compilation) is not { } constructor
            || BaseConstructors.IsForbidden(constructor)))
        {
            yield return new Problem(
                DiagnosticDescriptors.BaseConstructor, declaration.Identifier, symbol.Name, ancestor.Name);
        }

        for (INamedTypeSymbol? type = ancestor;
            type is { SpecialType: not SpecialType.System_Object };
            type = type.BaseType)
        {
            cancellation.ThrowIfCancellationRequested();
            if (NetworkDeclaration.IsNetwork(type))
            {
                yield return new Problem(
                    DiagnosticDescriptors.BaseIsNetwork, declaration.Identifier, symbol.Name, type.Name);
                yield break;
            }

            foreach (ISymbol member in type.GetMembers().Where(member =>
                !member.IsImplicitlyDeclared
                && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary }
                && Clashes(member, generated)
                && compilation.IsSymbolAccessibleWithin(member, symbol)))
            {
                yield return new Problem(
                    DiagnosticDescriptors.InheritedClash, declaration.Identifier, symbol.Name, Display(member));
            }
        }
    }

    private static bool Clashes(ISymbol member, ILookup<string, GeneratedMember> generated) =>
        GeneratedMembers.IsPrivate(member.Name) || generated[member.Name].Any(other => Clash(member, other));

    /// <summary>Overloads live side by side; everything else of one name does not.</summary>
    private static bool Clash(ISymbol member, GeneratedMember generated) =>
        generated.Parameters is not { } parameters
        || member is not IMethodSymbol method
        || (method.TypeParameters.IsEmpty
            && method.Parameters.All(parameter => parameter.RefKind == RefKind.None)
            && method.Parameters.Select(parameter => parameter.Type.ToDisplayString(Format).Replace("@", ""))
                .SequenceEqual(parameters));

    /// <summary>
    /// The generated Topology is static, so the interface's is implemented explicitly. By its name, because the user's
    /// half need not say that it implements the interface.
    /// </summary>
    private static bool IsTopology(ISymbol member) =>
        member is IPropertySymbol
        && (member.Name.StartsWith("NetGen.IPredictor<", StringComparison.Ordinal)
            || member.Name.StartsWith("NetGen.IArrayPredictor<", StringComparison.Ordinal))
        && member.Name.EndsWith(">.Topology", StringComparison.Ordinal);

    /// <summary>Whether the user wrote the member: not the compiler, not NetGen, and no half of a property.</summary>
    private static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && member is not IMethodSymbol { AssociatedSymbol: not null }
        && member.DeclaringSyntaxReferences.Any(reference => !GeneratedFiles.Contain(reference.SyntaxTree));

    private static string Display(ISymbol member) =>
        member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
