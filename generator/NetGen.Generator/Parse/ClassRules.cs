using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>The class itself: whether another file can complete it, and whether it can hold a network.</summary>
internal static class ClassRules
{
    public static IEnumerable<Problem> Problems(NetworkDeclaration declaration)
    {
        Location location = declaration.Identifier;
        INamedTypeSymbol symbol = declaration.Class;
        string name = symbol.Name;

        // A record is refused before all else: none of the rest makes it a network.
        if (symbol.IsRecord)
        {
            yield return new Problem(DiagnosticDescriptors.Record, location, name);
            yield break;
        }

        if (declaration.Compilation.LanguageVersion < LanguageVersion.CSharp9)
        {
            yield return new Problem(
                DiagnosticDescriptors.LanguageTooOld,
                declaration.Arguments.Location,
                declaration.Compilation.LanguageVersion.ToDisplayString());
        }

        // Of a frozen network everything is static anyway.
        if (symbol.IsStatic && !declaration.Arguments.Get(Names.Frozen, false))
        {
            yield return new Problem(DiagnosticDescriptors.StaticClass, location, name);
        }
        else
        {
            foreach (Location part in NotPartial(symbol))
            {
                yield return new Problem(DiagnosticDescriptors.NotPartial, part, name);
            }
        }

        foreach (INamedTypeSymbol outer in ClassPlaceParser.ContainingTypes(symbol))
        {
            foreach (Location part in NotPartial(outer))
            {
                yield return new Problem(
                    DiagnosticDescriptors.ContainingTypeNotPartial,
                    part,
                    outer.Name,
                    name,
                    ClassPlaceParser.Keyword(outer));
            }
        }

        foreach (INamedTypeSymbol type in ClassPlaceParser.ContainingTypes(symbol).Append(symbol))
        {
            if (type.TypeParameters.Length > 0)
            {
                yield return new Problem(DiagnosticDescriptors.Generic, location, Display(type), name);
                break;
            }
        }

        if (ClassPlaceParser.ContainingTypes(symbol).Append(symbol).Any(IsFileLocal))
        {
            yield return new Problem(DiagnosticDescriptors.FileLocal, location, name);
        }

        // By its node: nor has it a property for a class's own parameters.
        if (Declarations(symbol).SelectMany(type => type.ChildNodes()).OfType<ParameterListSyntax>().FirstOrDefault()
            is { } parameters)
        {
            yield return new Problem(DiagnosticDescriptors.PrimaryConstructor, parameters.GetLocation(), name);
        }
    }

    /// <summary>A type's declarations in the user's own files.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol symbol) => symbol
        .DeclaringSyntaxReferences
        .Where(reference => !GeneratedFiles.Contain(reference.SyntaxTree))
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>();

    /// <summary>By its text: the oldest compiler that is supported has no kind for this keyword.</summary>
    public static bool IsFileLocal(INamedTypeSymbol symbol) =>
        Declarations(symbol).Any(type => type.Modifiers.Any(modifier => modifier.ValueText == "file"));

    /// <summary>The declarations to mend: one part that lacks the word keeps all others from being completed.</summary>
    private static IEnumerable<Location> NotPartial(INamedTypeSymbol symbol) => Declarations(symbol)
        .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
        .Select(type => type.Identifier.GetLocation());

    private static string Display(INamedTypeSymbol symbol) =>
        symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
