#!/usr/bin/env dotnet
#:package Markdig

// Writes every Markdown page of the repository as HTML, for a static web server. Fails if a link leads nowhere.
//   dotnet run .ci/pages.cs -- FOLDER [REPOSITORY]
// REPOSITORY is the address of the sources, such as https://github.com/owner/name. Links to files that are not pages go
// there. Without it, such a link stays plain text.
using System.Diagnostics;
using System.Net;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

if (args is not [var target, .. var rest] || rest.Length > 1)
{
    Console.Error.WriteLine("usage: dotnet run .ci/pages.cs -- FOLDER [REPOSITORY]");
    return 2;
}

string? repository = rest is [{ Length: > 0 } address] ? address.TrimEnd('/') : null;
string root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
string[] files = Tracked(root);
HashSet<string> pages = [.. files.Where(IsPage)], folders = [.. files.SelectMany(Parents)];
MarkdownPipeline pipeline = new MarkdownPipelineBuilder()
    .UsePipeTables().UseAutoLinks().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();
Dictionary<string, MarkdownDocument> documents = pages.ToDictionary(
    page => page, page => Markdown.Parse(File.ReadAllText(Path.Combine(root, page)), pipeline));
Dictionary<string, HashSet<string>> anchors = documents.ToDictionary(
    page => page.Key,
    page => page.Value.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "").ToHashSet());
List<string> broken = [];
HashSet<string> copied = [];
foreach ((string page, MarkdownDocument document) in documents)
{
    foreach (LinkInline link in document.Descendants<LinkInline>().ToArray())
    {
        Redirect(page, link);
    }

    string file = Path.Combine(target, Html(page));
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, Whole(page, Title(page), document.ToHtml(pipeline)));
}

foreach (string file in copied)
{
    string copy = Path.Combine(target, file);
    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
    File.Copy(Path.Combine(root, file), copy, overwrite: true);
}

broken.ForEach(Console.Error.WriteLine);
Console.WriteLine($"{pages.Count} pages and {copied.Count} pictures in {target}, {broken.Count} broken links");
return broken.Count == 0 ? 0 : 1;

void Redirect(string page, LinkInline link)
{
    string url = link.Url ?? "";
    if (url.Contains("://", StringComparison.Ordinal) || url.StartsWith("mailto:", StringComparison.Ordinal)) return;

    string[] parts = url.Split('#', 2);
    string anchor = parts.Length > 1 ? "#" + parts[1] : "";
    string to = parts[0].Length == 0
        ? page
        : Path.GetRelativePath(root, Path.Combine(root, page, "..", Uri.UnescapeDataString(parts[0]))).Replace('\\', '/');
    if (pages.Contains(to))
    {
        if (anchor.Length > 0 && !anchors[to].Contains(parts[1])) broken.Add($"{page}: {url}: no such heading");
        link.Url = (parts[0].Length == 0 ? "" : Relative(page, Html(to))) + anchor;
    }
    else if (files.Contains(to) && Path.GetExtension(to) is ".svg" or ".png")
    {
        copied.Add(to);
    }
    else if (files.Contains(to) || folders.Contains(to))
    {
        if (repository is not null) link.Url = $"{repository}/{(files.Contains(to) ? "blob" : "tree")}/main/{to}{anchor}";
        else Unlink(link);
    }
    else
    {
        broken.Add($"{page}: {url}: no such file");
    }
}

static void Unlink(LinkInline link)
{
    Inline last = link;
    foreach (Inline inner in link.ToArray())
    {
        inner.Remove();
        last.InsertAfter(inner);
        last = inner;
    }

    link.Remove();
}

string Title(string page) => documents[page].Descendants<HeadingBlock>().FirstOrDefault()?.Inline is { } heading
    ? string.Concat(heading.Descendants<LeafInline>().Select(inline => inline switch
    {
        CodeInline code => code.Content,
        LiteralInline literal => literal.Content.ToString(),
        _ => "",
    }))
    : page;

static string Whole(string page, string title, string body) => $$"""
    <!DOCTYPE html>
    <html lang="{{(page.StartsWith("docs/ja/", StringComparison.Ordinal) ? "ja" : "en")}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{WebUtility.HtmlEncode(title)}}</title>
    <style>
    :root { color-scheme: light dark; }
    body { max-width: 54rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }
    pre { overflow-x: auto; padding: .75rem; }
    pre, code { background: color-mix(in srgb, currentColor 8%, transparent); border-radius: .25rem; }
    code { font-size: .9em; }
    pre code { background: none; }
    table { display: block; overflow-x: auto; border-collapse: collapse; }
    td, th { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .25rem .6rem; }
    img { max-width: 100%; }
    </style>
    </head>
    <body>
    <nav><a href="{{Relative(page, "index.html")}}">NetGen</a> · <a href="{{Relative(page, "docs/index.html")}}">Documentation</a></nav>
    <main>
    {{body}}</main>
    </body>
    </html>

    """;

static bool IsPage(string file) =>
    file.EndsWith(".md", StringComparison.Ordinal) && !file.StartsWith(".github/", StringComparison.Ordinal);

// A folder's README is what its address shows.
static string Html(string page) => Path.GetFileName(page) == "README.md"
    ? page[..^"README.md".Length] + "index.html"
    : Path.ChangeExtension(page, ".html");

static string Relative(string page, string to) =>
    Path.GetRelativePath(Path.Combine("/", page, ".."), Path.Combine("/", to)).Replace('\\', '/');

static IEnumerable<string> Parents(string file)
{
    for (string? folder = Path.GetDirectoryName(file); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
    {
        yield return folder.Replace('\\', '/');
    }
}

static string[] Tracked(string root)
{
    using Process git = Process.Start(new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
    {
        WorkingDirectory = root,
        RedirectStandardOutput = true,
    })!;
    string[] files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    git.WaitForExit();
    return files;
}
