using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Reports;

/// <summary>All sheets of a run.</summary>
internal sealed class Report
{
    public List<Measurement> Measured { get; } = [];

    public List<Sheet> Topologies { get; } = [];

    public Sheet? Ceiling { get; set; }

    public Sheet? Lesser { get; set; }

    public Sheet? Sweep { get; set; }

    public string? Plot { get; set; }

    public Sheet? Generator { get; set; }

    public Sheet? Files { get; set; }

    public Sheet? Jitted { get; set; }

    public Sheet? Targets { get; set; }

    public void Write()
    {
    }
}
