using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>A file of the sources: which types it declares, and which names it uses.</summary>
internal sealed class SourceFile
{
    private readonly HashSet<string> _names;
    private readonly string _space;
    private readonly IReadOnlyList<string> _usings;

    private SourceFile(string path)
    {
        string text = File.ReadAllText(path);
        Path = System.IO.Path.GetRelativePath(Paths.Repository, path);
        Lines = text.AsSpan().Count('\n');
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(
            text, CSharpParseOptions.Default.WithPreprocessorSymbols("HAS_SPAN")).GetCompilationUnitRoot();
        _space = $"{root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name}";
        _usings = [.. root.Usings.Select(opened => $"{opened.NamespaceOrType}")];
        Types = [.. root.Members
            .SelectMany(member => member is BaseNamespaceDeclarationSyntax space ? space.Members : [member])
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(member => new SourceType(member))];
        _names = [.. SourceType.Names(root), .. root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Select(access => "." + access.Name.Identifier.ValueText)];
    }

    /// <summary>Of the library, its packages, the compiler, the generator and the code fixes.</summary>
    public static IReadOnlyList<SourceFile> All { get; } =
        [.. new[] { "src", "generator" }.SelectMany(folder => Paths.Sources(folder)).AsParallel()
            .Select(path => new SourceFile(path))];

    public string Path { get; }

    public int Lines { get; }

    /// <summary>Those that are in no other.</summary>
    public IReadOnlyList<SourceType> Types { get; }

    /// <summary>"Dataset" of Dataset.Weights.cs.</summary>
    public string Name => System.IO.Path.GetFileName(Path).Split('.')[0];

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The other files that use a type of this one, by its name or as extension methods.</summary>
    public IEnumerable<SourceFile> Users(SourceType type) => All.Where(file =>
        file != this
        && file.Sees(this)
        && !file.Types.Any(other => other.Name == type.Name)
        && (file._names.Contains(type.Name) || type.Extensions.Any(name => file._names.Contains("." + name))));

    /// <summary>Whether the other file's namespace is this one's, around it, or opened here.</summary>
    private bool Sees(SourceFile other) =>
        $"{_space}.".StartsWith($"{other._space}.", StringComparison.Ordinal)
        || _usings.Any(opened => opened == other._space
            || opened.StartsWith($"{other._space}.", StringComparison.Ordinal));

    /// <summary>
    /// The file's own type and what belongs to it: its cases, what its signatures are made of, its extension methods.
    /// </summary>
    public HashSet<SourceType> OneConcept()
    {
        // Value.Lanes.cs has more cases of Value.
        HashSet<SourceType> concept = [.. Types.Where(type => type.Name == Name || type.Bases.Contains(Name))];
        int count;
        do
        {
            count = concept.Count;
            concept.UnionWith([.. Types.Where(type => concept.Any(known =>
                type.Bases.Contains(known.Name)
                || type.Extended.Contains(known.Name)
                || known.Signatures.Contains(type.Name)))]);
        }
        while (concept.Count > count);
        return concept;
    }
}
