using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Cold;
using NetGen.Benchmarks.Compiling;
using NetGen.Benchmarks.Engines;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Processes;
using NetGen.Benchmarks.Reports;
using Spectre.Console;

namespace NetGen.Benchmarks;

/// <summary>Measures what the command line asks for, and prints it as it comes.</summary>
internal sealed class Run(Options options)
{
    private readonly List<Target> _targets = [];
    private readonly Report _report = new();

    public void Go()
    {
        bool all = options.Everything;
        if (options.Cold)
        {
            if (options.Sweep || options.Lesser || options.Compile || options.Targets)
            {
                throw new ArgumentException("--cold measures fresh processes alone: ask for the rest in another run.");
            }

            if (options.Write && (options.Named || options.AllKernels))
            {
                throw new ArgumentException(
                    "--cold --write-report writes the whole table: leave out --topology and --kernels.");
            }

            Cold();
            if (options.Write) _report.WriteCold();
            return;
        }

        AnsiConsole.WriteLine(Gcc.Version ?? "No gcc here: C and libfann are left out.");
        if (!FannEngine.IsThere) AnsiConsole.WriteLine("No libfann here (Debian: libfann-dev): it is left out.");
        Ceiling ceiling = Ceiling.Measure();
        Show(_report.Ceiling = CeilingTable.Of(ceiling));
        if (all || options.Named || options.Targets) Topologies(ceiling);
        if (all || options.Lesser) Lesser();
        if (all || options.Sweep || options.Targets) Sweep(ceiling);
        if (all || options.Compile || options.Targets) Compile();
        if (options.Write) Cold();
        if (_targets.Count > 0) Show(_report.Targets = Reports.Targets.Sheet(_targets));
        if (options.Write) _report.Write();
    }

    private static void Show(Sheet sheet) => sheet.Print();

    private void Topologies(Ceiling ceiling)
    {
        foreach (Measurement measured in Session.Run(options.Topologies, options.Effort))
        {
            Sheet sheet = Tables.Costs(measured);
            Show(sheet);
            _report.Topologies.Add(sheet);
            _report.Measured.Add(measured);
            _targets.AddRange(Reports.Targets.Of(measured, ceiling));
        }
    }

    private void Cold()
    {
        foreach (Sheet sheet in ColdRun.Go(
            options.Named ? options.Topologies : null, options.AllKernels, options.Quick ? 3 : 7))
        {
            Show(sheet);
            _report.Cold.Add(sheet);
        }
    }

    private void Lesser()
    {
        Sheet sheet = Tables.Lesser([.. _report.Measured, .. LesserMachines.Run(options.Topologies, options.Quick)]);
        Show(_report.Lesser = sheet);
    }

    private void Sweep(Ceiling ceiling)
    {
        var effort = options.Effort with { Others = false, Kernels = false };
        IReadOnlyList<Measurement> sweep = [.. Session.Run(Cases.Topologies.Sweep, effort)];
        Show(_report.Sweep = SweepTables.Costs(sweep));
        _report.Plot = SweepPlot.ToSvg(sweep, ceiling);
        _targets.AddRange(SweepTables.Targets(sweep));
    }

    private void Compile()
    {
        IReadOnlyList<CompileCost> costs = Children.Generate();
        Show(_report.Generator = CompileTables.Generator(costs));
        Show(_report.Edits = CompileTables.Edits(costs));
        Show(_report.Files = CompileTables.Files(costs.First(cost => cost.Topology == "64-64-10")));
        IReadOnlyList<JittedCode> codes = Children.Jit();
        Show(_report.Jitted = CompileTables.Jitted(codes));
        _targets.AddRange(CompileTables.Targets(costs, codes));
    }
}
