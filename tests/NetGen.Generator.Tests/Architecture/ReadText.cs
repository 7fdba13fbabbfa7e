using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>Where the compiler looks into a text: at its characters, its length, or for another text in it.</summary>
internal static class ReadText
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>What makes texts of texts, or compares whole ones, without a look at what is in them.</summary>
    private static readonly HashSet<string> Harmless =
        ["Join", "Concat", "Append", "ToString", "ToLowerInvariant", "PadRight", "Equals", "CompareOrdinal"];

    /// <summary>Each as "CodeWriter.cs: String.Split".</summary>
    public static IEnumerable<string> InCompiler()
    {
        CSharpCompilation compiler = Compiler();
        GeneratorRunner.AssertNone(
            compiler.GetDeclarationDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));
        return compiler.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(Paths.Compiler, StringComparison.Ordinal))
            .AsParallel()
            .SelectMany(tree => In(compiler.GetSemanticModel(tree), tree));
    }

    private static IEnumerable<string> In(SemanticModel model, SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes()
            .Select(node => node switch
            {
                SimpleNameSyntax name => Name(model, name),
                ElementAccessExpressionSyntax element => Type(model, element.Expression),
                ForEachStatementSyntax loop => Type(model, loop.Expression),
                ListPatternSyntax pattern => IsText(model.GetTypeInfo(pattern).Type) ? "String[]" : null,
                ArgumentSyntax { Expression: var value } => Characters(model, value),
                _ => null,
            })
            .Where(found => found is not null)
            .Select(found => $"{Path.GetFileName(tree.FilePath)}: {found}")
            .Distinct();

    private static string? Name(SemanticModel model, SimpleNameSyntax name)
    {
        ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
        if (symbol?.ContainingNamespace?.ToString() == "System.Text.RegularExpressions")
        {
            return "Regex";
        }

        // "text.Any(…)": LINQ goes through its characters.
        if (symbol is IMethodSymbol { ReducedFrom: not null })
        {
            return name.Parent is MemberAccessExpressionSyntax call ? Type(model, call.Expression) : null;
        }

        return symbol is IMethodSymbol or IPropertySymbol
            && IsText(symbol.ContainingType)
            && !Harmless.Contains(symbol.Name)
            && !(symbol.Name == "Length" && IsComparedWithNothing(name))
                ? $"{symbol.ContainingType.Name}.{symbol.Name}"
                : null;
    }

    private static string? Type(SemanticModel model, ExpressionSyntax expression) =>
        IsText(model.GetTypeInfo(expression).Type) ? "String[]" : null;

    /// <summary>A text that is given as a sequence of characters.</summary>
    private static string? Characters(SemanticModel model, ExpressionSyntax value) =>
        IsText(model.GetTypeInfo(value).Type)
        && model.GetTypeInfo(value).ConvertedType is { TypeKind: TypeKind.Interface or TypeKind.Struct }
            ? "String[]"
            : null;

    /// <summary>Whether there is any text: text.Length > 0.</summary>
    private static bool IsComparedWithNothing(SimpleNameSyntax length) =>
        length.Parent?.Parent is BinaryExpressionSyntax { Right: LiteralExpressionSyntax { Token.Value: 0 } };

    private static bool IsText(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } or { Name: "StringBuilder" };

    private static CSharpCompilation Compiler()
    {
        IEnumerable<string> files =
        [
            .. Paths.Sources("generator", "NetGen.Compiler"),
            Path.Combine(Paths.Repository, "generator", "CompilerTypes.cs"),
            .. Paths.Sources("src", "NetGen", "Attributes", "Enums"),
            Path.Combine(Paths.Repository, "src", "NetGen", "Attributes", "OptimizerConstants.cs"),
            Path.Combine(Paths.Repository, "src", "NetGen", "Numerics", "ArithmeticVersion.cs"),
        ];
        var options = new CSharpParseOptions(LanguageVersion.CSharp14, preprocessorSymbols: ["NETGEN_GENERATOR"]);
        return CSharpCompilation.Create(
            "NetGen.Compiler",
            files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file))
                .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options)),
            Consumer.NetStandard20.References.Where(
                reference => !reference.Display!.EndsWith("NetGen.dll", StringComparison.Ordinal)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
