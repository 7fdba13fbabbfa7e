using System.Runtime.InteropServices;
using NetGen.Benchmarks.Engines;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Reports;

/// <summary>All sheets of a run, and their places in the repository: figures there are never typed by hand.</summary>
internal sealed class Report
{
    public List<Measurement> Measured { get; } = [];

    public List<Sheet> Topologies { get; } = [];

    public Sheet? Ceiling { get; set; }

    public Sheet? Lesser { get; set; }

    public Sheet? Sweep { get; set; }

    public string? Plot { get; set; }

    public Sheet? Generator { get; set; }

    public Sheet? Edits { get; set; }

    public Sheet? Files { get; set; }

    public Sheet? Jitted { get; set; }

    public List<Sheet> Cold { get; } = [];

    public Sheet? Targets { get; set; }

    /// <summary>Everything must have been measured.</summary>
    public void Write()
    {
        File.WriteAllText(Repository.File("docs/performance.svg"), Plot);
        new MarkedFile("docs/performance.md")
            .Set("machine", Machine())
            .Set("ceiling", Ceiling!.ToMarkdown())
            .Set("targets", Targets!.ToMarkdown())
            .Set("topologies", Titled("### ", [.. Topologies]))
            .Set("variants", Tables.Variants(Measured).ToMarkdown())
            .Set("lesser", Lesser!.ToMarkdown())
            .Set("sweep", Sweep!.ToMarkdown())
            .Set("compile", Titled("### ", Generator!, Edits!, Files!, Jitted!))
            .Save();
        WriteCold();
        new MarkedFile("README.md").Set("performance", Tables.Summary(Measured).ToMarkdown()).Save();
    }

    /// <summary>What fresh processes measured.</summary>
    public void WriteCold() =>
        new MarkedFile("docs/performance.md").Set("cold", Titled("### ", [.. Cold])).Save();

    private static string Titled(string prefix, params Sheet[] sheets) =>
        string.Join('\n', sheets.Select(sheet => $"{prefix}{sheet.Title}\n\n{sheet.ToMarkdown()}"));

    private static string Machine() =>
        $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, " +
        $"vectors of {Session.InstructionSet}, " +
        $"{Caches.First / 1024} kB and {Caches.Second / 1024} kB of cache a core; " +
        $"C by {Gcc.Version ?? "nobody"}, `{Gcc.Flags}`.\n";
}
