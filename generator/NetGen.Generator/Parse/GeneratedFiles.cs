using Microsoft.CodeAnalysis;
using NetGen.Generator.Declarations;

namespace NetGen.Generator.Parse;

/// <summary>
/// Tells NetGen's files from the user's. The generator never sees its own, but the analyzer runs after it, and must not
/// take a generated member for one of the user's that clashes with it.
/// </summary>
internal static class GeneratedFiles
{
    /// <summary>The compiler puts a generated file into folders named after the generator.</summary>
    public static bool Contain(SyntaxTree tree) =>
        tree.FilePath.Replace('\\', '/').Contains("NetGen.Generator/NetGen.Generator.NetworkGenerator/");

    /// <summary>Whether a class is only declared, because of an error: no call of it means anything.</summary>
    public static bool OnlyDeclare(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference =>
        Contain(reference.SyntaxTree)
        && reference.SyntaxTree.FilePath.EndsWith(DeclarationFile.Extension, StringComparison.Ordinal));
}
