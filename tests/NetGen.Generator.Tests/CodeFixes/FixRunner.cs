using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>A user's file in an editor: what generator and analyzers make of it, and what a fix does to it.</summary>
internal sealed class FixRunner(CodeFixProvider provider)
{
    private static readonly ConcurrentDictionary<(string, LanguageVersion), Document> Opened = [];
    private static readonly ConditionalWeakTable<Project, Task<IReadOnlyList<Diagnostic>>> Known = [];

    /// <summary>A project of one file; nothing changes it, so that all tests of a file share it.</summary>
    public static Document Open(string source, LanguageVersion language = LanguageVersion.CSharp14) =>
        Opened.GetOrAdd((source, language), _ => Open(language, [source])[0]);

    /// <summary>The documents File0.cs, File1.cs, … of one project.</summary>
    public static Document[] OpenAll(params string[] sources) => Open(LanguageVersion.CSharp14, sources);

    public static Document[] Documents(Project project) =>
        [.. project.Documents.OrderBy(document => document.Name, StringComparer.Ordinal)];

    public static async Task<string> Text(Document document) => (await document.GetTextAsync()).ToString();

    /// <summary>NetGen's diagnostics and the compiler's errors.</summary>
    public static Task<IReadOnlyList<Diagnostic>> Diagnose(Document document) => Diagnose(document.Project);

    /// <summary>A project never changes: once is enough.</summary>
    private static Task<IReadOnlyList<Diagnostic>> Diagnose(Project project) => Known.GetValue(project, Compute);

    private static async Task<IReadOnlyList<Diagnostic>> Compute(Project project)
    {
        var compilation = (CSharpCompilation)(await project.GetCompilationAsync())!;
        GeneratorRunner.Run(compilation, out CSharpCompilation output);
        var (found, said) = await GeneratorRunner.Examine(output);
        return
        [
            // Analyzers work side by side, and report in no order.
            .. found.OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
            .. said.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
        ];
    }

    /// <summary>What the fix offers in a document, for its first diagnostic that it mends.</summary>
    public async Task<CodeAction?> Offer(Document document)
    {
        foreach (Diagnostic diagnostic in await Mendable(document))
        {
            var actions = new List<CodeAction>();
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
            if (actions.Count > 0)
            {
                return Assert.Single(actions);
            }
        }

        return null;
    }

    /// <summary>One diagnostic after another, until nothing is offered.</summary>
    public async Task<Document> FixOneByOne(Document document)
    {
        for (int times = 0; times < 20; times++)
        {
            if (await Offer(document) is not { } action)
            {
                return document;
            }

            document = await Apply(document, action);
        }

        throw new InvalidOperationException("The fix is offered again and again:\n" + await Text(document));
    }

    /// <summary>All at once of the document, or of what is around it.</summary>
    public async Task<Document> FixAll(Document document, FixAllScope scope = FixAllScope.Document)
    {
        CodeAction offer = (await Offer(document))!;
        CodeAction action = (await provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            document,
            provider,
            scope,
            offer.EquivalenceKey!,
            provider.FixableDiagnosticIds,
            new Given(await Mendable(document.Project)),
            default)))!;
        return await Apply(document, action);
    }

    private static Document[] Open(LanguageVersion language, string[] sources)
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(Consumer.Net10, language, sources);
        Project project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Consumer",
            "Consumer",
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: Consumer.Net10.References));
        for (int i = 0; i < sources.Length; i++)
        {
            project = project.AddDocument($"File{i}.cs", sources[i]).Project;
        }

        return Documents(project);
    }

    private async Task<IReadOnlyList<Diagnostic>> Mendable(Document document)
    {
        SyntaxTree? tree = await document.GetSyntaxTreeAsync();
        return [.. (await Mendable(document.Project)).Where(diagnostic => diagnostic.Location.SourceTree == tree)];
    }

    private async Task<IReadOnlyList<Diagnostic>> Mendable(Project project) =>
        [.. (await Diagnose(project)).Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id))];

    private static async Task<Document> Apply(Document document, CodeAction action)
    {
        ApplyChangesOperation operation =
            (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
        return operation.ChangedSolution.GetDocument(document.Id)!;
    }

    private sealed class Given(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
