using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parse;

/// <summary>The user's own documentation of a class.</summary>
/// <remarks>
/// The compiler puts the comments of all partial declarations one after another, the user's first; of two summaries, or
/// two remarks, an editor shows the first, and a documentation file has both.
/// </remarks>
internal static class UserDocumentation
{
    /// <summary>
    /// Whether a class has the element, or may get it from elsewhere. By the text, which is the same whether a project
    /// parses documentation or takes it for comments.
    /// </summary>
    public static bool Has(INamedTypeSymbol symbol, string element) => ClassRules.Declarations(symbol)
        .SelectMany(declaration => declaration.GetLeadingTrivia())
        .Select(trivia => trivia.ToFullString())
        .Where(text => text.StartsWith("///", StringComparison.Ordinal)
            || text.StartsWith("/**", StringComparison.Ordinal))
        .Any(text => text.Contains($"<{element}") || text.Contains("<inheritdoc") || text.Contains("<include"));
}
