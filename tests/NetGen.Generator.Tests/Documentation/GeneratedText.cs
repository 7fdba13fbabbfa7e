using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Tests.Harness;
using NetGen.Generator.Tests.Snapshots;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>
/// Parts of what the generator writes for the networks in tests/NetGen.Docs/Networks. <c>global::</c> is left out,
/// which pages say, and so is the version, as in snapshots.
/// </summary>
internal static class GeneratedText
{
    private const string EndOfHeader = "// </auto-generated>";

    private static readonly string Folder = Path.Combine(Paths.Repository, "tests", "NetGen.Docs", "Networks");

    private static readonly Lazy<(GeneratorRunResult Result, CSharpCompilation Output)> Run = new(() =>
    {
        string[] files = Directory.GetFiles(Folder, "*.cs");
        string[] sources = [.. files.Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        CSharpCompilation project = GeneratorRunner.Compile(sources);
        // As in most projects: nothing has to be unchecked.
        project = project.WithOptions(project.Options.WithOverflowChecks(false));
        GeneratorRunResult result = GeneratorRunner.Run(project, out CSharpCompilation output);
        return (result, output);
    });

    /// <summary>The user's part and the generated ones, compiled.</summary>
    public static CSharpCompilation Compilation => Run.Value.Output;

    /// <param name="hintName">A generated file: "Chapter.Xor.g.cs".</param>
    /// <param name="part">
    /// None: the whole file. "header": the comment at its top, or, behind it, the lines from one that begins so to another
    /// ("state .. scratch"). Else a member ("Backward", "Vector128Kernel.Predict"),
    /// or several ("_w .. _dy"); behind it, where there is one, the beginning of a paragraph in it ("(5-16)"), or of
    /// the first and the last of several ("E = .. (5-19)").
    /// </param>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static string Read(string hintName, params string[] part)
    {
        GeneratedSourceResult[] files = [.. Run.Value.Result.GeneratedSources.Where(file => file.HintName == hintName)];
        if (files.Length == 0)
        {
            throw new FormatException($"Nothing called {hintName} is generated; there are "
                + string.Join(", ", Run.Value.Result.GeneratedSources.Select(file => file.HintName)));
        }

        string text = Snapshot.WithoutVersion(files[0].SourceText.ToString());
        string read = part switch
        {
            [] => text.TrimEnd('\n'),
            ["header"] => text[..(text.IndexOf(EndOfHeader, StringComparison.Ordinal) + EndOfHeader.Length)],
            ["header", var lines] => Lines(text[..text.IndexOf(EndOfHeader, StringComparison.Ordinal)].Split('\n'), lines),
            [var members] => Region.MovedLeft(Members(text, members)),
            [var members, var paragraphs] => Region.MovedLeft(Paragraphs(Members(text, members), paragraphs)),
            _ => throw new FormatException($"{hintName} | {string.Join(" | ", part)}: a file, a member, a paragraph."),
        };
        return read.Replace("global::", "", StringComparison.Ordinal);
    }

    /// <summary>Lines of a comment, without its indent.</summary>
    private static string Lines(string[] comment, string openings)
    {
        string[] ends = openings.Split(" .. ");
        string[] lines = [.. comment.Select(line => line.TrimStart('/', ' '))];
        int first = Array.FindIndex(lines, line => line.StartsWith(ends[0], StringComparison.Ordinal));
        int last = first < 0 ? -1 : Array.FindIndex(lines, first, line => line.StartsWith(ends[^1], StringComparison.Ordinal));
        return last < 0
            ? throw new FormatException($"The header has no lines '{openings}'.")
            : string.Join('\n', lines[first..(last + 1)].Select(line => $"// {line}"));
    }

    /// <summary>Whole members with what is written above them.</summary>
    private static string[] Members(string text, string names)
    {
        string[] ends = names.Split(" .. ");
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        int first = Find(ends[0]).FullSpan.Start;
        int last = Find(ends[^1]).FullSpan.End;
        return text[first..last].Split('\n');

        MemberDeclarationSyntax Find(string name) =>
            root.DescendantNodes().OfType<MemberDeclarationSyntax>().FirstOrDefault(member => NameOf(member) == name)
                ?? throw new FormatException($"There is no member '{name}'.");
    }

    /// <summary>A nested class's members have its name before theirs.</summary>
    private static string NameOf(MemberDeclarationSyntax member)
    {
        string name = member switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
            _ => "",
        };
        return member.Parent is ClassDeclarationSyntax { Parent: ClassDeclarationSyntax } kernel
            ? $"{kernel.Identifier.Text}.{name}"
            : name;
    }

    /// <summary>Paragraphs are divided by empty lines.</summary>
    private static string[] Paragraphs(string[] lines, string openings)
    {
        string[] ends = openings.Split(" .. ");
        int first = Array.FindIndex(lines, line => Opens(line, ends[0]));
        int last = first < 0 ? -1 : Array.FindIndex(lines, first, line => Opens(line, ends[^1]));
        if (last < 0)
        {
            throw new FormatException($"There is no paragraph '{openings}'.");
        }

        int end = Array.FindIndex(lines, last, static line => line.Trim().Length is 0 || line.Trim() == "}");
        return lines[first..end];
    }

    private static bool Opens(string line, string opening) =>
        line.Trim().StartsWith("// " + opening, StringComparison.Ordinal)
        || line.Trim().StartsWith(opening, StringComparison.Ordinal);
}
