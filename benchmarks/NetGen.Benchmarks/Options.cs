using System.CommandLine;
using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks;

/// <summary>The command line.</summary>
internal sealed class Options
{
    private readonly Option<string[]> _topology = new("--topology", "-t")
    {
        Description = "These topologies only, such as 8-8-8 or 16-32-32-4; any may be asked for.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _quick = new("--quick") { Description = "Fewer and shorter rounds." };
    private readonly Option<bool> _cOnly = new("--c-only") { Description = "No contender but C." };
    private readonly Option<bool> _kernels = new("--kernels") { Description = "Scalar, Vector and Loop beside Auto." };
    private readonly Option<bool> _sweep = new("--sweep") { Description = "Cost against size, n-n-n from 8 to 512." };
    private readonly Option<bool> _lesser = new("--lesser") { Description = "The same with less of the hardware." };
    private readonly Option<bool> _compile = new("--compile") { Description = "Time and size of generated code." };
    private readonly Option<bool> _targets = new("--targets") { Description = "All that is asked, met or missed." };

    private readonly Option<bool> _write = new("--write-report")
    {
        Description = "Everything, or with --cold that alone, and the figures into docs/performance.md and README.md.",
    };

    private readonly Option<bool> _cold = new("--cold")
    {
        Description = "Fresh processes: first call, calls after 100, steady state; may be written to the report alone.",
    };

    private readonly Option<string?> _childCold = new("--child-cold") { Hidden = true };
    private readonly Option<Kernel> _kernel = new("--kernel") { Hidden = true };
    private readonly Option<bool> _childMeasure = new("--child-measure") { Hidden = true };
    private readonly Option<string?> _childGenerate = new("--child-generate") { Hidden = true };
    private readonly Option<bool> _childJit = new("--child-jit") { Hidden = true };

    /// <summary>What was asked for.</summary>
    public ParseResult Parsed { get; private set; } = null!;

    /// <summary>Nothing in particular: everything.</summary>
    public bool Everything => Write || !(Named || Sweep || Lesser || Compile || Targets || Cold);

    public bool Named => Parsed.GetValue(_topology) is { Length: > 0 };

    public bool Quick => Parsed.GetValue(_quick);

    public bool Sweep => Parsed.GetValue(_sweep);

    public bool Lesser => Parsed.GetValue(_lesser);

    public bool Compile => Parsed.GetValue(_compile);

    public bool Targets => Parsed.GetValue(_targets);

    public bool Cold => Parsed.GetValue(_cold);

    public string? ChildCold => Parsed.GetValue(_childCold);

    /// <summary>Of a child.</summary>
    public Kernel Kernel => Parsed.GetValue(_kernel);

    public bool AllKernels => Parsed.GetValue(_kernels);

    public bool Write => Parsed.GetValue(_write);

    public bool ChildMeasure => Parsed.GetValue(_childMeasure);

    public string? ChildGenerate => Parsed.GetValue(_childGenerate);

    public bool ChildJit => Parsed.GetValue(_childJit);

    /// <exception cref="FormatException">A name is no topology.</exception>
    public IReadOnlyList<Topology> Topologies => Named
        ? [.. Parsed.GetValue(_topology)!.SelectMany(text => text.Split(',')).Select(Topology.Parse)]
        : Cases.Topologies.Listed;

    public Effort Effort => new(
        Quick ? 20 : 50,
        TimeSpan.FromMilliseconds(Quick ? 1 : 2),
        !Parsed.GetValue(_cOnly),
        Parsed.GetValue(_kernels) || Everything);

    public RootCommand Command(Action run)
    {
        var command = new RootCommand("Measures NetGen beside C and other libraries, all in one run and interleaved.")
        {
            _topology, _quick, _cOnly, _kernels, _sweep, _lesser, _compile, _targets, _write,
            _cold, _childCold, _kernel, _childMeasure, _childGenerate, _childJit,
        };
        command.SetAction(parsed =>
        {
            Parsed = parsed;
            run();
        });
        return command;
    }
}
